//! A copy of the process environment, for fast lookups.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};

use super::text::wipe;
use super::{Origin, Take};
use crate::hash::hash;

/// A list of the variables, and a hash table of their positions. A table of the variables themselves costs more to
/// build, to walk and to free.
pub(crate) struct Snapshot {
    variables: Vec<(OsString, OsString)>,
    /// An open-addressing hash table with linear probing. It holds positions in `variables`, from 1; 0 is a free slot.
    places: Vec<u32>,
    /// The values are overwritten at the end. That takes 3 to 6 % of the instructions of a large load.
    wiped: bool,
}

impl Snapshot {
    pub(super) fn take(wiped: bool) -> Self {
        let variables: Vec<_> = std::env::vars_os().collect();
        // At least half of the slots stay free, which keeps every probe short.
        let places = vec![0; (2 * variables.len() + 1).next_power_of_two()];
        let mut snapshot = Self { variables, places, wiped };
        for (position, (name, _)) in (1..).zip(&snapshot.variables) {
            let place = snapshot.place(name);
            // If the process has a name twice, the first value wins, as in `std::env::var`.
            if snapshot.places[place] == 0 {
                snapshot.places[place] = position;
            }
        }
        snapshot
    }

    /// Finds a value by its name. It is kept out of line: inlined, the hash would take registers from other lookups.
    #[inline(never)]
    pub(super) fn find(&self, name: &str) -> Option<&OsStr> {
        let (_, value) = self.at(self.place(OsStr::new(name)))?;
        Some(value)
    }

    /// Returns the slot of a name, or the free slot where it would go.
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

impl Drop for Snapshot {
    fn drop(&mut self) {
        if self.wiped {
            self.variables.iter_mut().for_each(|(_, value)| wipe(value));
        }
    }
}
