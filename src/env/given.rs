//! Values that the program gives: tests, command-line flags, other stores.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ffi::{OsStr, OsString};

use super::{Mention, Origin, Said};

#[derive(Clone)]
pub(super) struct Given {
    /// `None`: no layer below answers for this name.
    values: HashMap<OsString, Option<OsString>>,
    origin: Origin,
}

impl Given {
    pub(super) fn get(&self, name: &str) -> Option<Said<'_>> {
        Some(match self.values.get(OsStr::new(name))? {
            Some(value) => Said::Value(Cow::Borrowed(value), Cow::Borrowed(&self.origin)),
            None => Said::Unset,
        })
    }

    pub(super) fn mentions(&self) -> impl Iterator<Item = Mention<'_>> {
        self.values.iter().map(|(name, value)| {
            let set = value.as_ref().filter(|value| !value.is_empty());
            (Cow::Borrowed(name.as_os_str()), set.map(|_| Cow::Borrowed(&self.origin)))
        })
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
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
