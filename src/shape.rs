//! Recognisers for values of a suspicious shape. They answer yes or no; the advice is in [`say::hint`](crate::say).

mod around;
mod foreign;
mod placeholder;

pub(crate) use around::*;
pub(crate) use foreign::*;
pub(crate) use placeholder::*;

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
