//! A layer of values in code, or of bare names: for tests, command-line flags and other stores.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::sync::Arc;

use super::{Answer, Origin, Source, Take};
use crate::hash::Map;

#[derive(Clone)]
pub(super) struct Given {
    values: Map<OsString, Value>,
    origin: Origin,
}

/// The entry for one name.
#[derive(Clone)]
pub(super) enum Value {
    /// Unset here and in every lower layer.
    Nothing,
    Text(OsString),
    /// Set, but the value is elsewhere.
    Unknown,
}

impl Source for Given {
    fn get(&self, name: &str) -> Option<Answer<'_>> {
        Some(match self.values.get(OsStr::new(name))? {
            Value::Nothing => Answer::Unset,
            Value::Text(text) => Answer::Value(Cow::Borrowed(text), Cow::Borrowed(&self.origin)),
            Value::Unknown => Answer::Unknown(&self.origin),
        })
    }

    fn mentions<'a>(&'a self, take: Take<'_, 'a>) {
        for (name, value) in &self.values {
            let set = match value {
                Value::Nothing => false,
                Value::Text(text) => !text.is_empty(),
                Value::Unknown => true,
            };
            take(Cow::Borrowed(name), set.then_some(Cow::Borrowed(&self.origin)));
        }
    }

    fn named(&self, label: &str) -> Option<Arc<dyn Source>> {
        let origin = Origin::Given { label: Some(label.to_owned()) };
        (self.origin == Origin::Given { label: None }).then(|| Arc::new(Self { origin, ..self.clone() }) as _)
    }
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Given({})", self.values.len())
    }
}

impl FromIterator<(OsString, Value)> for Given {
    fn from_iter<I: IntoIterator<Item = (OsString, Value)>>(values: I) -> Self {
        Self { values: values.into_iter().collect(), origin: Origin::Given { label: None } }
    }
}
