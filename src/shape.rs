//! Recognisers for values of a suspicious shape. They answer yes or no; the advice is in [`say::hint`](crate::say).

use std::net::SocketAddr;

use crate::text::{find, split_once};

/// A text to examine.
#[derive(Clone, Copy)]
pub(crate) struct Look<'a> {
    pub(crate) text: &'a str,
    /// The entire item, if the text is the key or the value of an item of a map; otherwise the text itself.
    pub(crate) item: &'a str,
    /// The variable that holds the text, or an empty name.
    pub(crate) variable: &'a str,
    /// The text is a list. Its items are trimmed, and examined one by one.
    pub(crate) is_list: bool,
}

impl<'a> Look<'a> {
    /// Examines a text without context.
    pub(crate) fn at(text: &'a str) -> Self {
        Self { text, item: text, variable: "", is_list: false }
    }
}

/// Returns `true` for a text without white space, quotes, brackets and other marks. Nearly every shape has such a mark.
pub(crate) fn is_plain(look: &Look<'_>) -> bool {
    // The text is a part of the item.
    look.item.bytes().all(|byte| PLAIN[usize::from(byte)])
}

/// The bytes of a plain text.
const PLAIN: [bool; 256] = {
    let (mut plain, mut byte) = ([false; 256], 0_u8);
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'+' | b'_' | b'.' | b':' | b'/' | b',' | b';' | b'@');
        byte += 1;
    }
    plain
};

pub(crate) fn is_blank(look: &Look<'_>) -> bool {
    !look.text.is_empty() && look.text.trim().is_empty()
}

/// Returns `true` for a single line with a trailing newline. In a multi-line text, such as a PEM key, one is normal.
pub(crate) fn ends_with_line_break(look: &Look<'_>) -> bool {
    let line = look.text.trim_end_matches(LINE_BREAK);
    !look.is_list && line.len() < look.text.len() && !line.contains(LINE_BREAK)
}

pub(crate) fn has_white_space_around(look: &Look<'_>) -> bool {
    !look.is_list && look.text.trim() != look.text
}

/// Recognises `PORT=PORT=80`. A map may have a key with the name of its variable.
pub(crate) fn repeats_its_name(look: &Look<'_>) -> bool {
    let rest = look.item.strip_prefix(look.variable).filter(|_| !look.variable.is_empty());
    let value = rest.and_then(|rest| rest.strip_prefix('='));
    let may_be_key = look.is_list || look.item != look.text;
    value.is_some_and(|value| !may_be_key || value.contains('='))
}

/// Recognises `80 # the port`.
pub(crate) fn has_comment(look: &Look<'_>) -> bool {
    find(look.text, " #").is_some()
}

/// Recognises `["a"]`, `{"a":1}` and `[1, 2]`, but not `[::1]` or `[YOUR-PASSWORD]`.
pub(crate) fn is_json(look: &Look<'_>) -> bool {
    let text = look.text.trim();
    let inner = |open, close| text.strip_prefix(open).and_then(|text| text.strip_suffix(close)).map(str::trim);
    let is_numbers = |inner: &str| inner.bytes().all(|b| b.is_ascii_digit() || b", .-".contains(&b));
    inner('[', ']').is_some_and(|inner| inner.starts_with(['"', '{']) || is_numbers(inner))
        || inner('{', '}').is_some_and(|inner| inner.is_empty() || inner.starts_with('"'))
}

const LINE_BREAK: [char; 2] = ['\n', '\r'];

/// Recognises a list in the form of JSON or YAML: `[a, b]`, `{"a": 1}`, but not `{{ list }}`.
pub(crate) fn is_in_brackets(text: &str) -> bool {
    let text = text.trim();
    let is_between = |open, close| text.starts_with(open) && text.ends_with(close);
    !has_double_braces(text) && (is_between('[', ']') || is_between('{', '}'))
}

/// Recognises an address that Kubernetes or `docker --link` injects for a service: `tcp://10.0.0.11:6379`.
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

/// Recognises quotes of any kind around a text, including curly ones.
pub(crate) fn is_in_quotation_marks(text: &str) -> bool {
    starts_with_quote(text) && ends_with_quote(text) && text.chars().nth(1).is_some()
}

/// Returns `true` if a text contains two marks, in this order: `${` and `}`.
fn has_between(text: &str, open: &str, close: &str) -> bool {
    // Searching for a character is cheaper than for a text, and few values contain it.
    text.contains(['$', '{', '<']) && split_once(text, open).is_some_and(|(_, rest)| find(rest, close).is_some())
}

/// Recognises `${X}`.
pub(crate) fn has_braces(text: &str) -> bool {
    has_between(text, "${", "}")
}

/// Recognises `$(X)`.
pub(crate) fn has_parentheses(text: &str) -> bool {
    has_between(text, "$(", ")")
}

/// Recognises `{{ x }}`.
pub(crate) fn has_double_braces(text: &str) -> bool {
    has_between(text, "{{", "}}")
}

/// Recognises `<x>`.
pub(crate) fn has_angle_brackets(text: &str) -> bool {
    has_between(text, "<", ">")
}

/// Recognises a URL in the form of a mail or a Markdown file: `<https://api.internal>`.
pub(crate) fn is_autolink(text: &str) -> bool {
    text.starts_with('<') && text.ends_with('>') && find(text, "://").is_some()
}

/// Recognises a Markdown link: `[text](https://api.internal)`.
pub(crate) fn is_markdown_link(text: &str) -> bool {
    text.starts_with('[') && split_once(text, "](").is_some_and(|(_, rest)| find(rest, "://").is_some())
}

/// Recognises `$NAME` as an entire part of a text.
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

/// Recognises `DATABASE_URL=postgres://...` and `BROKER=kafka:9092`, but neither the final `=` of base64 nor a
/// connection string such as `Server=db;Database=orders`.
pub(crate) fn is_assignment_of_address(text: &str) -> bool {
    let Some((name, value)) = text.split_once('=') else { return false };
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let is_address = value.contains([':', '.', '/']) && !value.contains([';', '=']);
    is_name && (is_address || find(value, "://").is_some())
}

/// Recognises a placeholder from a template: `changeme`, `<your-key>`, `xxx`.
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
