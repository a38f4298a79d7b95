//! The environment of the process: a view, read when asked, or all of it at once for a load of many variables.

use std::borrow::Cow;
use std::env::VarError;
use std::ffi::{OsStr, OsString};

use super::{Env, Layer, Mention, Origin, Said, Text};
use crate::hash::hash;

/// Every variable, as it was at one moment.
///
/// They stay in a list, and the table holds their positions: a table of the variables themselves costs more to make, to
/// walk and to free.
#[derive(Clone)]
pub(crate) struct Snapshot {
    variables: Vec<(OsString, OsString)>,
    /// The positions, from 1, each where the hash of its name says, or at the first place after it that was free: 0.
    places: Vec<u32>,
}

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
        match &*self.layers {
            [Layer::Process] => Some(self.process_layer()),
            _ => None,
        }
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

impl Snapshot {
    fn take() -> Self {
        let variables: Vec<_> = std::env::vars_os().collect();
        // At least half of them stay free, so that a search ends, and soon.
        let places = vec![0; (2 * variables.len() + 1).next_power_of_two()];
        let mut snapshot = Self { variables, places };
        for (position, (name, _)) in (1..).zip(&snapshot.variables) {
            let place = snapshot.place(name);
            // Of two values for one name the first counts, as it does for who asks the process.
            if snapshot.places[place] == 0 {
                snapshot.places[place] = position;
            }
        }
        snapshot
    }

    /// Out of line, so that the hash takes no registers from a lookup without one.
    #[inline(never)]
    fn find(&self, name: &str) -> Option<&OsStr> {
        let (_, value) = self.at(self.place(OsStr::new(name)))?;
        Some(value)
    }

    /// The place of a name, or the free one that it would have.
    fn place(&self, name: &OsStr) -> usize {
        let mask = self.places.len() - 1;
        let mut place = hash(name.as_encoded_bytes()) & mask;
        while self.at(place).is_some_and(|(other, _)| other != name) {
            place = (place + 1) & mask;
        }
        place
    }

    fn at(&self, place: usize) -> Option<&(OsString, OsString)> {
        let index = self.places[place].checked_sub(1)?;
        Some(&self.variables[index as usize])
    }

    pub(super) fn mentions(&self) -> impl Iterator<Item = Mention<'_>> {
        self.variables.iter().map(|(name, value)| {
            let origin = (!value.is_empty()).then_some(Cow::Borrowed(&Origin::Process));
            (Cow::Borrowed(&**name), origin)
        })
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
