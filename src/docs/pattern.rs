//! What is expected, as a regular expression of JSON Schema for the whole of a text.

mod integer;

use std::borrow::Cow;
use std::ops::Bound;

use crate::expected::{Expected, Kind, Part, SECRET, literal, words};

/// `None`: any text.
pub(super) fn of(expected: &Expected, separator: &str) -> Option<String> {
    let regex = match expected.kind() {
        Kind::Text(_) => return expected.regex().map(Cow::into_owned),
        Kind::Integer { min, zero, .. } => {
            match expected.bounds().as_ref().map(|bounds| (bounds.start(), bounds.end())) {
                Some((Bound::Included(start), Bound::Included(end))) => integer::between(start, end, min < 0, zero)?,
                _ => return None,
            }
        }
        Kind::Decimal => r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?".to_owned(),
        Kind::Boolean => words(&["true", "t", "yes", "y", "on", "1", "false", "f", "no", "n", "off", "0"]),
        Kind::Duration => {
            let units = ["w", "d", "h", "m", "s", "ms", "us", "ns"].map(|unit| format!("(?:[0-9]+{unit} *)?"));
            format!("(?=[0-9])(?!.* $){}", units.concat())
        }
        Kind::Words(list) => words(list),
        Kind::List { length, .. } => {
            let item = item(&expected.part(0, Part::Whole), &[separator]);
            let (more, separator) = (length.map(|length| length.saturating_sub(1)), literal(separator));
            match more {
                Some(more) => format!(r"\s*{item}\s*(?:{separator}\s*{item}\s*){{{more}}}"),
                None => format!(r"\s*{item}\s*(?:{separator}\s*{item}\s*)*"),
            }
        }
        Kind::Tuple(items) => {
            let items: Vec<_> = items.iter().map(|part| format!(r"\s*{}\s*", item(part, &[separator]))).collect();
            items.join(&literal(separator))
        }
        Kind::Map { key, value } => {
            let entry = format!(r"\s*{}\s*=\s*{}\s*", item(key, &[separator, "="]), item(value, &[separator]));
            format!("{entry}(?:{}{entry})*", literal(separator))
        }
    };
    Some(regex)
}

/// A part of a list: trimmed, not empty, and without what ends it.
fn item(expected: &Expected, ends: &[&str]) -> String {
    match of(expected, "") {
        Some(regex) if regex != SECRET => format!("(?:{regex})"),
        // Nothing in the dialect excludes a text of several characters.
        _ if ends.iter().any(|end| end.chars().count() != 1) => r"\S(?:[\s\S]*\S)?".to_owned(),
        _ => {
            let ends: String = ends.iter().map(|end| literal(end)).collect();
            format!(r"[^{ends}\s](?:[^{ends}]*[^{ends}\s])?")
        }
    }
}
