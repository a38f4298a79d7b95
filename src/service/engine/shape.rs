//! What is wrong with a text before it is a URL at all: how it was copied, quoted, templated.

use super::says;
use crate::value::{ValueError, character};

/// The character at a byte index, by its position: "at character 3 of 5".
pub(in crate::service) fn position(text: &str, index: usize) -> String {
    let before = text.get(..index).unwrap_or(text).chars().count();
    format!("at character {} of {}", before + 1, text.chars().count())
}

/// The rules that hold for every kind of URL, in the order that gives the best message.
pub(in crate::service) fn check(text: &str) -> Result<(), ValueError> {
    if text.is_empty() {
        return Err(ValueError::predicate("is empty"));
    }
    if !text.bytes().all(|b| b.is_ascii_graphic()) {
        all_seen(text)?;
    }
    wrapped(text).or_else(|| assignment(text)).or_else(|| unexpanded(text)).map_or(Ok(()), Err)
}

#[cold]
fn all_seen(text: &str) -> Result<(), ValueError> {
    if text.trim().is_empty() {
        return Err(ValueError::predicate("is nothing but white space").help("set a value, or unset it"));
    }
    text.find(|c| character::unseen(c).is_some()).map_or(Ok(()), |index| Err(unseen(text, index)))
}

#[cold]
fn unseen(text: &str, index: usize) -> ValueError {
    let found = text[index..].chars().next();
    let name = found.and_then(character::unseen).unwrap_or_default();
    let ends = found.is_some_and(|c| index + c.len_utf8() == text.len());
    if ends && text.ends_with('\n') {
        let help = "`echo` adds one: use `printf`, or trim the secret";
        return says(format!("ends with {name}")).help(help);
    }
    if text[index..] == *"\r\n" {
        return ValueError::predicate("ends with a carriage return and a line feed")
            .help("the file has the line ends of Windows: trim the secret");
    }
    let error = match index {
        0 => says(format!("starts with {name}")),
        _ if ends => says(format!("ends with {name}")),
        _ => says(format!("has {name} {}", position(text, index))),
    };
    match found {
        Some(' ') if index > 0 && !ends => error.help("remove it; in a password or a name, write it as %20"),
        _ => error.help("remove it"),
    }
}

const QUOTES: &[char] = &['"', '\'', '`', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{ab}', '\u{bb}'];

fn wrapped(text: &str) -> Option<ValueError> {
    let quotes = "remove the quotes: they are part of the value; `docker run --env-file` and YAML block text keep them";
    let (what, help) = match text {
        _ if text.starts_with(QUOTES) => ("starts with a quotation mark", quotes),
        _ if text.ends_with(QUOTES) => ("ends with a quotation mark", quotes),
        _ if text.starts_with('<') && text.ends_with('>') => ("is in angle brackets", "remove them"),
        _ if text.starts_with('[') && text.contains("](") => ("is a Markdown link", "take only the URL in it"),
        _ if text.ends_with(',') => ("ends with a comma", "remove it"),
        _ if text.ends_with(';') => ("ends with a semicolon", "remove it"),
        _ => return None,
    };
    Some(ValueError::predicate(what).help(help))
}

/// `DATABASE_URL=postgres://...`, or `BROKER=kafka:9092`. Not the `=` that base64 ends with, and not a connection string
/// of another grammar, `Server=db;Database=orders`.
fn assignment(text: &str) -> Option<ValueError> {
    let (name, value) = text.split_once('=')?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let is_address = value.contains([':', '.', '/']) && !value.contains([';', '=']);
    (is_name && (is_address || value.contains("://"))).then(|| {
        ValueError::predicate("starts with a name and `=`").help("set it to what comes after the `=`, and nothing else")
    })
}

/// `${X}`, `$(X)`, `{{ x }}`, `<x>`, and `$X` where a part of a URL begins and ends.
fn unexpanded(text: &str) -> Option<ValueError> {
    // Nearly every text has none of them, and one look is cheaper than five.
    if !text.bytes().any(|b| matches!(b, b'$' | b'{' | b'<')) {
        return None;
    }
    let pairs = [("${", '}', "${...}"), ("$(", ')', "$(...)"), ("{{", '}', "{{...}}"), ("<", '>', "<...>")];
    let pair =
        pairs.iter().find(|(open, close, _)| text.split_once(open).is_some_and(|(_, rest)| rest.contains(*close)));
    let shape = match pair {
        Some((.., shape)) => *shape,
        None if has_variable(text) => "$NAME",
        None => return None,
    };
    Some(
        says(format!("has a placeholder {shape} that was not expanded")).help(
            "whatever should have replaced it did not; in a password, write `$` as %24, `{` as %7B and `<` as %3C",
        ),
    )
}

fn has_variable(text: &str) -> bool {
    let mut begins = true;
    for (index, c) in text.char_indices() {
        if c == '$' && begins {
            let name = &text[index + 1..];
            let end = name.find(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit() && c != '_');
            let (name, after) = name.split_at(end.unwrap_or(name.len()));
            let ends = after.is_empty() || after.starts_with(['/', ':', '@', '.', ',', '?', '&', '-', '#']);
            if name.len() > 1 && name.starts_with(|c: char| c.is_ascii_uppercase() || c == '_') && ends {
                return true;
            }
        }
        begins = matches!(c, '/' | ':' | '@' | '.' | ',' | '=' | '-' | '_');
    }
    false
}
