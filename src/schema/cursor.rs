//! Where a walk over a schema stands.

use super::{Field, VariableSpec};
use crate::say::KnownName;
use crate::say::load::path_of;

/// The groups around a field: their prefixes, put together, and their fields.
#[derive(Clone)]
pub(crate) struct Cursor {
    /// A name is appended and taken off again.
    pub(crate) name: KnownName,
    pub(crate) path: Vec<&'static str>,
}

impl Cursor {
    pub(crate) fn new(prefix: &'static str) -> Self {
        Self { name: KnownName::new(prefix), path: Vec::new() }
    }

    /// Goes into a group. Returns what [`leave`](Self::leave) takes off again.
    #[inline]
    pub(crate) fn enter(&mut self, field: &'static str, prefix: &'static str) -> usize {
        let length = self.name.len();
        self.name.push(prefix);
        self.path.push(field);
        length
    }

    pub(crate) fn leave(&mut self, length: usize) {
        self.path.pop();
        self.name.truncate(length);
    }

    pub(crate) fn full_name(&self, spec: &VariableSpec) -> KnownName {
        spec.full_name(&self.name)
    }

    /// The name by itself, or by one of its aliases.
    pub(crate) fn spelled(&self, spec: &VariableSpec, alias: Option<&'static str>) -> KnownName {
        let name = alias.unwrap_or(spec.name);
        if spec.absolute { KnownName::new(name) } else { self.name.join(name) }
    }

    /// How many bytes of the full name are prefixes.
    pub(crate) fn prefix_length(&self, spec: &VariableSpec) -> usize {
        if spec.absolute { 0 } else { self.name.len() }
    }

    /// `smtp.port`
    pub(crate) fn full_path(&self, field: &Field) -> String {
        let mut path = self.group_path();
        if !path.is_empty() && !field.name.is_empty() {
            path.push('.');
        }
        path + field.name
    }

    /// The path of the group around the field.
    pub(crate) fn group_path(&self) -> String {
        path_of(&self.path)
    }
}
