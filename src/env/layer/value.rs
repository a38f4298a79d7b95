//! What a layer says about a name.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::fmt;

use super::{Answer, Note};
use crate::env::LayerText;
use crate::env::text::wipe;
use crate::origin::Origin;

/// What a [`Layer`](super::Layer), or a [function](crate::Env::from_fn), says about a name.
///
/// A text converts into a `Value`. `Debug` does not show it.
///
/// ```
/// use factor3::layer::Value;
///
/// assert_eq!(Value::from("8080"), Value::Text("8080".into()));
/// assert_eq!(format!("{:?}", Value::from("hunter2")), "Text");
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// Set to this text, which may be empty.
    Text(OsString),
    /// Unset, here and in every lower layer.
    Unset,
    /// Set, to a value that is elsewhere: in a vault, or in a Secret of the cluster.
    Unknown,
    /// Set to a value that is elsewhere, or not set here at all. It is then up to the layers below.
    ///
    /// Where a lower layer sets the name, it is set for sure. Elsewhere, a required variable is a warning of the
    /// summary, and so is an optional group that may be incomplete. A load is an error, as for [`Unknown`](Self::Unknown).
    Perhaps,
    /// Set, but the value cannot be read. Only a configuration that reads the name reports the note.
    Broken(Note),
}

impl Value {
    pub(super) fn said<'a>(&'a self, name: &str, origin: &'a Origin) -> Answer<'a> {
        match self {
            Self::Text(text) => Answer::Value(LayerText::Borrowed(text), Cow::Borrowed(origin)),
            other => other.clone().into_said(name, origin),
        }
    }

    pub(super) fn into_said<'a>(self, name: &str, origin: &'a Origin) -> Answer<'a> {
        let origin = Cow::Borrowed(origin);
        match self {
            Self::Text(text) => Answer::Value(text.into(), origin),
            Self::Unset => Answer::Unset,
            Self::Unknown => Answer::Unknown(origin),
            Self::Perhaps => Answer::Perhaps(origin),
            Self::Broken(note) => Answer::Unreadable(note.about(name).into_fault(false)),
        }
    }

    /// Overwrites a text. A public type cannot do so when it is dropped, because its parts could not be moved out.
    pub(super) fn wipe(&mut self) {
        if let Self::Text(text) = self {
            wipe(text);
        }
    }

    pub(super) fn is_set(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Unset => false,
            Self::Unknown | Self::Perhaps | Self::Broken(_) => true,
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Text",
            Self::Unset => "Unset",
            Self::Unknown => "Unknown",
            Self::Perhaps => "Perhaps",
            Self::Broken(_) => "Broken",
        })
    }
}

impl From<OsString> for Value {
    fn from(text: OsString) -> Self {
        Self::Text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<&OsStr> for Value {
    fn from(text: &OsStr) -> Self {
        Self::Text(text.into())
    }
}
