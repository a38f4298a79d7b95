//! Every variable of the process, as it was at one moment.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};

use super::{Origin, Take};
use crate::hash::hash;

/// They stay in a list, and the table holds their positions: a table of the variables themselves costs more to make, to
/// walk and to free.
pub(crate) struct Snapshot {
    variables: Vec<(OsString, OsString)>,
    /// The positions, from 1, each where the hash of its name says, or at the first place after it that was free: 0.
    places: Vec<u32>,
}

impl Snapshot {
    pub(super) fn take() -> Self {
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
    pub(super) fn find(&self, name: &str) -> Option<&OsStr> {
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

    pub(super) fn mentions<'a>(&'a self, take: Take<'_, 'a>) {
        for (name, value) in &self.variables {
            take(Cow::Borrowed(name), (!value.is_empty()).then_some(Cow::Borrowed(&Origin::Process)));
        }
    }
}
