//! Recognisers: how a text looks that came to be wrong. They answer yes or no; the advice is in [`say::hint`](crate::say).

use std::net::SocketAddr;

use crate::text::{find, split_once};

/// A text to look at.
#[derive(Clone, Copy)]
pub(crate) struct Look<'a> {
    pub(crate) text: &'a str,
    /// The item of a map that it is the key or the value of; else the text itself.
    pub(crate) item: &'a str,
    /// The variable that holds it, if it is known.
    pub(crate) variable: &'a str,
    /// The items of a list are trimmed, and each is looked at alone.
    pub(crate) is_list: bool,
}

impl<'a> Look<'a> {
    /// Looks at a text as such.
    pub(crate) fn at(text: &'a str) -> Self {
        Self { text, item: text, variable: "", is_list: false }
    }
}

pub(crate) fn is_blank(look: &Look<'_>) -> bool {
    !look.text.is_empty() && look.text.trim().is_empty()
}

/// One line, with a line break at its end. A text of several lines may end as it likes: a PEM key does.
pub(crate) fn ends_with_line_break(look: &Look<'_>) -> bool {
    let line = look.text.trim_end_matches(LINE_BREAK);
    !look.is_list && line.len() < look.text.len() && !line.contains(LINE_BREAK)
}

pub(crate) fn has_white_space_around(look: &Look<'_>) -> bool {
    !look.is_list && look.text.trim() != look.text
}

/// `PORT=PORT=80`. A map may have a key that is called like its variable.
pub(crate) fn repeats_its_name(look: &Look<'_>) -> bool {
    let rest = look.item.strip_prefix(look.variable).filter(|_| !look.variable.is_empty());
    let value = rest.and_then(|rest| rest.strip_prefix('='));
    let may_be_key = look.is_list || look.item != look.text;
    value.is_some_and(|value| !may_be_key || value.contains('='))
}

/// `80 # the port`
pub(crate) fn has_comment(look: &Look<'_>) -> bool {
    find(look.text, " #").is_some()
}

/// `["a"]`, `{"a":1}`, `[1, 2]`; not `[::1]`, and not `[YOUR-PASSWORD]`.
pub(crate) fn is_json(look: &Look<'_>) -> bool {
    let text = look.text.trim();
    let inner = |open, close| text.strip_prefix(open).and_then(|text| text.strip_suffix(close)).map(str::trim);
    let is_numbers = |inner: &str| inner.bytes().all(|b| b.is_ascii_digit() || b", .-".contains(&b));
    inner('[', ']').is_some_and(|inner| inner.starts_with(['"', '{']) || is_numbers(inner))
        || inner('{', '}').is_some_and(|inner| inner.is_empty() || inner.starts_with('"'))
}

const LINE_BREAK: [char; 2] = ['\n', '\r'];

/// A list as JSON and YAML write it: `[a, b]`, `{"a": 1}`; not `{{ list }}`.
pub(crate) fn is_in_brackets(text: &str) -> bool {
    let text = text.trim();
    let is_between = |open, close| text.starts_with(open) && text.ends_with(close);
    !has_double_braces(text) && (is_between('[', ']') || is_between('{', '}'))
}

/// `tcp://10.0.0.11:6379`: what Kubernetes and `docker --link` inject for a service.
pub(crate) fn is_link_address(text: &str) -> bool {
    let Some(rest) = ["tcp://", "udp://", "sctp://"].iter().find_map(|scheme| text.strip_prefix(scheme)) else {
        return false;
    };
    rest.parse::<SocketAddr>().is_ok()
}

pub(crate) fn is_quoted(text: &str) -> bool {
    matches!(text.as_bytes(), [b'"', .., b'"'] | [b'\'', .., b'\''] | [b'`', .., b'`'])
}

const QUOTES: &[char] = &['"', '\'', '`', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{ab}', '\u{bb}'];

pub(crate) fn starts_with_quote(text: &str) -> bool {
    text.starts_with(QUOTES)
}

pub(crate) fn ends_with_quote(text: &str) -> bool {
    text.ends_with(QUOTES)
}

/// Quotes of any kind around a text, curly ones too.
pub(crate) fn is_in_quotation_marks(text: &str) -> bool {
    starts_with_quote(text) && ends_with_quote(text) && text.chars().nth(1).is_some()
}

/// Whether something stands between two marks: `${X}`.
fn has_between(text: &str, open: &str, close: &str) -> bool {
    // To look for a text costs more than to look for a character, which nearly no value has.
    text.contains(['$', '{', '<']) && split_once(text, open).is_some_and(|(_, rest)| find(rest, close).is_some())
}

/// `${X}`
pub(crate) fn has_braces(text: &str) -> bool {
    has_between(text, "${", "}")
}

/// `$(X)`
pub(crate) fn has_parentheses(text: &str) -> bool {
    has_between(text, "$(", ")")
}

/// `{{ x }}`
pub(crate) fn has_double_braces(text: &str) -> bool {
    has_between(text, "{{", "}}")
}

/// `<x>`
pub(crate) fn has_angle_brackets(text: &str) -> bool {
    has_between(text, "<", ">")
}

/// `<https://api.internal>`: how a mail or a Markdown file writes a URL.
pub(crate) fn is_autolink(text: &str) -> bool {
    text.starts_with('<') && text.ends_with('>') && find(text, "://").is_some()
}

/// `[text](https://api.internal)`
pub(crate) fn is_markdown_link(text: &str) -> bool {
    text.starts_with('[') && split_once(text, "](").is_some_and(|(_, rest)| find(rest, "://").is_some())
}

/// `$NAME`, where a part of a text begins and ends.
pub(crate) fn has_variable(text: &str) -> bool {
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

/// `DATABASE_URL=postgres://...`, or `BROKER=kafka:9092`. Not the `=` that base64 ends with, and not a connection string
/// of another grammar, `Server=db;Database=orders`.
pub(crate) fn is_assignment_of_address(text: &str) -> bool {
    let Some((name, value)) = text.split_once('=') else { return false };
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let is_address = value.contains([':', '.', '/']) && !value.contains([';', '=']);
    is_name && (is_address || find(value, "://").is_some())
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
