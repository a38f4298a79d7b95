//! Values that the program gives: tests, command-line flags, other stores.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};

use super::Origin;

#[derive(Clone)]
pub(super) struct Given {
    /// `None`: no layer below answers for this name.
    values: HashMap<OsString, Option<OsString>>,
    origin: Origin,
}

impl Given {
    pub(super) fn get(&self, name: &str) -> Option<Option<&OsStr>> {
        self.values.get(OsStr::new(name)).map(Option::as_deref)
    }

    pub(super) fn values(&self) -> impl Iterator<Item = (&OsStr, Option<&OsStr>)> {
        self.values.iter().map(|(name, value)| (name.as_os_str(), value.as_deref()))
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    pub(super) fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Gives it a name, unless it has one.
    pub(super) fn name(&mut self, text: &str) {
        if let Origin::Given { label } = &mut self.origin {
            label.get_or_insert_with(|| text.to_owned());
        }
    }
}

impl FromIterator<(OsString, Option<OsString>)> for Given {
    fn from_iter<I: IntoIterator<Item = (OsString, Option<OsString>)>>(values: I) -> Self {
        Self { values: values.into_iter().collect(), origin: Origin::Given { label: None } }
    }
}
