//! The position of a walk over a schema.

use super::{Field, VariableSpec};
use crate::say::load::path_of;
use crate::say::{FieldName, InstanceName, KnownName};

/// The groups around a field: their joined prefixes, and the path of their fields.
#[derive(Clone)]
pub(crate) struct Cursor {
    /// The joined prefixes. A name is appended to them and removed again.
    pub(crate) name: KnownName,
    pub(crate) path: Vec<FieldName>,
}

impl Cursor {
    pub(crate) fn new(prefix: &'static str) -> Self {
        Self { name: KnownName::new(prefix), path: Vec::new() }
    }

    /// Enters a group. Returns the length to which [`leave`](Self::leave) truncates the name.
    #[inline]
    pub(crate) fn enter(&mut self, field: &'static str, prefix: &'static str) -> usize {
        let length = self.name.len();
        self.name.push(prefix);
        self.path.push(FieldName::Borrowed(field));
        length
    }

    /// Enters an instance of a group, whose fields have its name in theirs.
    pub(crate) fn enter_instance(&mut self, instance: &InstanceName) -> usize {
        let length = self.name.len();
        self.name.push_instance(instance);
        self.path.push(FieldName::Owned(instance.text().to_owned()));
        length
    }

    pub(crate) fn leave(&mut self, length: usize) {
        self.path.pop();
        self.name.truncate(length);
    }

    pub(crate) fn full_name(&self, spec: &VariableSpec) -> KnownName {
        spec.full_name(&self.name)
    }

    /// Returns the full name of a variable, or of one of its aliases.
    pub(crate) fn spelled(&self, spec: &VariableSpec, alias: Option<&'static str>) -> KnownName {
        let name = alias.unwrap_or(spec.name);
        if spec.absolute { KnownName::new(name) } else { self.name.join(name) }
    }

    /// Returns the length of the prefixes in the full name.
    pub(crate) fn prefix_length(&self, spec: &VariableSpec) -> usize {
        if spec.absolute { 0 } else { self.name.len() }
    }

    /// Returns the path of a field: `smtp.port`.
    pub(crate) fn full_path(&self, field: &Field) -> String {
        let mut path = self.group_path();
        if !path.is_empty() && !field.name.is_empty() {
            path.push('.');
        }
        path + field.name
    }

    /// Returns the path of the group around the field.
    pub(crate) fn group_path(&self) -> String {
        path_of(&self.path)
    }
}
