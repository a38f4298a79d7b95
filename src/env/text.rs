//! The text of a variable, as the system returns it.

use std::borrow::Cow;
use std::ffi::OsStr;

/// A text from the system, checked once for UTF-8.
pub(crate) enum SystemText<'a> {
    Utf8(Cow<'a, str>),
    /// A text that is not UTF-8. It is rare enough to copy.
    Other(Box<OsStr>),
}

impl SystemText<'_> {
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Utf8(text) if text.is_empty())
    }
}

impl<'a> From<Cow<'a, OsStr>> for SystemText<'a> {
    fn from(text: Cow<'a, OsStr>) -> Self {
        match text {
            Cow::Borrowed(text) => {
                text.to_str().map_or_else(|| Self::Other(text.into()), |text| Self::Utf8(text.into()))
            }
            Cow::Owned(text) => {
                text.into_string().map_or_else(|text| Self::Other(text.into()), |text| Self::Utf8(text.into()))
            }
        }
    }
}
