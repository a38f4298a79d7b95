//! Scans one value in a `.env` file: its end, its references and its first error.

use std::ops::Range;

use super::Wrong;
use super::lines;
use super::token::{end_of_line, identifier};
use crate::env::FaultReason;

/// A value, not decoded. All offsets are in the whole text.
pub(super) struct ScannedValue {
    /// The first character, which may be a quote.
    pub(super) at: usize,
    pub(super) quote: Option<char>,
    /// The text between the quotes.
    pub(super) inner: Range<usize>,
    /// The range of each `${NAME}`.
    pub(super) references: Vec<Range<usize>>,
    /// An error to report only if the configuration reads the value.
    pub(super) wrong: Option<Wrong>,
    /// A legal value that other readers, or the owner, may mean otherwise.
    pub(super) doubt: Option<Wrong>,
}

impl ScannedValue {
    fn new(at: usize, quote: Option<char>, inner: Range<usize>) -> Self {
        Self { at, quote, inner, references: Vec::new(), wrong: None, doubt: None }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.inner.is_empty() && self.wrong.is_none()
    }
}

/// Scans the value after an `=`. Returns it with the end of its last line.
pub(super) fn scan(text: &str, after_equals: usize) -> Result<(ScannedValue, usize), Wrong> {
    let end = end_of_line(text, after_equals);
    let line = text[after_equals..end].trim_start();
    let at = end - line.len();
    let empty = after_equals..after_equals;
    match line.chars().next() {
        None => Ok((ScannedValue::new(after_equals, None, empty), end)),
        Some('#') if at == after_equals => {
            let wrong = Some((at, FaultReason::Comment));
            Ok((ScannedValue { wrong, ..ScannedValue::new(at, None, at..end) }, end))
        }
        Some('#') => {
            let doubt = Some((at, FaultReason::OnlyComment));
            Ok((ScannedValue { doubt, ..ScannedValue::new(after_equals, None, empty) }, end))
        }
        Some(quote @ ('\'' | '"')) => quoted(text, at, quote),
        Some(_) => match lines::end_of_several(text, at..end) {
            Some(_) => Err((at, FaultReason::SeveralLines)),
            None => Ok((bare(text, at..end), end)),
        },
    }
}

fn quoted(text: &str, at: usize, quote: char) -> Result<(ScannedValue, usize), Wrong> {
    let unterminated = (at, FaultReason::Unterminated);
    let inner = at + 1;
    let Some(length) = closing_quote(&text[inner..], quote) else { return Err(unterminated) };
    let inner = inner..inner + length;

    let end = end_of_line(text, inner.end);
    let rest = &text[inner.end + 1..end];
    let after = rest.trim_start();
    let clean = after.is_empty() || (after.starts_with('#') && after.len() < rest.len());
    if !clean && text[inner.clone()].contains('\n') {
        // The closing quote is more likely the opening quote of a later value, which would be swallowed.
        return Err(unterminated);
    }
    let after = (!clean).then_some((end - after.len(), FaultReason::TextAfterQuote));
    let mut value = ScannedValue::new(at, Some(quote), inner.clone());
    if quote == '"' {
        (value.references, value.wrong) = inspect(text, inner, true);
        value.doubt = broken_path(text, &value);
    }
    value.wrong = first(value.wrong, after);
    Ok((value, end))
}

/// Recognises a path of Windows with `\n` in it, which becomes a line feed: `C:\new`.
fn broken_path(text: &str, value: &ScannedValue) -> Option<Wrong> {
    let path = &text[value.inner.clone()];
    let is_path = matches!(path.as_bytes(), [letter, b':', b'\\', ..] if letter.is_ascii_alphabetic());
    let at = path.find("\\n").filter(|_| is_path && value.wrong.is_none())?;
    (!path[..at].ends_with('\\')).then_some((value.inner.start + at, FaultReason::PathEscape))
}

fn closing_quote(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if c == quote {
            return Some(at);
        }
        // In single quotes a backslash has no special meaning.
        if c == '\\' && quote == '"' {
            chars.next();
        }
    }
    None
}

/// Scans an unquoted value in the rest of its line.
fn bare(text: &str, line: Range<usize>) -> ScannedValue {
    let (length, after) = bare_end(&text[line.clone()]);
    let inner = line.start..line.start + length;
    let after = after.map(|(at, reason)| (line.start + at, reason));
    let mut value = ScannedValue::new(line.start, None, inner.clone());
    (value.references, value.wrong) = inspect(text, inner, false);
    value.doubt = broken_path(text, &value);
    value.wrong = first(value.wrong, after);
    value
}

/// Returns the length of an unquoted value, which ends before trailing white space or a comment, and its first error.
fn bare_end(line: &str) -> (usize, Option<Wrong>) {
    let wrong = |at, reason| (line.trim_end().len(), Some((at, reason)));
    let is_document = is_inline_document(line.split(char::is_whitespace).next().unwrap_or_default());
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let next = at + c.len_utf8();
        match c {
            '"' if is_document => at = next,
            '\'' | '"' => return wrong(at, FaultReason::QuoteInside),
            '\\' => at = next + line[next..].chars().next().map_or(0, char::len_utf8),
            c if c.is_whitespace() => {
                let rest = line[at..].trim_start();
                if rest.is_empty() || rest.starts_with('#') {
                    return (at, None);
                }
                let space = at..line.len() - rest.len();
                if line[space.clone()].contains([' ', '\t']) {
                    return wrong(space.end, FaultReason::TextAfterSpace);
                }
                // Other white space, such as a no-break space, is allowed inside a value.
                at = space.end;
            }
            _ => at = next,
        }
    }
    (at, None)
}

/// Recognises JSON or TOML that every reader keeps as it is, apart from a shell: without white space, and without a
/// character that has a meaning for one of them.
fn is_inline_document(line: &str) -> bool {
    line.starts_with(['{', '['])
        && !line.contains(|c: char| c.is_whitespace() || matches!(c, '\\' | '$' | '#' | '\'' | '`'))
}

/// Returns the references of a value that is not in single quotes, and its first error.
fn inspect(text: &str, inner: Range<usize>, is_quoted: bool) -> (Vec<Range<usize>>, Option<Wrong>) {
    let value = &text[inner.clone()];
    let mut references = Vec::new();
    let mut at = 0;
    while let Some(found) = value[at..].find(['\\', '$']) {
        let found = at + found;
        let length = if value[found..].starts_with('\\') {
            escape(&value[found..], is_quoted)
        } else if found + 1 == value.len() && !value[..found].ends_with('$') {
            // Nothing can follow it.
            Ok(1)
        } else {
            reference(&value[found..]).inspect(|length| {
                references.push(inner.start + found..inner.start + found + length);
            })
        };
        match length {
            Ok(length) => at = found + length,
            Err(reason) => return (references, Some((inner.start + found, reason))),
        }
    }
    (references, None)
}

/// Returns the length of an escape that dotenvy supports, or of a backslash that every reader keeps.
fn escape(text: &str, is_quoted: bool) -> Result<usize, FaultReason> {
    match text[1..].chars().next() {
        Some('\\' | '\'' | '"' | '$' | ' ' | 'n') => Ok(2),
        Some(c) if is_quoted && is_kept(c) => Ok(2),
        _ => Err(FaultReason::Escape),
    }
}

/// Returns `true` if a backslash before the character is part of a value in double quotes, as in `\.`.
pub(super) fn is_kept(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '\\' | '\'' | '"' | '$' | '`')
}

/// Appends a part of a scanned value, and escapes what dotenvy would refuse between double quotes: a quote, a final `$`,
/// and a backslash that is kept.
pub(super) fn escape_for_dotenvy(line: &mut String, part: &str) {
    let mut characters = part.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => {
                let next = characters.next();
                line.push_str(if next.is_some_and(is_kept) { r"\\" } else { r"\" });
                line.extend(next);
            }
            '"' | '$' => line.extend(['\\', c]),
            _ => line.push(c),
        }
    }
}

/// Returns the length of a `${NAME}`.
fn reference(text: &str) -> Result<usize, FaultReason> {
    let Some(inner) = text.strip_prefix("${") else {
        return Err(if text.starts_with("$(") { FaultReason::Command } else { FaultReason::Dollar });
    };
    let Some((inner, _)) = inner.split_once('}') else { return Err(FaultReason::OpenReference) };
    let name = identifier(inner);
    if name.is_empty() {
        Err(FaultReason::NoReference)
    } else if name == inner {
        Ok(name.len() + "${}".len())
    } else {
        Err(FaultReason::Operator)
    }
}

fn first(one: Option<Wrong>, other: Option<Wrong>) -> Option<Wrong> {
    one.into_iter().chain(other).min_by_key(|(at, _)| *at)
}
