//! Hints from the shape of a value about the cause of a mistake. They never quote the value.

use crate::expected::{Expected, Kind};
use crate::say::hint::{self, Suspicion};
use crate::say::{KnownName, Sentence};
use crate::text::{find, split_once};

/// Returns one line of help for a rejected value.
pub(crate) fn hint(text: &str, expected: &Expected, separator: &'static str, variable: &KnownName) -> Option<Sentence> {
    let list = expected.is_list();
    if is_link_address(text) {
        return Some(hint::service_link(variable));
    }
    if list && text.trim_start().starts_with(['[', '{']) {
        let items = if matches!(expected.kind(), Kind::Map { .. }) { "key=value items" } else { "the items" };
        return Some(hint::without_brackets(items, separator));
    }
    let help = match text {
        _ if is_quoted(text) => hint::REMOVE_QUOTES,
        _ if unexpanded(text) => hint::NOT_EXPANDED,
        _ if text.ends_with(['\n', '\r']) => hint::REMOVE_LINE_BREAK,
        _ if text.trim() != text && !list => hint::REMOVE_WHITE_SPACE,
        _ if is_placeholder(text) => hint::PLACEHOLDER,
        _ => return for_kind(text, expected),
    };
    Some(help.into())
}

/// Returns one line of help for an item of a list: it has a quote that encloses the entire list, or it looks like
/// several items with another separator.
pub(crate) fn hint_of_item(item: &str, list: &str, separator: &'static str) -> Option<Sentence> {
    let quotes = ['"', '\'', '`'];
    if is_quoted(list) && (item.starts_with(quotes) || item.ends_with(quotes)) {
        return Some(hint::REMOVE_QUOTES.into());
    }
    let several = item.split([',', ';', '|', ' ']).filter(|part| !part.is_empty()).count() > 1;
    several.then(|| hint::separate_with(separator))
}

/// Returns a hint that depends on the expected type.
fn for_kind(text: &str, expected: &Expected) -> Option<Sentence> {
    let help = match expected.kind() {
        Kind::Duration if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) => hint::ADD_UNIT,
        Kind::Duration if text.starts_with(['P', 'p']) => hint::ISO_8601,
        Kind::Duration if text.contains(':') => hint::CLOCK,
        Kind::Integer { .. } | Kind::Decimal if text.contains(',') => hint::ONE_NUMBER,
        _ => return None,
    };
    Some(help.into())
}

/// Returns the reason and the remedy for a text that is valid, but probably a mistake.
pub(crate) fn suspicion(text: &str) -> Option<Suspicion> {
    let one_line = text.trim_end_matches(['\n', '\r']);
    let found = match text {
        _ if text.trim().is_empty() => hint::BLANK,
        _ if text.ends_with(['\n', '\r']) && !one_line.contains('\n') => hint::LINE_BREAK,
        _ if is_quoted(text) => hint::QUOTED,
        _ if unexpanded(text) => hint::UNEXPANDED,
        _ if is_placeholder(text) => hint::LIKE_PLACEHOLDER,
        _ => return None,
    };
    Some(found)
}

/// Returns `true` for an address that Kubernetes or `docker --link` injects for a service, such as
/// `tcp://10.0.0.11:6379`.
pub(crate) fn is_link_address(text: &str) -> bool {
    let Some(rest) = ["tcp://", "udp://", "sctp://"].iter().find_map(|scheme| text.strip_prefix(scheme)) else {
        return false;
    };
    rest.parse::<std::net::SocketAddr>().is_ok()
}

/// The suffixes of the variables that hold such an address: `REDIS_PORT`, `REDIS_PORT_6379_TCP`.
pub(crate) const LINK_NAMES: [&str; 4] = ["_PORT", "_TCP", "_UDP", "_SCTP"];

/// Returns `true` if Kubernetes injected a variable, judging by its name and its value. A deliberate
/// `MQTT_URL=tcp://10.0.0.5:1883` does not count.
pub(crate) fn is_link(name: &str, value: &str) -> bool {
    LINK_NAMES.iter().any(|end| name.ends_with(end)) && is_link_address(value)
}

fn is_quoted(text: &str) -> bool {
    matches!(text.as_bytes(), [b'"', .., b'"'] | [b'\'', .., b'\''] | [b'`', .., b'`'])
}

/// Returns `true` for an unexpanded template: `${X}`, `$(X)`, `{{ x }}`.
fn unexpanded(text: &str) -> bool {
    // Searching for a character is cheaper than for a text, and few values contain it.
    let may_open = text.contains(['$', '{']);
    may_open
        && [("${", "}"), ("$(", ")"), ("{{", "}}")]
            .iter()
            .any(|(open, close)| split_once(text, open).is_some_and(|(_, rest)| find(rest, close).is_some()))
}

/// Returns `true` for a placeholder from a template: `changeme`, `<your-key>`, `xxx`.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let word = text.trim();
    let in_brackets = word.len() > 2 && word.starts_with('<') && word.ends_with('>');
    let filler =
        word.len() > 2 && (word.bytes().all(|b| b.eq_ignore_ascii_case(&b'x')) || word.bytes().all(|b| b == b'*'));
    let words = [
        "changeme",
        "change-me",
        "change_me",
        "replaceme",
        "replace-me",
        "replace_me",
        "placeholder",
        "todo",
        "fixme",
        "tbd",
    ];
    let begins_with = |start: &str| word.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    let yours = ["your-", "your_", "my-secret", "<your"].into_iter().any(begins_with);
    in_brackets || filler || yours || words.iter().any(|other| word.eq_ignore_ascii_case(other))
}
