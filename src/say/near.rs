//! Sentences about a variable that is set under nearly the right name, or in a form that nothing reads.

use std::borrow::Cow;

use super::{KnownName, Sentence};
use crate::limit::cut;
use crate::origin::Origin;

pub(crate) fn other_case(wanted: &KnownName, origin: &Origin) -> Sentence {
    let place = place_of_name(origin);
    Sentence::of(&["it is set in another case (", &place, "), and names are case-sensitive: write ", wanted])
}

pub(crate) fn other_spelling(wanted: &KnownName, origin: &Origin) -> Sentence {
    Sentence::of(&[
        "it is set in another spelling (",
        &place_of_name(origin),
        "), and names must match: write ",
        wanted,
    ])
}

/// The name of the file has the letters of the variable.
pub(crate) fn other_file(wanted: &KnownName, origin: &Origin) -> Sentence {
    let lower = wanted.to_ascii_lowercase();
    Sentence::of(&[&place_of_name(origin), " is not read, because of its name: call the file ", wanted, " or ", &lower])
}

pub(crate) fn misspelt(wanted: &KnownName, set: &KnownName, origin: &Origin) -> Sentence {
    Sentence::of(&[&unused(set, origin), "; did you mean ", wanted, "?"])
}

pub(crate) fn not_read_from_file(wanted: &KnownName, set: &KnownName, origin: &Origin) -> Sentence {
    Sentence::of(&[
        &unused(set, origin),
        ": only secrets and URLs of services are read from files; set ",
        wanted,
        ", or give the field the type `SecretString`",
    ])
}

pub(crate) fn item(wanted: &KnownName, set: &KnownName, origin: &Origin, separator: &'static str) -> Sentence {
    Sentence::of(&[&unused(set, origin), ": write all items into ", wanted, ", with `", separator, "` between them"])
}

pub(crate) fn group_as_json(wanted: &KnownName, set: &KnownName, origin: &Origin) -> Sentence {
    Sentence::of(&[
        &unused(set, origin),
        ": a group is not read from JSON; set each of its variables, such as ",
        wanted,
    ])
}

fn unused(set: &KnownName, origin: &Origin) -> String {
    [set, " is set (", &place_of_name(origin), ") but unused"].concat()
}

/// Returns a place without the column, which is of no use for a name.
fn place_of_name(origin: &Origin) -> Cow<'_, str> {
    match (origin.path(), origin.line()) {
        (Some(path), Some(line)) => format!("{}:{line}", cut(path.to_string_lossy())).into(),
        // Without the verb, which is in the sentence.
        _ if matches!(origin, Origin::Given { label: None }) => "in code".into(),
        _ => origin.text(),
    }
}
