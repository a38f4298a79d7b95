//! The findings about the files of an environment, and about other sources of layers. Each source has at most as many as
//! one screen holds, and one more that counts the rest.

use std::path::Path;

use super::{Finding, Found, Names};
use crate::env::{Fault, Origin};
use crate::hash::{firsts, hash};
use crate::limit::OF_A_FILE;
use crate::say::KnownName;

/// Returns `true` if a configuration reads the name, which makes it safe to show.
pub(super) type Knows<'a> = &'a dyn Fn(&str) -> bool;

/// A file, or the origin of a fault without a file.
type FileOrLabel<'a> = Result<&'a Path, &'a Origin>;

/// The faults of one source.
#[derive(Default)]
struct Room {
    /// The faults that are still to come.
    rest: usize,
    /// How many more may be reported with the name of a variable, and without.
    for_known: usize,
    for_others: usize,
    left_out: usize,
}

impl Found {
    /// Creates the findings for faults, in their order. If a source has too many, those with a known variable take
    /// precedence, because nothing else explains why it has no value.
    pub(crate) fn of_files(faults: &[&Fault], knows: Knows<'_>) -> Vec<Self> {
        let is_known = |fault: &Fault| fault.name.as_deref().is_some_and(knows);
        let hashes: Vec<_> = faults.iter().map(|fault| hash_of_source(&fault.origin)).collect();
        let are_of_one = |one: usize, other: usize| source(&faults[one].origin) == source(&faults[other].origin);
        let firsts = firsts(&hashes, &are_of_one);
        // The room of a source is at the position of its first fault.
        let mut rooms: Vec<Room> = faults.iter().map(|_| Room::default()).collect();
        for (fault, first) in faults.iter().zip(&firsts) {
            rooms[*first].rest += 1;
            rooms[*first].for_known += usize::from(is_known(fault));
        }
        for room in &mut rooms {
            room.for_known = room.for_known.min(OF_A_FILE);
            room.for_others = OF_A_FILE - room.for_known;
        }
        let mut findings = Vec::with_capacity(faults.len().min(OF_A_FILE));
        for (fault, first) in faults.iter().zip(&firsts) {
            let room = &mut rooms[*first];
            let left = if is_known(fault) { &mut room.for_known } else { &mut room.for_others };
            match left.checked_sub(1) {
                Some(less) => {
                    *left = less;
                    findings.push(Self::of_file(fault, knows));
                }
                None => room.left_out += 1,
            }
            room.rest -= 1;
            if room.rest == 0 && room.left_out > 0 {
                let source = source(&fault.origin);
                let origin = source.map_or_else(Origin::clone, |path| Origin::File { path: path.to_path_buf() });
                findings.push(Self { origin: Some(origin), more: room.left_out, ..Self::of_file(fault, &|_| false) });
            }
        }
        findings
    }

    /// Creates the finding for a fault. It includes the name in the fault only if that is safe to show.
    fn of_file(fault: &Fault, knows: Knows<'_>) -> Self {
        let name = fault.name.as_deref().and_then(|name| KnownName::if_known(name, knows));
        let variables = Names::Any(name.into_iter().collect());
        let finding = Finding::File(fault.reason.clone());
        Self { finding, variables, field: None, origin: Some(fault.origin.clone()), more: 0, row: None }
    }
}

fn source(origin: &Origin) -> FileOrLabel<'_> {
    origin.path().ok_or(origin)
}

/// Returns the hash of a source: that of the end of its path, which does not depend on how the path is written, or that of
/// its label.
fn hash_of_source(origin: &Origin) -> usize {
    match source(origin) {
        Ok(path) => hash(path.file_name().unwrap_or_default().as_encoded_bytes()),
        Err(origin) => hash(origin.verbatim().as_bytes()),
    }
}
