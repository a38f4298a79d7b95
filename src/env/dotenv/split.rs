//! Splits a `.env` file into statements: the position of each name and value, and each error. It decodes nothing.
//!
//! The grammar is dotenvy's, with two exceptions. A value is quoted entirely or not at all, and an unterminated quote
//! spoils only its own line.

use std::ops::Range;

use super::decode::Decoded;
use super::lines;
use super::scan::{ScannedValue, scan};
use super::token::{end_of_line, identifier};
use super::{Start, Wrong};
use crate::env::FaultReason;

/// A line, or several lines that a quoted value spans.
pub(super) struct Statement<'t> {
    pub(super) start: Start,
    pub(super) content: Result<Assignment<'t>, BadLine<'t>>,
}

pub(super) struct Assignment<'t> {
    pub(super) name: &'t str,
    pub(super) name_at: usize,
    pub(super) value: ScannedValue,
}

/// A malformed line, with the name that it sets, if that is certain.
pub(super) struct BadLine<'t> {
    pub(super) name: Option<&'t str>,
    pub(super) wrong: Wrong,
}

pub(super) fn split(source: &Decoded) -> impl Iterator<Item = Statement<'_>> {
    let text = source.text.as_str();
    let mut next = Start { line: 1, at: 0 };
    std::iter::from_fn(move || {
        while next.at < text.len() {
            let start = next;
            let (content, end) = statement(text, start.at);
            next = Start { line: start.line + 1 + text[start.at..end].matches('\n').count(), at: end + 1 };

            if let Some(wrong) = source.refused(start.at..end) {
                let name = match content {
                    Some(Ok(Assignment { name, .. })) => Some(name),
                    Some(Err(BadLine { name, .. })) => name,
                    None => None,
                };
                return Some(Statement { start, content: Err(BadLine { name, wrong }) });
            }
            if let Some(content) = content {
                return Some(Statement { start, content });
            }
        }
        None
    })
}

/// Parses the statement that starts here. Returns `None` for a blank line or a comment, and the offset of the line
/// feed, or of the end of the text, that ends the statement.
fn statement(text: &str, at: usize) -> (Option<Result<Assignment<'_>, BadLine<'_>>>, usize) {
    let end = end_of_line(text, at);
    let line = text[at..end].trim_start();
    if line.is_empty() || line.starts_with('#') {
        return (None, end);
    }
    match head(text, at..end) {
        Ok((name_at, name, value_at)) => match scan(text, value_at) {
            Ok((value, end)) => (Some(Ok(Assignment { name, name_at, value })), end),
            Err(wrong) => {
                let value = end - text[value_at..end].trim_start().len();
                let end = lines::end_of_several(text, value..end).unwrap_or(end);
                (Some(Err(BadLine { name: Some(name), wrong })), end)
            }
        },
        Err(bad) => (Some(Err(bad)), end),
    }
}

/// Parses `NAME =`. Returns the offset of the name, the name, and the offset after the `=`.
fn head(text: &str, line: Range<usize>) -> Result<(usize, &str, usize), BadLine<'_>> {
    let skip_space = |at: usize| line.end - text[at..line.end].trim_start().len();

    let mut at = skip_space(line.start);
    let mut name = identifier(&text[at..line.end]);
    let mut next = skip_space(at + name.len());
    // `export=1` sets a variable called `export`.
    if name == "export" && !text[next..].starts_with('=') {
        at = next;
        name = identifier(&text[at..line.end]);
        next = skip_space(at + name.len());
    }

    let known = Some(name).filter(|name| !name.is_empty());
    let end_of_name = at + name.len();
    let before_comment = text[end_of_name..line.end].split('#').next();
    let has_equals = before_comment.is_some_and(|rest| rest.contains('='));
    let (name, wrong) = match (known, text[next..line.end].chars().next()) {
        (Some(name), Some('=')) => return Ok((at, name, next + 1)),
        (None, Some('=')) => (None, (next, FaultReason::NoName)),
        (Some(_), Some(':')) => (known, (next, FaultReason::Colon)),
        _ if !has_equals => (known, (end_of_name, FaultReason::NoEquals)),
        (None, Some(c)) if c.is_ascii_digit() => (None, (at, FaultReason::NameStart)),
        (Some(_), _) if next > end_of_name => (None, (end_of_name, FaultReason::NameSpace)),
        _ => (None, (next, FaultReason::NameCharacter)),
    };
    Err(BadLine { name, wrong })
}
