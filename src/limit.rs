//! How much is said, whatever an environment holds: one place for the bounds of lists, texts and outputs.

use std::borrow::Cow;
use std::fmt;

/// Problems of one value that are named.
pub(crate) const OF_A_VALUE: usize = 20;

/// Lines of one file that are named.
pub(crate) const OF_A_FILE: usize = 100;

/// Bytes of a text that comes from outside, such as a value or a label. No path that a system opens is longer.
const TEXT: usize = 4096;

/// Bytes that the longest output has: a report, a summary, or either of them as JSON.
const OUTPUT: usize = 1 << 20;

/// What the parts of a list share, with room left for the lines around them.
pub(crate) const LIST: usize = OUTPUT - (1 << 14);

/// The start of a text that is too long, and how long it is.
pub(crate) fn cut(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.len() <= TEXT {
        return text;
    }
    format!("{}... ({} characters)", start(&text, TEXT), text.chars().count()).into()
}

fn start(text: &str, mut length: usize) -> &str {
    while !text.is_char_boundary(length) {
        length -= 1;
    }
    &text[..length]
}

/// Takes from a list what does not fit into an output.
pub(crate) fn overflow<T>(list: &mut Vec<T>, room: &mut usize, weight: fn(&T) -> usize) -> Vec<T> {
    let mut fits = 0;
    while let Some(rest) = list.get(fits).and_then(|one| room.checked_sub(weight(one))) {
        *room = rest;
        fits += 1;
    }
    list.split_off(fits)
}

/// Whether a list certainly fits into an output: cheaper than to weigh it, and true of nearly all.
pub(crate) fn is_short<T>(list: &[T], length: fn(&T) -> usize) -> bool {
    list.iter().map(length).sum::<usize>() <= LIST / 8
}

/// At most how many bytes a text has in any output: the longest escape has six.
pub(crate) fn weight(text: &str) -> usize {
    // 0xc2 and 0xe2 begin what ends a line outside of ASCII.
    let is_escaped = |byte: &u8| matches!(byte, 0..b' ' | b'"' | b'\\' | 0x7f | 0xc2 | 0xe2);
    text.len() + 5 * text.as_bytes().iter().filter(|byte| is_escaped(byte)).count()
}

/// Writes the structure of a value, as much of it as is useful. Half of an output leaves room to indent it.
pub(crate) fn write_structure(value: &dyn fmt::Debug, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = if f.alternate() { format!("{value:#?}") } else { format!("{value:?}") };
    if text.len() <= OUTPUT / 2 {
        return f.write_str(&text);
    }
    f.write_str(start(&text, OUTPUT / 2))?;
    f.write_str("...")
}
