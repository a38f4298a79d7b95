//! The environment of the process: a view, read when asked, or all of it at once for a load of many variables.

use std::borrow::Cow;
use std::env::VarError;
use std::ffi::OsStr;

use super::{Env, Layer, Origin, Said, Snapshot, Text};

/// How the process is asked.
#[derive(Clone, Copy)]
pub(crate) enum Process<'a> {
    View,
    Snapshot(&'a Snapshot),
}

impl<'a> Process<'a> {
    #[inline]
    pub(crate) fn value(self, name: &str) -> Option<Cow<'a, OsStr>> {
        match self {
            Self::View => std::env::var_os(name).map(Cow::Owned),
            Self::Snapshot(snapshot) => snapshot.find(name).map(Cow::Borrowed),
        }
    }

    /// The same, as a text.
    pub(crate) fn text(self, name: &str) -> Option<Text<'a>> {
        match self {
            Self::View => std::env::var(name).map_or_else(no_text, |text| Some(Text::Utf8(text.into()))),
            Self::Snapshot(variables) => variables.find(name).map(|text| Cow::Borrowed(text).into()),
        }
    }

    pub(super) fn get(self, name: &str) -> Option<Said<'a>> {
        self.value(name).map(|value| Said::Value(value, Cow::Borrowed(&Origin::Process)))
    }

    /// On Windows a snapshot has the names, and finds none of them: they fold case there, and a hash does not.
    fn of(snapshot: &'a Snapshot) -> Self {
        if cfg!(windows) { Self::View } else { Self::Snapshot(snapshot) }
    }
}

impl Env {
    /// The environment of the process, if it is all there is.
    pub(crate) fn process_alone(&self) -> Option<Process<'_>> {
        let alone = !self.layers.is_empty() && self.layers.iter().all(|layer| matches!(layer, Layer::Process));
        alone.then(|| self.process_layer())
    }

    pub(super) fn process_layer(&self) -> Process<'_> {
        self.snapshot.get().map_or(Process::View, Process::of)
    }

    /// Every variable of the process, as it was when this was asked for the first time.
    pub(super) fn snapshot(&self) -> &Snapshot {
        self.snapshot.get_or_init(Snapshot::take)
    }

    /// If the process is a layer, answers for it from now on with what it says now.
    pub(crate) fn take_snapshot(&self) {
        if self.layers.iter().any(|layer| matches!(layer, Layer::Process)) {
            self.snapshot();
        }
    }

    /// The same, for one load of so many variables, which may take a snapshot of the process.
    pub(crate) fn for_load(self, variables: usize) -> Self {
        if prefers_snapshot(variables) {
            self.take_snapshot();
        }
        self
    }
}

#[cold]
pub(crate) fn no_text(error: VarError) -> Option<Text<'static>> {
    match error {
        VarError::NotPresent => None,
        VarError::NotUnicode(text) => Some(Text::Other(text.into())),
    }
}

/// Whether a load of so many variables is cheaper with a snapshot.
///
/// A lookup compares the name with each variable of the process until one is equal: some 6 instructions for one that
/// begins otherwise, some 20 for one with the same prefix. A snapshot copies and hashes every variable, some 1,000
/// instructions each, and finds a name at once. Both costs grow with the number of variables that are set, so that it
/// does not decide, and need not be known: what decides is how many lookups are saved.
fn prefers_snapshot(variables: usize) -> bool {
    variables >= 150 && !cfg!(windows)
}
