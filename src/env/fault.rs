//! A fault of a file, as data. It quotes no text of the file.

use std::fmt;

use super::Origin;
use crate::say::file::FaultReason;

/// A fault in a file, or of the file as a whole. Except for the name, it holds no text of the file.
#[derive(Clone)]
pub(crate) struct Fault {
    /// A position in a `.env` file, or an entire file.
    pub(crate) origin: Origin,
    /// The variable affected, if known. It is safe to show only if a schema contains it.
    pub(crate) name: Option<String>,
    pub(crate) reason: FaultReason,
}

impl fmt::Debug for Fault {
    /// Omits the name: in a malformed line, any text may look like a name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fault({} {})", self.origin, self.reason)
    }
}
