//! Names of variables, put together from prefixes, and paths of fields.

use std::borrow::Cow;

use super::Loader;
use crate::schema::{Field, VariableSpec};

impl Loader<'_> {
    /// Tells the name of a variable, put together without an allocation.
    #[inline]
    pub(super) fn with_own_name<T>(&mut self, spec: &VariableSpec, then: impl FnOnce(&str) -> T) -> T {
        debug_assert!(!self.path.is_empty() || spec.own_name == self.full_name(spec));
        match &mut self.name {
            Cow::Owned(name) if !self.path.is_empty() && !spec.absolute => {
                let length = name.len();
                name.push_str(spec.name);
                let result = then(name);
                name.truncate(length);
                result
            }
            _ => then(spec.own_name),
        }
    }

    /// Puts a name together without an allocation.
    pub(super) fn with_name<T>(&mut self, spec: &VariableSpec, name: &str, then: impl FnOnce(&str) -> T) -> T {
        if spec.absolute {
            return then(name);
        }
        let length = self.name.len();
        self.push_prefix(name);
        let result = then(&self.name);
        self.pop_prefix(length);
        result
    }

    pub(super) fn within_prefix<T>(&mut self, prefix: &str, then: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.name.len();
        self.push_prefix(prefix);
        let result = then(self);
        self.pop_prefix(length);
        result
    }

    #[inline]
    pub(super) fn push_prefix(&mut self, prefix: &str) {
        if let Cow::Borrowed(own_prefix) = self.name {
            self.name = Cow::Owned(long(own_prefix));
        }
        self.name.to_mut().push_str(prefix);
    }

    #[inline]
    pub(super) fn pop_prefix(&mut self, length: usize) {
        self.name.to_mut().truncate(length);
    }

    pub(super) fn full_name(&self, spec: &VariableSpec) -> String {
        spec.full_name(&self.name)
    }

    /// The name that the value was read from.
    pub(super) fn read_name(&self, spec: &VariableSpec) -> String {
        let prefix = if spec.absolute { "" } else { &self.name };
        [prefix, self.alias.unwrap_or(spec.name)].concat()
    }

    pub(super) fn full_path(&self, field: &Field) -> String {
        let mut path = self.group_path();
        push_name(&mut path, field.name);
        path
    }

    /// The path of the group around the field.
    pub(super) fn group_path(&self) -> String {
        let mut path = String::with_capacity(64);
        for name in &self.path {
            push_name(&mut path, name);
        }
        path
    }
}

/// A prefix with room for most names, so that it does not grow.
#[cold]
fn long(prefix: &str) -> String {
    let mut name = String::with_capacity(64);
    name.push_str(prefix);
    name
}

/// `smtp.port`. The content of a newtype variant has no name.
fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() && !name.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}
