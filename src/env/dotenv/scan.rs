//! Scans one value in a `.env` file: its end, its references and its first error.

use std::ops::Range;

use super::Wrong;
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
    /// The value is empty, and a comment starts right after the `=`.
    pub(super) is_comment: bool,
}

impl ScannedValue {
    pub(super) fn is_empty(&self) -> bool {
        self.inner.is_empty() && self.wrong.is_none()
    }
}

/// Scans the value after an `=`. Returns it with the end of its last line.
pub(super) fn scan(text: &str, after_equals: usize) -> Result<(ScannedValue, usize), Wrong> {
    let end = end_of_line(text, after_equals);
    let line = text[after_equals..end].trim_start();
    let at = end - line.len();
    match line.chars().next() {
        None | Some('#') => {
            let is_comment = !line.is_empty() && at == after_equals;
            let inner = after_equals..after_equals;
            let value =
                ScannedValue { at: after_equals, quote: None, inner, references: Vec::new(), wrong: None, is_comment };
            Ok((value, end))
        }
        Some(quote @ ('\'' | '"')) => quoted(text, at, quote),
        Some(_) => Ok((bare(text, at..end), end)),
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
    let (references, wrong) = if quote == '"' { inspect(text, inner.clone()) } else { (Vec::new(), None) };
    Ok((ScannedValue { at, quote: Some(quote), inner, references, wrong: first(wrong, after), is_comment: false }, end))
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
    let (references, wrong) = inspect(text, inner.clone());
    let after = after.map(|(at, reason)| (line.start + at, reason));
    ScannedValue { at: line.start, quote: None, inner, references, wrong: first(wrong, after), is_comment: false }
}

/// Returns the length of an unquoted value, which ends before trailing white space or a comment, and its first error.
fn bare_end(line: &str) -> (usize, Option<Wrong>) {
    let wrong = |at, reason| (line.trim_end().len(), Some((at, reason)));
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let next = at + c.len_utf8();
        match c {
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

/// Returns the references of a value that is not in single quotes, and its first error.
fn inspect(text: &str, inner: Range<usize>) -> (Vec<Range<usize>>, Option<Wrong>) {
    let value = &text[inner.clone()];
    let mut references = Vec::new();
    let mut at = 0;
    while let Some(found) = value[at..].find(['\\', '$']) {
        let found = at + found;
        let length = if value[found..].starts_with('\\') {
            escape(&value[found..])
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

/// Returns the length of an escape that dotenvy supports.
fn escape(text: &str) -> Result<usize, FaultReason> {
    match text[1..].chars().next() {
        Some('\\' | '\'' | '"' | '$' | ' ' | 'n') => Ok(2),
        _ => Err(FaultReason::Escape),
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
