//! What can be wrong in or with a file: data, without any text of the file.

use std::fmt;

use super::Origin;

/// What is wrong in or with a file. No text of the file is in it, but for the name.
#[derive(Clone)]
pub(crate) struct Fault {
    /// The place: a position in a `.env` file, or a file.
    pub(crate) origin: Origin,
    /// The variable that it is about, where that is known. Not safe to show unless some schema knows it.
    pub(crate) name: Option<String>,
    pub(crate) reason: FaultReason,
}

impl fmt::Debug for Fault {
    /// Without the name: in a malformed line, what looks like one may be anything.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fault({} {})", self.origin, self.reason)
    }
}

/// Its `Display` follows the place or the variable: "has no `=` after the name".
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum FaultReason {
    #[error("has no `=` after the name")]
    NoEquals,
}

impl FaultReason {
    /// Whether it is about the file as such, and not about something written in it.
    pub(crate) fn is_of_the_file(&self) -> bool {
        match self {
            Self::NoEquals => false,
        }
    }

    /// One line that says what to do.
    pub(crate) fn help(&self) -> Option<&'static str> {
        match self {
            Self::NoEquals => Some("write NAME=value, or put # in front of a comment"),
        }
    }
}
