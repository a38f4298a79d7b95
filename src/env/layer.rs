//! What is asked of a layer. The process is answered for by [`Env`](super::Env), which may have a snapshot of it; any
//! other is a trait object, so that a program links only those that it makes.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;
use std::panic::RefUnwindSafe;
use std::sync::Arc;

#[cfg(feature = "dotenv")]
use super::dotenv::{Dotenv, Entry};
use super::{Fault, Origin};

#[derive(Clone)]
pub(super) enum Layer {
    Process,
    Source(Arc<dyn Source>),
}

/// A layer that is not the process. Its `Debug` shows how many variables it has.
pub(super) trait Source: fmt::Debug + Send + Sync + RefUnwindSafe {
    fn get(&self, name: &str) -> Option<Said<'_>>;

    /// Hands on every name that it mentions.
    fn mentions<'a>(&'a self, take: Take<'_, 'a>);

    /// What is wrong with it and in it, whatever is read of it.
    fn faults(&self) -> &[Fault] {
        &[]
    }

    /// What is allowed in it, and probably a mistake.
    fn warnings(&self) -> &[Fault] {
        &[]
    }

    /// The same with a label, if it is one that the program gave and that has none.
    fn named(&self, _label: &str) -> Option<Arc<dyn Source>> {
        None
    }
}

/// Takes a name that a layer mentions, and where it gives it a value that is not empty.
pub(super) type Take<'t, 'a> = &'t mut dyn FnMut(Cow<'a, OsStr>, Option<Cow<'a, Origin>>);

/// What one layer says of one name.
pub(super) enum Said<'a> {
    /// No layer below answers for it either.
    Unset,
    Value(Cow<'a, OsStr>, Cow<'a, Origin>),
    /// It is set, and nobody says to what.
    Unknown(&'a Origin),
    /// A file of its own that cannot be read.
    Unreadable(Fault),
    /// A value in a file, not yet decoded.
    #[cfg(feature = "dotenv")]
    Entry(&'a Dotenv, &'a Entry),
    /// A line that is among the faults of its file.
    #[cfg(feature = "dotenv")]
    Reported,
}
