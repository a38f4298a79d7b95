//! The interface of a layer. [`Env`](super::Env) handles the process itself, because it may hold a snapshot of it.
//! Every other layer is a trait object, and a program links only the layers that it constructs.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;
use std::panic::RefUnwindSafe;
use std::path::Path;
use std::sync::Arc;

#[cfg(feature = "dotenv")]
use super::dotenv::{Definition, Dotenv};
use super::{Fault, LayerText, Origin};

/// One layer of a stack.
#[derive(Clone)]
pub(super) enum Level {
    Process,
    /// An optional `.env` file that does not exist. It has no variables, but is worth a word if one is missing.
    #[cfg_attr(not(feature = "dotenv"), expect(dead_code, reason = "only a `.env` file may be absent"))]
    Absent(Arc<Path>),
    Source(Arc<dyn Source>),
}

impl Level {
    pub(super) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent(_))
    }
}

/// A layer other than the process. Its `Debug` shows the number of variables.
pub(super) trait Source: fmt::Debug + Send + Sync + RefUnwindSafe {
    fn get(&self, name: &str) -> Option<Answer<'_>>;

    /// Answers like `get`, for a name that no configuration reads. A function is asked for no such name.
    fn get_unread(&self, name: &str) -> Option<Answer<'_>> {
        self.get(name)
    }

    /// Passes every name that the layer mentions to `take`.
    fn mentions<'a>(&'a self, take: Take<'_, 'a>);

    /// Returns the origin of names that begin with a prefix and may be set although the layer does not mention them.
    fn rest_under(&self, _prefix: &str) -> Option<&Origin> {
        None
    }

    /// Returns the faults that every load reports, whichever variables it reads.
    fn faults(&self) -> &[Fault] {
        &[]
    }

    /// Returns `true` if the names are those of files, which are spelt in many ways.
    fn is_directory(&self) -> bool {
        false
    }

    /// Returns findings that are allowed, but probably mistakes.
    fn warnings(&self) -> &[Fault] {
        &[]
    }

    /// Returns a labelled copy, if this is a layer of values in code without a label.
    fn named(&self, _label: &str) -> Option<Arc<dyn Source>> {
        None
    }

    /// Returns a copy for one load, if the layer could answer differently during it.
    fn for_load(&self) -> Option<Arc<dyn Source>> {
        None
    }
}

/// Receives a name that a layer mentions, and the origin of its value unless that is empty.
pub(super) type Take<'t, 'a> = &'t mut dyn FnMut(Cow<'a, OsStr>, Option<Cow<'a, Origin>>);

/// One layer's answer for one name.
pub(super) enum Answer<'a> {
    /// Unset, in every lower layer too.
    Unset,
    Value(LayerText<'a>, Cow<'a, Origin>),
    /// Set, to an unknown value.
    Unknown(Cow<'a, Origin>),
    /// Set to an unknown value, or not mentioned.
    Perhaps(Cow<'a, Origin>),
    /// In a file of its own that cannot be read.
    Unreadable(Fault),
    /// A value in a `.env` file, not yet decoded.
    #[cfg(feature = "dotenv")]
    Definition(&'a Dotenv, &'a Definition),
    /// In a line that is already among the faults of its file.
    Reported,
}
