//! Texts of variables: as a layer gives them, and as the system returns them. Each may be a secret, so that no copy stays
//! in memory.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::ops::Deref;

use secrecy::zeroize::Zeroize as _;

/// The text that a layer gives. A copy is wiped when it is dropped.
#[derive(Clone)]
pub(crate) enum LayerText<'a> {
    Borrowed(&'a OsStr),
    Owned(Wiped),
}

/// A text that is wiped when it is dropped. It has no lifetime, so that nothing that holds one has to outlive its layer.
#[derive(Clone, Default)]
pub(crate) struct Wiped(OsString);

impl Wiped {
    /// Appends a text. A string that grows by itself would leave what it held behind.
    #[cfg(feature = "dotenv")]
    pub(super) fn push(&mut self, text: &OsStr) {
        if self.0.capacity() - self.0.len() < text.len() {
            let mut longer = Self(OsString::with_capacity(2 * (self.0.len() + text.len())));
            longer.0.push(&self.0);
            std::mem::swap(self, &mut longer);
        }
        self.0.push(text);
    }

    fn take(&mut self) -> OsString {
        std::mem::take(&mut self.0)
    }
}

impl Drop for Wiped {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

/// Overwrites a text, and empties it.
pub(crate) fn wipe(text: &mut OsString) {
    std::mem::take(text).into_encoded_bytes().zeroize();
}

impl<'a> LayerText<'a> {
    /// Moves the text out. Whoever takes it has to wipe it.
    pub(crate) fn into_cow(self) -> Cow<'a, OsStr> {
        match self {
            Self::Borrowed(text) => Cow::Borrowed(text),
            Self::Owned(mut text) => Cow::Owned(text.take()),
        }
    }
}

impl Deref for LayerText<'_> {
    type Target = OsStr;

    fn deref(&self) -> &OsStr {
        match self {
            Self::Borrowed(text) => text,
            Self::Owned(text) => text,
        }
    }
}

impl Deref for Wiped {
    type Target = OsStr;

    fn deref(&self) -> &OsStr {
        &self.0
    }
}

impl From<OsString> for LayerText<'_> {
    fn from(text: OsString) -> Self {
        Self::Owned(Wiped(text))
    }
}

#[cfg(feature = "dotenv")]
impl From<String> for Wiped {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<Wiped> for LayerText<'_> {
    fn from(text: Wiped) -> Self {
        Self::Owned(text)
    }
}

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

    /// Overwrites the text, unless a layer owns it.
    pub(crate) fn wipe(&mut self) {
        match self {
            Self::Utf8(Cow::Owned(text)) => text.zeroize(),
            Self::Utf8(Cow::Borrowed(_)) => {}
            Self::Other(text) => wipe(&mut std::mem::take(text).into_os_string()),
        }
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
