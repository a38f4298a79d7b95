//! Sentences about the variables of a violated rule: the value of each, where it may be shown, and its origin.

use super::{KnownName, Sentence};
use crate::origin::Origin;

/// `POOL_MAX is 10 (environment)`
pub(crate) fn is(name: &KnownName, value: &Sentence, origin: &Origin) -> Sentence {
    Sentence::of(&[name, " is ", value.as_str(), " (", &origin.text(), ")"])
}

/// A default, which applies because the variable is not set, or empty.
pub(crate) fn is_default(name: &KnownName, value: Option<&Sentence>, empty: Option<&Origin>) -> Sentence {
    let value = value.map_or(" has its default".to_owned(), |value| format!(" is {} (default", value.as_str()));
    let empty = empty.map(|origin| ["set but empty: ", &origin.text()].concat());
    let end = match (value.ends_with("(default"), empty) {
        (true, None) => ")".to_owned(),
        (true, Some(empty)) => format!("; {empty})"),
        (false, None) => String::new(),
        (false, Some(empty)) => format!(" ({empty})"),
    };
    Sentence::of(&[name, &value, &end])
}

pub(crate) fn is_set(name: &KnownName, origin: Option<&Origin>) -> Sentence {
    let place = origin.map(|origin| [" (", &origin.text(), ")"].concat()).unwrap_or_default();
    Sentence::of(&[name, " is set", &place])
}

pub(crate) fn is_empty(name: &KnownName, origin: &Origin) -> Sentence {
    Sentence::of(&[name, " is set but empty (", &origin.text(), ")"])
}

/// Ends a list that is too long.
pub(crate) fn and_more(count: usize) -> Sentence {
    let noun = if count == 1 { " more variable" } else { " more variables" };
    Sentence::of(&["and ", &count.to_string(), noun])
}
