//! Values without quotes that were meant to span lines: a PEM, or a document in brackets.

use std::ops::Range;

use super::token::{end_of_line, identifier};

/// The most lines that such a value is searched for.
const LINES: usize = 1000;

/// Returns the end of a value that begins in the rest of a line and ends in a later one. Without quotes, no reader takes
/// more than the first line.
pub(super) fn end_of_several(text: &str, rest: Range<usize>) -> Option<usize> {
    match text[rest.clone()].trim_end() {
        first if is_begin(first) && !first.contains(END) => end_of_pem(text, rest.end),
        "{" => end_of_document(text, rest.end, "}"),
        "[" => end_of_document(text, rest.end, "]"),
        _ => None,
    }
}

const END: &str = "-----END ";

fn is_begin(line: &str) -> bool {
    line.starts_with("-----BEGIN ")
}

/// Returns each line after the one that ends here, with its end.
fn lines_after(text: &str, mut end: usize) -> impl Iterator<Item = (&str, usize)> {
    let next = move || {
        let start = end + 1;
        end = end_of_line(text, Some(start).filter(|start| *start <= text.len())?);
        Some((text[start..end].trim(), end))
    };
    std::iter::from_fn(next).take(LINES)
}

/// Returns the end of a PEM, or of several that follow each other.
fn end_of_pem(text: &str, end: usize) -> Option<usize> {
    let (mut found, mut is_open) = (None, true);
    for (line, end) in lines_after(text, end) {
        match (is_open, is_begin(line)) {
            (true, true) | (false, false) => break,
            (false, true) => is_open = true,
            (true, false) if line.starts_with(END) => (found, is_open) = (Some(end), false),
            (true, false) => {}
        }
    }
    found
}

/// Returns the end of a document, unless a line sets a variable first.
fn end_of_document(text: &str, end: usize, close: &str) -> Option<usize> {
    let is_assignment = |line: &str| line[identifier(line).len()..].starts_with('=') && !line.starts_with('=');
    lines_after(text, end)
        .take_while(|(line, _)| !is_assignment(line))
        .find(|(line, _)| *line == close)
        .map(|(_, end)| end)
}
