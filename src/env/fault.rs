//! What can be wrong in or with a file: data, without any text of the file.

use std::fmt;

use super::Origin;
use crate::say::file::FaultReason;

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
