//! What an environment says of one name.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;

use super::{Fault, Origin};

/// What an [`Env`](super::Env) says of one name. Its `Debug` shows the origin only.
pub struct Var<'a> {
    pub(crate) value: Cow<'a, OsStr>,
    pub(crate) origin: Cow<'a, Origin>,
    /// Other variables are in the value: `${NAME}`.
    pub(crate) expanded: bool,
}

/// What a stack of layers says of one name.
#[cfg_attr(not(feature = "dotenv"), expect(dead_code, reason = "only a line in a file can be reported"))]
pub(crate) enum Lookup<'a> {
    /// No layer mentions it, or a layer says that nothing below answers for it.
    Unset,
    /// The highest layer that mentions it. The value may be empty.
    Found(Var<'a>),
    /// The highest layer that mentions it says that it is set, and not to what.
    Unknown(Cow<'a, Origin>),
    /// The highest layer that mentions it holds a text that is no value.
    Broken(Fault),
    /// The highest layer that mentions it could not be read there, which is among its faults already.
    Reported,
}

impl Lookup<'_> {
    /// Where it is set, as far as that can be told; not to an empty text.
    pub(crate) fn set_at(&self) -> Option<&Origin> {
        match self {
            Self::Found(var) => Some(&*var.origin).filter(|_| !var.value.is_empty()),
            Self::Unknown(origin) => Some(origin),
            Self::Unset | Self::Broken(_) | Self::Reported => None,
        }
    }
}

impl Var<'_> {
    /// The value, as the system has it; it may be empty.
    pub fn value(&self) -> &OsStr {
        &self.value
    }

    /// Where the value came from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }
}

impl fmt::Debug for Var<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Var").field("origin", &self.origin).finish_non_exhaustive()
    }
}
