//! Sentences about each part of a service URL. Their parameters are positions, numbers and literals of the tables.

mod credentials;
mod host;
mod path;
mod query;
mod scheme;

use super::value::{Position, Unseen};
use super::{Complaint, Sentence, complaint};

pub(crate) use credentials::*;
pub(crate) use host::*;
pub(crate) use path::*;
pub(crate) use query::*;
pub(crate) use scheme::*;

fn says(parts: &[&str], help: &'static str) -> Complaint {
    Complaint { predicate: Sentence::of(parts), help: Some(help.into()) }
}

fn says_without_help(parts: &[&str]) -> Complaint {
    Complaint { predicate: Sentence::of(parts), help: None }
}

fn helped(predicate: &'static str, help: &[&str]) -> Complaint {
    Complaint { predicate: predicate.into(), help: Some(Sentence::of(help)) }
}

// The text itself.

pub(crate) const EMPTY: &str = super::value::IS_EMPTY;
pub(crate) const IN_QUOTES: Complaint = complaint("is in quotes", "remove them: they are part of the value");

const REMOVE: &str = "remove it";

pub(crate) fn starts_with(unseen: Unseen) -> Complaint {
    says(&["starts with ", &unseen.name()], REMOVE)
}

pub(crate) fn ends_with(unseen: Unseen) -> Complaint {
    says(&["ends with ", &unseen.name()], REMOVE)
}

pub(crate) fn has(unseen: Unseen, at: Position, is_in_query: bool) -> Complaint {
    let help = match (&*unseen.name(), is_in_query) {
        ("a space", true) => "write it as %20",
        ("a space", false) => "remove it; in a password or a name, write it as %20",
        _ => REMOVE,
    };
    says(&["has ", &unseen.name(), " at ", &at.to_string()], help)
}

pub(crate) fn has_in_address(unseen: Unseen, at: Position) -> Complaint {
    says(&["has ", &unseen.name(), " at ", &at.to_string()], REMOVE)
}

pub(crate) fn backslash(at: Position) -> Complaint {
    says(&["has a backslash at ", &at.to_string()], "write `/`; in a password or a name, write %5C")
}

/// Covers a URL on which two parsers agree by chance, too: half of the clients would connect to another server.
pub(crate) const AMBIGUOUS: Complaint = complaint(
    "is parsed differently by different clients",
    "percent-encode the user name, the password and the path; write the host in letters, digits, `-` and `.`",
);

// Percent-encoding. `part` completes "in its …".

pub(crate) fn incomplete_escape(part: &'static str) -> Complaint {
    says(&["has a `%` without two hexadecimal digits after it in its ", part], "write `%` as %25")
}

pub(crate) fn escape_not_utf8(part: &'static str) -> Complaint {
    says(&["has percent-encoded bytes that are not UTF-8 in its ", part], "encode the UTF-8 of the text")
}

pub(crate) fn nul(part: &'static str) -> Complaint {
    says(&["has a NUL (%00) in its ", part], REMOVE)
}
