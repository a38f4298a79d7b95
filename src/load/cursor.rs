//! Names of variables, put together from prefixes, and paths of fields.

use super::Loader;
use crate::say::{KnownName, load::path_of};
use crate::schema::{Field, VariableSpec};

impl Loader<'_> {
    /// Tells the name of a variable, put together without an allocation.
    #[inline]
    pub(super) fn with_own_name<T>(&mut self, spec: &VariableSpec, then: impl FnOnce(&str) -> T) -> T {
        debug_assert!(!self.path.is_empty() || *spec.own_name == *self.full_name(spec));
        match self.name.buffer() {
            Some(name) if !self.path.is_empty() && !spec.absolute => {
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
    pub(super) fn with_name<T>(
        &mut self,
        spec: &VariableSpec,
        name: &'static str,
        then: impl FnOnce(&KnownName) -> T,
    ) -> T {
        if spec.absolute {
            return then(&KnownName::new(name));
        }
        let length = self.name.len();
        self.push_prefix(name);
        let result = then(&self.name);
        self.pop_prefix(length);
        result
    }

    pub(super) fn within_prefix<T>(&mut self, prefix: &'static str, then: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.name.len();
        self.push_prefix(prefix);
        let result = then(self);
        self.pop_prefix(length);
        result
    }

    /// Goes into a group. Returns what is to be taken off again: the lengths of the name and of the reasons.
    pub(super) fn enter(&mut self, field: &'static Field) -> (usize, usize) {
        let around = (self.name.len(), self.why.len());
        self.push_prefix(field.prefix());
        self.path.push(field.name);
        around
    }

    pub(super) fn leave(&mut self, (name, why): (usize, usize)) {
        self.path.pop();
        self.pop_prefix(name);
        self.why.truncate(why);
    }

    #[inline]
    pub(super) fn push_prefix(&mut self, prefix: &'static str) {
        self.name.push(prefix);
    }

    #[inline]
    pub(super) fn pop_prefix(&mut self, length: usize) {
        self.name.truncate(length);
    }

    pub(super) fn full_name(&self, spec: &VariableSpec) -> KnownName {
        spec.full_name(&self.name)
    }

    /// The name by itself or by one of its aliases.
    pub(super) fn spelled(&self, spec: &VariableSpec, alias: Option<&'static str>) -> KnownName {
        let name = alias.unwrap_or(spec.name);
        if spec.absolute { KnownName::new(name) } else { self.name.join(name) }
    }

    pub(super) fn full_path(&self, field: &Field) -> String {
        let mut path = self.group_path();
        if !path.is_empty() && !field.name.is_empty() {
            path.push('.');
        }
        path + field.name
    }

    /// The path of the group around the field.
    pub(super) fn group_path(&self) -> String {
        path_of(&self.path)
    }
}
