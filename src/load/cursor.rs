//! The position of a load: the names of variables and the paths of fields.

use super::Loader;
use crate::say::KnownName;
use crate::schema::{Field, VariableSpec};

impl Loader<'_> {
    /// Builds the name of a variable without an allocation.
    #[inline]
    pub(super) fn with_own_name<T>(&mut self, spec: &VariableSpec, then: impl FnOnce(&str) -> T) -> T {
        debug_assert!(!self.at.path.is_empty() || *spec.own_name == *self.full_name(spec));
        match self.at.name.buffer() {
            Some(name) if !self.at.path.is_empty() && !spec.absolute => {
                let length = name.len();
                name.push_str(spec.name);
                let result = then(name);
                name.truncate(length);
                result
            }
            _ => then(spec.own_name),
        }
    }

    /// Enters a group. Returns the lengths of the name and of the reasons, for the way back.
    pub(super) fn enter(&mut self, field: &'static Field) -> (usize, usize) {
        (self.at.enter(field.name, field.prefix()), self.why.len())
    }

    pub(super) fn leave(&mut self, (name, why): (usize, usize)) {
        self.at.leave(name);
        self.why.truncate(why);
    }

    pub(super) fn full_name(&self, spec: &VariableSpec) -> KnownName {
        self.at.full_name(spec)
    }
}
