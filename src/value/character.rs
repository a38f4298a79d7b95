//! One character of a refused text, by its position and its kind: all that a refusal may tell of a text.

use std::borrow::Cow;

use super::{Form, ValueError};

/// The character at a byte index is wrong. One that cannot be seen is named, any other is only said to break the rule.
#[cold]
pub(crate) fn at(text: &str, index: usize, rule: &'static str) -> ValueError {
    let position = text[..index].chars().count() + 1;
    let of = text.chars().count();
    match text[index..].chars().next().and_then(unseen) {
        Some(name) => ValueError::safe(Form::Explanation, format!("character {position} of {of} is {name}")),
        None => ValueError::at(position, of, rule),
    }
}

/// Nothing is there, or there is something around it that cannot be seen.
#[cold]
pub(crate) fn around(text: &str) -> Option<ValueError> {
    let Some(first) = text.chars().next() else { return Some(ValueError::new("it is empty")) };
    let (last_index, last) = text.char_indices().next_back().unwrap_or((0, first));
    let index = if unseen(first).is_some() { Some(0) } else { unseen(last).map(|_| last_index) };
    index.map(|index| at(text, index, "cannot be seen"))
}

/// The name of a character that leaves no mark on a screen.
pub(crate) fn unseen(c: char) -> Option<Cow<'static, str>> {
    let name = match c {
        ' ' => "a space",
        '\t' => "a tab",
        '\n' => "a line feed",
        '\r' => "a carriage return",
        '\u{a0}' => "a no-break space",
        _ => {
            let kind = match c {
                _ if c.is_whitespace() => "a white space character",
                _ if c.is_control() => "a control character",
                // What comes along when text is copied from a web page or a chat: soft hyphen, zero widths, text
                // directions, byte order mark.
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
                    "an invisible character"
                }
                _ => return None,
            };
            return Some(format!("{kind} (U+{:04X})", u32::from(c)).into());
        }
    };
    Some(name.into())
}
