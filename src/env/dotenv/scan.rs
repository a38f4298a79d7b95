//! One value in a `.env` file: where it ends, what it refers to, and the first thing that makes it no value.

use std::ops::Range;

use super::Wrong;
use super::token::{end_of_line, identifier};
use crate::env::FaultReason;

/// A value, not decoded. All offsets are in the whole text.
pub(super) struct ScannedValue {
    /// Of the first character, which is the quote if there is one.
    pub(super) at: usize,
    pub(super) quote: Option<char>,
    /// Without the quotes.
    pub(super) inner: Range<usize>,
    /// Each `${NAME}`.
    pub(super) references: Vec<Range<usize>>,
    /// Of no concern unless somebody reads the value.
    pub(super) wrong: Option<Wrong>,
    /// There is none, but a comment that starts right after the `=`.
    pub(super) is_comment: bool,
}

impl ScannedValue {
    pub(super) fn is_empty(&self) -> bool {
        self.inner.is_empty() && self.wrong.is_none()
    }
}

/// The value after an `=`, and where its last line ends.
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
        // Rather the quote that opens the value of a later line, which would be lost.
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
        // In single quotes a backslash is a character like any other.
        if c == '\\' && quote == '"' {
            chars.next();
        }
    }
    None
}

/// A value without quotes, in what is left of its line.
fn bare(text: &str, line: Range<usize>) -> ScannedValue {
    let (length, after) = bare_end(&text[line.clone()]);
    let inner = line.start..line.start + length;
    let (references, wrong) = inspect(text, inner.clone());
    let after = after.map(|(at, reason)| (line.start + at, reason));
    ScannedValue { at: line.start, quote: None, inner, references, wrong: first(wrong, after), is_comment: false }
}

/// Where the value ends: before the white space at the end of the line or before a comment, unless something is wrong.
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
                // Other white space, a no-break space for example, may be inside a value.
                at = space.end;
            }
            _ => at = next,
        }
    }
    (at, None)
}

/// What a value outside single quotes refers to, and the first thing that is wrong in it.
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

/// The length of an escape, of those that dotenvy knows.
fn escape(text: &str) -> Result<usize, FaultReason> {
    match text[1..].chars().next() {
        Some('\\' | '\'' | '"' | '$' | ' ' | 'n') => Ok(2),
        _ => Err(FaultReason::Escape),
    }
}

/// The length of a `${NAME}`.
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
