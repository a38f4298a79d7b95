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

/// The marks of a text. Nearly every shape has one that few texts contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Marks {
    /// None: letters, digits, hyphens, underscores and dots.
    Word,
    /// Those of addresses and of lists: no white space, no quotes, no brackets.
    Plain,
    /// Those of a query and of percent-encoding.
    OfQuery,
    Any,
}

impl Marks {
    pub(crate) const COUNT: usize = Self::Any as usize + 1;
}

/// Returns the marks of a text, and of the item that it is a part of.
pub(crate) fn marks(look: &Look<'_>) -> Marks {
    match look.item.bytes().fold(0, |all, byte| all | MARKS[usize::from(byte)]) {
        0 => Marks::Word,
        1 => Marks::Plain,
        2 | 3 => Marks::OfQuery,
        _ => Marks::Any,
    }
}

/// A bit for the marks of an address, one for those of a query, and one for those of no such text.
const MARKS: [u8; 256] = {
    let (mut marks, mut byte) = ([4; 256], 0_u8);
    while byte < 128 {
        marks[byte as usize] = match byte {
            b'-' | b'_' | b'.' => 0,
            _ if byte.is_ascii_alphanumeric() => 0,
            b'+' | b':' | b'/' | b',' | b';' | b'@' => 1,
            b'%' | b'=' | b'?' | b'&' => 2,
            _ => 4,
        };
        byte += 1;
    }
    marks
};
