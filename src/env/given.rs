//! Values that the program gives, or only their names: tests, command-line flags, other stores.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ffi::{OsStr, OsString};

use super::{Mention, Origin, Said};

#[derive(Clone)]
pub(super) struct Given {
    values: HashMap<OsString, Value>,
    origin: Origin,
}

/// What is given for a name.
#[derive(Clone)]
pub(super) enum Value {
    /// No layer below answers for it.
    Nothing,
    Text(OsString),
    /// There is one, and it is elsewhere.
    Unknown,
}

impl Given {
    pub(super) fn get(&self, name: &str) -> Option<Said<'_>> {
        Some(match self.values.get(OsStr::new(name))? {
            Value::Nothing => Said::Unset,
            Value::Text(text) => Said::Value(Cow::Borrowed(text), Cow::Borrowed(&self.origin)),
            Value::Unknown => Said::Unknown(&self.origin),
        })
    }

    pub(super) fn mentions(&self) -> impl Iterator<Item = Mention<'_>> {
        self.values.iter().map(|(name, value)| {
            let set = match value {
                Value::Nothing => false,
                Value::Text(text) => !text.is_empty(),
                Value::Unknown => true,
            };
            (Cow::Borrowed(name.as_os_str()), set.then_some(Cow::Borrowed(&self.origin)))
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

impl FromIterator<(OsString, Value)> for Given {
    fn from_iter<I: IntoIterator<Item = (OsString, Value)>>(values: I) -> Self {
        Self { values: values.into_iter().collect(), origin: Origin::Given { label: None } }
    }
}
