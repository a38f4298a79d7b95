//! The text of a variable, as its parser receives it: verbatim, with the options of its field.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::fmt;

use secrecy::SecretString;
use secrecy::zeroize::Zeroize as _;

use super::{EnvValue, Form, ValueError};
use crate::env::SystemText;
use crate::expected::Unit;
use crate::say;
use crate::text::split;

/// The text of one variable, with the options of its field. Its `Debug` form shows nothing of the text.
///
/// ```
/// use factor3::value::Raw;
///
/// let raw = Raw::from("80, 443");
/// assert_eq!(raw.text().unwrap(), "80, 443");
/// let items: Vec<_> = raw.items().unwrap().map(|item| item.text().unwrap().to_owned()).collect();
/// assert_eq!(items, ["80", "443"]);
/// assert_eq!(format!("{raw:?}"), "Raw(7 bytes)");
/// ```
pub struct Raw<'a> {
    text: RawText<'a>,
    options: &'a Options,
    companions: Companions<'a>,
}

/// The values of variables that are read together with this one.
#[derive(Clone, Copy, Default)]
pub(crate) struct Companions<'a> {
    pub(crate) password: Option<&'a SecretString>,
    /// The TLS policy of the field does not apply.
    pub(crate) lowers_tls: bool,
}

/// The text, or the place to move it out of.
enum RawText<'a> {
    Utf8(Cow<'a, str>),
    Buffer(&'a mut String),
    Other(Cow<'a, OsStr>),
}

/// The options of the field that tell how to read the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// The delimiter between the items of a list.
    pub(crate) separator: &'static str,
    /// The protection that the connection must have.
    pub(crate) tls: Option<TlsPolicy>,
    /// Allows a user name and a password before the host of a plain URL.
    pub(crate) userinfo: bool,
    /// The unit of a duration whose text is a number alone.
    pub(crate) unit: Option<&'static Unit>,
}

impl Options {
    pub(crate) const NONE: &Self = &Self { separator: ",", tls: None, userinfo: false, unit: None };
}

/// The protection that a connection must have: the field option `tls`.
///
/// The policy raises the protection if the URL leaves it open. A URL that asks for less is an error. A connection that
/// stays on the machine is exempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TlsPolicy {
    /// Encryption, without a check of the other end: `tls = "require"`.
    Require,
    /// Encryption, and a check of the other end's certificate: `tls = "verify"`.
    Verify,
}

impl<'a> Raw<'a> {
    #[inline]
    pub(crate) fn new(text: &'a mut SystemText<'_>, options: &'a Options, companions: Companions<'a>) -> Self {
        let text = match text {
            SystemText::Utf8(Cow::Owned(text)) => RawText::Buffer(text),
            SystemText::Utf8(Cow::Borrowed(text)) => RawText::Utf8(Cow::Borrowed(text)),
            SystemText::Other(text) => RawText::Other(Cow::Borrowed(text)),
        };
        Self { text, options, companions }
    }

    fn alone(text: RawText<'a>) -> Self {
        Self { text, options: Options::NONE, companions: Companions::default() }
    }

    /// Returns the field option `tls`.
    ///
    /// ```
    /// # use factor3::value::Raw;
    /// // Without the option at its field:
    /// assert_eq!(Raw::from("amqps://mq").tls(), None);
    /// ```
    pub fn tls(&self) -> Option<TlsPolicy> {
        self.options.tls.filter(|_| !self.companions.lowers_tls)
    }

    /// Returns `true` if the field has the option `allow_userinfo`, for a user name and a password before the host of a
    /// plain URL.
    ///
    /// ```
    /// # use factor3::value::Raw;
    /// // Without the option at its field:
    /// assert!(!Raw::from("https://api.internal").allows_userinfo());
    /// ```
    pub fn allows_userinfo(&self) -> bool {
        self.options.userinfo
    }

    /// Returns the password from the separate variable of the field option `password`.
    ///
    /// ```
    /// # use factor3::value::Raw;
    /// // Without the option at its field:
    /// assert!(Raw::from("amqps://mq").password().is_none());
    /// ```
    pub fn password(&self) -> Option<&SecretString> {
        self.companions.password
    }

    /// Returns the text, verbatim.
    ///
    /// ```
    /// # use factor3::value::Raw;
    /// assert_eq!(Raw::from(" 80").text()?, " 80");
    /// # Ok::<(), factor3::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the value is not UTF-8. The error names the byte.
    #[inline]
    pub fn text(&self) -> Result<&str, ValueError> {
        match &self.text {
            RawText::Utf8(text) => Ok(text),
            RawText::Buffer(text) => Ok(text),
            RawText::Other(text) => Err(not_utf8(text)),
        }
    }

    /// Returns the text as the system stores it, UTF-8 or not.
    ///
    /// ```
    /// # use factor3::value::Raw;
    /// assert_eq!(Raw::from("/var/lib").os_str(), "/var/lib");
    /// ```
    pub fn os_str(&self) -> &OsStr {
        match &self.text {
            RawText::Utf8(text) => OsStr::new(&**text),
            RawText::Buffer(text) => OsStr::new(&**text),
            RawText::Other(text) => text,
        }
    }

    /// Moves the text out. It is copied only if it is shared.
    ///
    /// An error about a text that was moved out lacks the help about its shape.
    ///
    /// ```
    /// # use factor3::value::Raw;
    /// assert_eq!(Raw::from("orders").into_string()?, "orders");
    /// # Ok::<(), factor3::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the value is not UTF-8. The error names the byte.
    #[inline]
    pub fn into_string(self) -> Result<String, ValueError> {
        match self.text {
            RawText::Buffer(text) => Ok(std::mem::take(text)),
            text => text.into_string(),
        }
    }

    /// Moves the text out, as the system stores it.
    ///
    /// ```
    /// # use factor3::value::Raw;
    /// assert_eq!(Raw::from("/var/lib").into_os_string(), "/var/lib");
    /// ```
    pub fn into_os_string(self) -> OsString {
        match self.text {
            RawText::Utf8(text) => text.into_owned().into(),
            RawText::Buffer(text) => std::mem::take(text).into(),
            RawText::Other(text) => text.into_owned(),
        }
    }

    /// Returns the items of a list: split at the field's separator (`,` by default), and each trimmed. An empty text
    /// has no items.
    ///
    /// ```
    /// # use factor3::value::Raw;
    /// let raw = Raw::from("a, b");
    /// let items: Vec<_> = raw.items()?.map(Raw::into_string).collect::<Result<_, _>>()?;
    /// assert_eq!(items, ["a", "b"]);
    /// assert_eq!(Raw::from("").items()?.count(), 0);
    /// # Ok::<(), factor3::value::ValueError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the value is not UTF-8.
    pub fn items(&self) -> Result<impl Iterator<Item = Raw<'_>>, ValueError> {
        Ok(self.texts()?.map(|text| self.part(text)))
    }

    /// Returns the texts of the [`items`](Self::items), trimmed.
    pub(super) fn texts(&self) -> Result<impl Iterator<Item = &str>, ValueError> {
        let text = self.text()?;
        Ok(split(Some(text).filter(|text| !text.is_empty()), self.options.separator).map(str::trim))
    }

    pub(crate) fn unit(&self) -> Option<&'static Unit> {
        self.options.unit
    }

    pub(crate) fn separator(&self) -> &'static str {
        self.options.separator
    }

    /// Returns a part of the text, which is trimmed, with the options of the field.
    pub(crate) fn part<'b>(&'b self, text: &'b str) -> Raw<'b> {
        Raw { text: RawText::Utf8(text.into()), options: self.options, companions: self.companions }
    }
}

impl RawText<'_> {
    /// Out of line, because it is more than most texts need.
    #[inline(never)]
    fn into_string(self) -> Result<String, ValueError> {
        match self {
            RawText::Utf8(text) => Ok(text.into_owned()),
            RawText::Buffer(text) => Ok(std::mem::take(text)),
            RawText::Other(text) => Err(not_utf8(&text)),
        }
    }
}

impl<'a> From<&'a str> for Raw<'a> {
    /// Creates a text with the default separator, for tests of an [`EnvValue`](super::EnvValue).
    fn from(text: &'a str) -> Self {
        Self::alone(RawText::Utf8(text.into()))
    }
}

impl From<OsString> for Raw<'_> {
    /// Creates a text that is not shared, or one that is not UTF-8, for tests of an [`EnvValue`](super::EnvValue).
    fn from(text: OsString) -> Self {
        Self::alone(
            text.into_string().map_or_else(|text| RawText::Other(text.into()), |text| RawText::Utf8(text.into())),
        )
    }
}

impl fmt::Debug for Raw<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Raw({} bytes)", self.os_str().len())
    }
}

/// Parses a secret, and overwrites what its parser did not move out. If it is refused, the help still needs the text.
pub(super) fn parse_and_wipe<T: EnvValue>(mut raw: Raw<'_>) -> Result<T, ValueError> {
    let Raw { options, companions, .. } = raw;
    let RawText::Buffer(text) = &mut raw.text else { return T::parse(raw) };
    let value = T::parse(Raw { text: RawText::Buffer(text), options, companions })?;
    text.zeroize();
    Ok(value)
}

#[cold]
fn not_utf8(value: &OsStr) -> ValueError {
    let bytes = value.as_encoded_bytes();
    let valid = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len);
    ValueError::said(Form::Predicate, say::value::not_utf8(valid + 1, bytes.len()))
}
