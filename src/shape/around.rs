//! Marks around a text, or beside it: white space, quotes, brackets, a name, a comment.

use super::Look;
use crate::text::{find, split_once};

const LINE_BREAK: [char; 2] = ['\n', '\r'];

fn is_one_line(text: &str) -> bool {
    !text.contains(LINE_BREAK)
}

pub(crate) fn is_blank(look: &Look<'_>) -> bool {
    !look.text.is_empty() && look.text.trim().is_empty()
}

/// Returns `true` for a single line with a trailing newline. In a multi-line text, such as a PEM key, one is normal.
pub(crate) fn ends_with_line_break(look: &Look<'_>) -> bool {
    let line = look.text.trim_end_matches(LINE_BREAK);
    !look.is_list && line.len() < look.text.len() && is_one_line(line)
}

pub(crate) fn has_white_space_around(look: &Look<'_>) -> bool {
    !look.is_list && look.text.trim() != look.text
}

/// Recognises white space around a line. A text of several lines may begin and end with it.
pub(crate) fn has_white_space_around_line(look: &Look<'_>) -> bool {
    has_white_space_around(look) && is_one_line(look.text)
}

/// Recognises white space beside a word, as in `test `. Beside a mark it may be meant: `, ` joins items, and `INFO: `
/// introduces a line.
pub(crate) fn has_white_space_beside_word(look: &Look<'_>) -> bool {
    let word = look.text.trim();
    let starts = look.text.starts_with(char::is_whitespace) && word.starts_with(char::is_alphanumeric);
    let ends = look.text.ends_with(char::is_whitespace) && word.ends_with(char::is_alphanumeric);
    (starts || ends) && is_one_line(look.text)
}

/// Recognises a character that comes along with text from a web page or a chat: soft hyphens, zero widths, text
/// directions, byte order marks.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

pub(crate) fn has_invisible_around(text: &str) -> bool {
    text.starts_with(is_invisible) || text.ends_with(is_invisible)
}

/// Recognises a character that no header and no login takes, apart from line breaks and tabs.
pub(crate) fn has_invisible(text: &str) -> bool {
    text.contains(|c| is_invisible(c) || c == '\u{a0}' || char::is_control(c) && !matches!(c, '\n' | '\r' | '\t'))
}

/// Recognises `PORT=PORT=80`. A map may have a key with the name of its variable.
pub(crate) fn repeats_its_name(look: &Look<'_>) -> bool {
    let rest = look.item.strip_prefix(look.variable).filter(|_| !look.variable.is_empty());
    let value = rest.and_then(|rest| rest.strip_prefix('='));
    let may_be_key = look.is_list || look.item != look.text;
    value.is_some_and(|value| !may_be_key || value.contains('='))
}

/// Recognises `DB_PASSWORD=hunter2`, a line of an env file. Without a `_`, the name could be a part of a secret.
pub(crate) fn is_assignment(text: &str) -> bool {
    let text = text.strip_prefix("export ").unwrap_or(text);
    text.split_once('=').is_some_and(|(name, value)| {
        let is_name = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
        is_name
            && name.len() > 5
            && name.contains('_')
            && name.starts_with(|c: char| c.is_ascii_uppercase())
            && !value.is_empty()
    })
}

/// Recognises `DATABASE_URL=postgres://...` and `BROKER=kafka:9092`, but neither the final `=` of base64 nor a
/// connection string such as `Server=db;Database=orders`.
pub(crate) fn is_assignment_of_address(text: &str) -> bool {
    let Some((name, value)) = text.split_once('=') else { return false };
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let is_address = value.contains([':', '.', '/']) && !value.contains([';', '=']);
    is_name && (is_address || find(value, "://").is_some())
}

/// Recognises `80 # the port`.
pub(crate) fn has_comment(text: &str) -> bool {
    find(text, " #").is_some() || find(text, "\t#").is_some()
}

/// Recognises `info # or debug`, but not `Issue #5`.
pub(crate) fn has_spaced_comment(text: &str) -> bool {
    find(text, " # ").is_some() && is_one_line(text)
}

/// Recognises `# how to make one`, but not a document that begins with a heading.
pub(crate) fn is_comment(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("# ") || text.starts_with("#\t")) && is_one_line(text)
}

pub(crate) fn is_quoted(text: &str) -> bool {
    matches!(text.as_bytes(), [b'"', .., b'"'] | [b'\'', .., b'\''])
}

pub(crate) fn is_in_backticks(text: &str) -> bool {
    matches!(text.as_bytes(), [b'`', .., b'`'])
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

/// Recognises the first line of a value in quotes: `"line1`. A password may well begin with a mark, so only a word
/// counts; and a text may begin with an apostrophe, as in `'tis`.
pub(crate) fn is_open_quote(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    text.strip_prefix('"').is_some_and(|rest| rest.len() > 2 && !rest.starts_with(' ') && rest.chars().all(is_part))
}

/// Recognises a quote at one end of a token, and a curly one at an end of any text. A password may well begin or end
/// with a straight one.
pub(crate) fn has_stray_quote(text: &str) -> bool {
    let curly = |c: char| matches!(c, '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}');
    let straight = |c: char| matches!(c, '"' | '\'');
    let rest = text.strip_prefix(straight).or_else(|| text.strip_suffix(straight));
    let is_token =
        |text: &str| text.len() > 2 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    text.starts_with(curly) || text.ends_with(curly) || rest.is_some_and(is_token)
}

/// Recognises a URL in the form of a mail or a Markdown file: `<https://api.internal>`.
pub(crate) fn is_autolink(text: &str) -> bool {
    text.starts_with('<') && text.ends_with('>') && find(text, "://").is_some()
}

/// Recognises a Markdown link: `[text](https://api.internal)`.
pub(crate) fn is_markdown_link(text: &str) -> bool {
    text.starts_with('[') && split_once(text, "](").is_some_and(|(_, rest)| find(rest, "://").is_some())
}

/// Returns `true` for a text with a scheme and `://` at its start.
pub(crate) fn starts_with_scheme(text: &str) -> bool {
    split_once(text, "://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-._".contains(&b))
    })
}

/// Recognises a URL inside a command or an assignment: `psql 'postgres://db'`, `export DB = postgres://db`.
pub(crate) fn is_around_url(text: &str) -> bool {
    let text = text.trim();
    let mut words = text.split(|c: char| c.is_whitespace() || QUOTES.contains(&c) || c == '=');
    text.contains(char::is_whitespace) && !starts_with_scheme(text.trim_start_matches(QUOTES)) && {
        words.any(starts_with_scheme)
    }
}

/// Recognises several URLs with a comma, a semicolon or white space between them.
pub(crate) fn is_list_of_urls(text: &str) -> bool {
    let mut items =
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|')).filter(|item| !item.is_empty());
    let is_url = |item: &str| starts_with_scheme(item);
    items.next().is_some_and(is_url) && items.next().is_some_and(is_url) && items.all(is_url)
}
