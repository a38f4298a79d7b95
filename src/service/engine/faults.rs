//! The mistakes in the parts of a URL, collected: a report names them all.

use crate::value::ValueError;

#[derive(Default)]
pub(in crate::service) struct Faults(Option<ValueError>);

impl Faults {
    /// Keeps an error, and returns the value if there is none.
    pub(in crate::service) fn keep<T>(&mut self, result: Result<T, impl Into<ValueError>>) -> Option<T> {
        result.map_err(|error| self.add(error.into())).ok()
    }

    pub(in crate::service) fn add(&mut self, error: ValueError) {
        self.0 = Some(match self.0.take() {
            Some(first) => first.and(error),
            None => error,
        });
    }

    pub(in crate::service) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Returns all errors, if there are any.
    pub(in crate::service) fn none(self) -> Result<(), ValueError> {
        self.0.map_or(Ok(()), Err)
    }
}
