//! What the shape of a value says about how it came to be wrong. Texts of our own only: nothing of the value.

use std::borrow::Cow;

use crate::expected::{Expected, Kind};
use crate::text::{find, split_once};

/// One line of help for a value that was refused.
pub(crate) fn hint(text: &str, expected: &Expected, separator: &str, variable: &str) -> Option<Cow<'static, str>> {
    let list = expected.is_list();
    if is_link_address(text) {
        return Some(service_link(variable).into());
    }
    if list && text.trim_start().starts_with(['[', '{']) {
        let items = if matches!(expected.kind(), Kind::Map { .. }) { "key=value items" } else { "the items" };
        return Some(format!("write {items} with `{separator}` between them, without brackets and quotes").into());
    }
    let help = match text {
        _ if is_quoted(text) => QUOTED,
        _ if unexpanded(text) => {
            "it holds a placeholder that was not expanded: whatever should have replaced it did not"
        }
        _ if text.ends_with(['\n', '\r']) => {
            "remove the line break at its end: `echo` adds one, `printf` does not; a file with CRLF line ends leaves a carriage return"
        }
        _ if text.trim() != text && !list => "remove the white space around the value",
        _ if is_placeholder(text) => "it is still a placeholder: set the real value",
        _ => return for_kind(text, expected),
    };
    Some(help.into())
}

const QUOTED: &str =
    "remove the quotes: they are part of the value; `docker run --env-file` and YAML block text keep them";

/// One line of help for an item that has a quote of the whole list, or that looks like several, with another separator
/// between them.
pub(crate) fn hint_of_item(item: &str, list: &str, separator: &str) -> Option<Cow<'static, str>> {
    let quotes = ['"', '\'', '`'];
    if is_quoted(list) && (item.starts_with(quotes) || item.ends_with(quotes)) {
        return Some(QUOTED.into());
    }
    let several = item.split([',', ';', '|', ' ']).filter(|part| !part.is_empty()).count() > 1;
    several.then(|| format!("write `{separator}` between two items").into())
}

/// Hints that depend on what was expected.
fn for_kind(text: &str, expected: &Expected) -> Option<Cow<'static, str>> {
    let help = match expected.kind() {
        Kind::Duration if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) => {
            "add the unit: `s` for seconds, `ms` for milliseconds, `m` for minutes, `h` for hours"
        }
        Kind::Duration if text.starts_with(['P', 'p']) => {
            "ISO 8601 is not read: write the 30 seconds of PT30S as `30s`"
        }
        Kind::Duration if text.contains(':') => "write hours, minutes and seconds with their units: `1h 30m 15s`",
        Kind::Integer { .. } | Kind::Decimal if text.contains(',') => {
            "this is one number, not a list, and it has no thousands separator"
        }
        _ => return None,
    };
    Some(help.into())
}

/// Why a value that is only text, and so was accepted, is probably a mistake: what is wrong with it, and what to do.
pub(crate) fn suspicion(text: &str) -> Option<(&'static str, &'static str)> {
    let one_line = text.trim_end_matches(['\n', '\r']);
    let found = match text {
        _ if text.trim().is_empty() => ("is nothing but white space", "set a value, or unset it"),
        _ if text.ends_with(['\n', '\r']) && !one_line.contains('\n') => {
            ("ends with a line break", "`echo` adds one, `printf` does not")
        }
        _ if is_quoted(text) => {
            ("is in quotes, and they are part of the value", "remove them: `docker run --env-file` keeps them")
        }
        _ if unexpanded(text) => {
            ("holds a placeholder that was not expanded", "whatever should have replaced it did not")
        }
        _ if is_placeholder(text) => ("looks like a placeholder", "set the real value"),
        _ => return None,
    };
    Some(found)
}

/// `tcp://10.0.0.11:6379`: what Kubernetes and `docker --link` inject for a service.
pub(crate) fn is_link_address(text: &str) -> bool {
    let Some(rest) = ["tcp://", "udp://", "sctp://"].iter().find_map(|scheme| text.strip_prefix(scheme)) else {
        return false;
    };
    rest.parse::<std::net::SocketAddr>().is_ok()
}

/// How the variables end that hold such an address: `REDIS_PORT`, `REDIS_PORT_6379_TCP`.
pub(crate) const LINK_NAMES: [&str; 4] = ["_PORT", "_TCP", "_UDP", "_SCTP"];

/// Whether a variable was injected, and set by nobody. `MQTT_URL=tcp://10.0.0.5:1883` is meant.
pub(crate) fn is_link(name: &str, value: &str) -> bool {
    LINK_NAMES.iter().any(|end| name.ends_with(end)) && is_link_address(value)
}

fn service_link(variable: &str) -> String {
    let own = "set `enableServiceLinks: false` in the pod";
    match variable.strip_suffix("_PORT") {
        Some(service) => {
            let service = service.to_ascii_lowercase().replace('_', "-");
            format!("Kubernetes injected it for a Service named `{service}`: {own}, or set {variable} there")
        }
        None => format!("Kubernetes injected it for a Service: {own}, or set {variable} there"),
    }
}

fn is_quoted(text: &str) -> bool {
    matches!(text.as_bytes(), [b'"', .., b'"'] | [b'\'', .., b'\''] | [b'`', .., b'`'])
}

/// `${X}`, `$(X)`, `{{ x }}`.
fn unexpanded(text: &str) -> bool {
    // To look for a text costs more than to look for a character, which nearly no value has.
    let may_open = text.contains(['$', '{']);
    may_open
        && [("${", "}"), ("$(", ")"), ("{{", "}}")]
            .iter()
            .any(|(open, close)| split_once(text, open).is_some_and(|(_, rest)| find(rest, close).is_some()))
}

/// `changeme`, `<your-key>`, `xxx`: what stands in a template for a value.
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
