//! The limits of lists, texts and outputs, which hold for any environment.

use std::borrow::Cow;
use std::fmt;

use crate::text::has;

/// The most problems reported for one value.
pub(crate) const OF_A_VALUE: usize = 20;

/// The most lines reported for one file.
pub(crate) const OF_A_FILE: usize = 100;

/// The longest text from outside, such as a value or a label, in bytes. No system opens a longer path.
const TEXT: usize = 4096;

/// The longest output in bytes: a report, a summary, or either of them as JSON.
const OUTPUT: usize = 1 << 20;

/// The bytes that the items of a list share. The rest of an output is for the lines around them.
pub(crate) const LIST: usize = OUTPUT - (1 << 14);

/// Truncates a text that is too long, and appends its length.
pub(crate) fn cut(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.len() <= TEXT {
        return text;
    }
    format!("{}... ({} characters)", start(&text, TEXT), text.chars().count()).into()
}

/// Escapes control characters, which keeps a value from adding lines to a table. It also cuts off a long text.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    match cut(Cow::Borrowed(text)) {
        Cow::Borrowed(text) => escaped(text),
        Cow::Owned(text) => escaped(&text).into_owned().into(),
    }
}

/// Escapes control characters.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    // Nearly every text consists of only these characters.
    if !has(text, |byte| !matches!(byte, b' '..=b'~')) || !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() { line.extend(c.escape_default()) } else { line.push(c) }
    }
    Cow::Owned(line)
}

fn start(text: &str, mut length: usize) -> &str {
    while !text.is_char_boundary(length) {
        length -= 1;
    }
    &text[..length]
}

/// Removes and returns the items of a list that do not fit into an output.
pub(crate) fn overflow<T>(list: &mut Vec<T>, room: &mut usize, weight: fn(&T) -> usize) -> Vec<T> {
    let mut fits = 0;
    while let Some(rest) = list.get(fits).and_then(|one| room.checked_sub(weight(one))) {
        *room = rest;
        fits += 1;
    }
    list.split_off(fits)
}

/// Returns whether lists of this length certainly fit into an output: cheaper than to weigh them, and true of nearly all.
pub(crate) fn is_short(length: usize) -> bool {
    length <= LIST / 8
}

/// Returns an upper bound for the bytes of a text in any output: the longest escape has six bytes.
// Out of line, because a problem has many texts.
#[inline(never)]
pub(crate) fn weight(text: &str) -> usize {
    // 0xc2 and 0xe2 are the first bytes of the line breaks outside ASCII.
    let is_escaped = |byte: u8| matches!(byte, 0..b' ' | b'"' | b'\\' | 0x7f | 0xc2 | 0xe2);
    // Nearly every text has none of them.
    if !has(text, is_escaped) {
        return text.len();
    }
    text.len() + 5 * text.bytes().filter(|byte| is_escaped(*byte)).count()
}

/// Writes the structure of a value, truncated at half an output. The other half leaves room for indentation.
pub(crate) fn write_structure(value: &dyn fmt::Debug, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = if f.alternate() { format!("{value:#?}") } else { format!("{value:?}") };
    if text.len() <= OUTPUT / 2 {
        return f.write_str(&text);
    }
    f.write_str(start(&text, OUTPUT / 2))?;
    f.write_str("...")
}
