//! Converts the description of a valid value into a regular expression for an entire text, in the dialect of JSON
//! Schema.

mod integer;
#[cfg(test)]
mod tables;

use std::borrow::Cow;
use std::ops::Bound;

use crate::expected::{BOOLEANS, Expected, Kind, Part, UNITS, literal, words};
use crate::text::append;
use crate::value::Options;

/// An item is not split further.
const OF_ITEM: &Options = &Options { separator: "", ..*Options::NONE };

/// Returns the pattern of valid texts, or `None` if any text is valid.
pub(super) fn of(expected: &Expected, options: &Options) -> Option<String> {
    // Two are about URLs, and beyond a pattern. The unit is a part of the description.
    let Options { separator, tls: _, userinfo: _, unit: _ } = *options;
    let regex = match expected.kind() {
        Kind::Text(_) => return expected.regex().map(Cow::into_owned),
        Kind::Integer { min, zero, .. } => {
            match expected.bounds().as_ref().map(|bounds| (bounds.start(), bounds.end())) {
                Some((Bound::Included(start), Bound::Included(end))) => integer::between(start, end, min < 0, zero)?,
                _ => return None,
            }
        }
        Kind::Decimal => r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?".to_owned(),
        Kind::Boolean => words(BOOLEANS.as_flattened()),
        Kind::Duration => {
            let mut regex = r"(?:0|(?=[0-9])(?!.* $)".to_owned();
            for unit in UNITS {
                append(&mut regex, &["(?:[0-9]+", unit.name, " *)?"]);
            }
            regex + ")"
        }
        Kind::Words(_) => words(&expected.texts()),
        Kind::List { length, .. } => {
            let item = item(&expected.part(0, Part::Whole), &[separator]);
            let (more, separator) = (length.map(|length| length.saturating_sub(1)), literal(separator));
            match more {
                Some(more) => format!("{item}(?:{separator}{item}){{{more}}}"),
                None => format!("{item}(?:{separator}{item})*"),
            }
        }
        Kind::Tuple(items) => {
            let (mut regex, between) = (String::new(), literal(separator));
            for (i, part) in items.iter().enumerate() {
                append(&mut regex, &[if i == 0 { "" } else { &between }, &item(part, &[separator])]);
            }
            regex
        }
        Kind::Map { key, value } => {
            let entry = format!("{}={}", item(key, &[separator, "="]), item(value, &[separator]));
            format!("{entry}(?:{}{entry})*", literal(separator))
        }
    };
    Some(regex)
}

/// Returns `true` if the empty text is a valid value of a type that has a pattern.
pub(super) fn has_empty(expected: &Expected) -> bool {
    match expected.kind() {
        Kind::Text(_) => expected.is_secret(),
        Kind::List { length, .. } => length.is_none(),
        Kind::Map { .. } => true,
        _ => false,
    }
}

/// Returns the pattern of an item with the white space around it. The item is not empty and contains none of `ends`.
fn item(expected: &Expected, ends: &[&str]) -> String {
    let space = match ends.iter().find(|end| end.contains(char::is_whitespace)) {
        Some(end) => format!(r"(?:(?!{})\s)*", literal(end)),
        None => r"\s*".to_owned(),
    };
    let item = match of(expected, OF_ITEM) {
        Some(regex) if !expected.is_secret() => format!("(?:{regex})"),
        _ => {
            let (inner, outer) = without(ends);
            format!("{outer}(?:{inner}*{outer})?")
        }
    };
    format!("{space}{item}{space}")
}

/// Returns two patterns for one character: one that does not start any of `ends`, and one that is not white space
/// either.
fn without(ends: &[&str]) -> (String, String) {
    if ends.iter().all(|end| end.chars().count() == 1) {
        let ends = literal(&ends.concat()).replace('-', r"\-");
        (format!("[^{ends}]"), format!(r"[^{ends}\s]"))
    } else {
        let ends = ends.iter().map(|end| literal(end)).collect::<Vec<_>>().join("|");
        (format!(r"(?:(?!{ends})[\s\S])"), format!(r"(?!{ends})\S"))
    }
}
