//! Names from a file that are safe to show.

use std::fmt;

/// A name from a file that is safe to show: of a container, an object or a kind. Any other text is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name<'a>(Option<&'a str>);

impl<'a> Name<'a> {
    /// Accepts the name of an object: letters in lower case and digits, with `-`, `_` and `.` within.
    pub(crate) fn object(text: &'a str) -> Self {
        let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'_');
        Self((!text.is_empty() && text.len() <= 63 && text.bytes().all(good)).then_some(text))
    }

    /// Accepts a kind of objects: letters only.
    pub(crate) fn kind(text: &'a str) -> Self {
        let good = text.len() <= 63 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
        Self((good && text.starts_with(|c: char| c.is_ascii_uppercase())).then_some(text))
    }

    pub(crate) fn text(self) -> Option<&'a str> {
        self.0
    }

    /// Returns the name with its place: "`orders` (k8s/orders.yaml:12:9)".
    pub(crate) fn at(self, place: &impl fmt::Display) -> String {
        format!("{self} ({place})")
    }
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(text) => write!(f, "`{text}`"),
            None => f.write_str("(not shown)"),
        }
    }
}

/// Joins the first few of a list.
pub(super) fn listed(list: &[String]) -> String {
    const MOST: usize = 8;
    let more = list.len().saturating_sub(MOST);
    let text = list[..list.len() - more].join(", ");
    if more == 0 { text } else { format!("{text} and {more} more") }
}
