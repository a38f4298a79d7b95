//! Sentences about Compose files and their env files. Most follow a place, or the name of a variable.

use factor3::Origin;
use factor3::layer::Note;

use super::name::listed;
use crate::yaml::Refusal;

pub(crate) const NAME: &str = "has a character that Compose refuses in a name";
pub(crate) const SPACE: &str = "has a name with a space in it, which Compose refuses";
pub(crate) const QUOTE: &str = "opens a quote that is never closed, so Compose refuses the file";
pub(crate) const BRACE: &str = "has a `${` that Compose cannot read";
pub(crate) const REQUIRED: &str = "needs a variable that is not set, so Compose refuses the file";

pub(crate) const NAME_ONE: &str = "name one of them";
pub(crate) const NOT_A_MAP: &str = "is not a Compose file, which is a map with `services`";
pub(crate) const NOT_SERVICES: &str = "must be a map of services";
pub(crate) const NOT_A_SERVICE: &str = "is not a service, which is a map";
pub(crate) const DOUBLE: &str = "write `$$` for a dollar sign";
pub(crate) const NO_ENVIRONMENT: &str = "must be a map, or a list of NAME=value";
pub(crate) const ITEM: &str = "is not a text, so Compose refuses the list; an item is NAME=value";
pub(crate) const COLON: &str = "put the item in quotes if its value has a colon and a blank";
pub(crate) const NAME_UNKNOWN: &str = "has a name made of a variable that is not known";
pub(crate) const QUOTES: &str = "put it in quotes";
pub(crate) const AS_WRITTEN: &str = "put it in quotes to send it as it is written";
pub(crate) const BLANK: &str = "refers to a variable that is not set, and nothing arrives in its place";
pub(crate) const SET_OR_DEFAULT: &str =
    "set it, give it a default as in `${NAME:-default}`, or write `$$` for a dollar sign";
pub(crate) const EXTENDS: &str = "does not say which service it extends";
pub(crate) const REMOTE: &str = "refers to a file that is not on this machine";
pub(crate) const CONFIG: &str = "render it first: docker compose config > FILE";
pub(crate) const CIRCLE: &str = "extends a service that extends it in turn, so Compose refuses the file";
pub(crate) const NO_BASE: &str = "extends a service that its file does not have";
pub(crate) const NO_FILE: &str = "names a file that does not exist, so Compose refuses the project";
pub(crate) const NO_PATH: &str = "has no path, so Compose refuses the file";
pub(crate) const ENV_FILE_PATH: &str =
    "names an env file by a variable that is not known, so its variables are perhaps set";
pub(crate) const FORMAT: &str = "has a format that Compose does not know; it knows `raw`";
pub(crate) const ENV_FILE_MISSING: &str = "names an env file that does not exist, so Compose refuses the project";

/// The note about a value that Compose refuses.
pub(crate) fn refused(origin: Origin, refusal: Refusal) -> Note {
    match refusal {
        Refusal::Date => Note::new(origin, "is a plain date, which Compose refuses").help(QUOTES),
        Refusal::List => Note::new(origin, "is a list, which Compose refuses"),
        Refusal::Map => Note::new(origin, "is a map, which Compose refuses"),
        Refusal::Number | Refusal::Boolean => Note::new(origin, "is not a text, which Compose refuses").help(QUOTES),
        Refusal::Tag | Refusal::Typed => {
            Note::new(origin, "has a tag that does not fit its text, which Compose refuses")
        }
    }
}

/// Says how a value changes, without the value.
pub(crate) fn rewritten(written: &str, arrives: &str) -> &'static str {
    let digits = written.trim_start_matches(['+', '-']);
    if arrives == "true" || arrives == "false" {
        "is a plain boolean, which arrives in lower case"
    } else if digits.starts_with("0x") || digits.starts_with("0X") {
        "is a plain number in hexadecimal, which arrives in decimal"
    } else if digits.starts_with("0b") || digits.starts_with("0B") {
        "is a plain number in binary, which arrives in decimal"
    } else if digits.starts_with('0') && digits.bytes().all(|byte| matches!(byte, b'0'..=b'7' | b'_' | b'o' | b'O')) {
        "is a plain number with a leading zero, which is octal to Compose, and arrives in decimal"
    } else if arrives.contains('e') {
        "is a plain number, which arrives with an exponent"
    } else {
        "is a plain number, which Compose rewrites, so it does not arrive as it is written"
    }
}

/// "has no service `orders`; its services are `api` (compose.yaml:3:5)"
pub(crate) fn no_service(wanted: Option<&str>, found: &[String]) -> String {
    match (wanted, found) {
        (None, []) => "has no service".to_owned(),
        (None, found) => format!("has {} services: {}", found.len(), listed(found)),
        (Some(wanted), []) => format!("has no service `{wanted}`, nor any other"),
        (Some(wanted), found) => format!("has no service `{wanted}`; its services are {}", listed(found)),
    }
}
