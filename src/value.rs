//! One variable, one value: the trait [`EnvValue`], what it parses ([`Raw`]) and how it refuses ([`ValueError`]).
//!
//! `#[derive(EnvValue)]` reads an enum of words or a newtype, an implementation by hand reads anything else, and the
//! crate reads:
//!
//! | type | text |
//! | --- | --- |
//! | integers, `NonZero*` | ASCII digits with an optional sign, in the full range of the type |
//! | `f32`, `f64` | a finite decimal number: `1.5`, `.5`, `1e3` |
//! | `bool` | `true` `yes` `on` `t` `y` `1`, `false` `no` `off` `f` `n` `0`, in any ASCII case |
//! | `char`, `String`, `Box<str>`, `Arc<str>`, `OsString`, `PathBuf` | verbatim; the last two need not be UTF-8 |
//! | `IpAddr`, `SocketAddr` and their `V4` and `V6` | `127.0.0.1`, `[::1]:8080`; no names |
//! | `Duration` | numbers with the units `w d h m s ms us ns`, large to small: `30s`, `1m 30s` |
//! | `Url` | with a scheme and `://`, without credentials |
//! | `SecretString`, `SecretBox<T>` | verbatim, but neither blank nor one line with a line break at its end |
//! | `Vec`, `Box<[T]>`, `Arc<[T]>`, `[T; N]`, tuples | items with a separator between them, trimmed, none empty |
//! | `BTreeSet`, `HashSet` | the same, and none twice |
//! | `BTreeMap`, `HashMap` | `key=value` items; no key twice |
//! | `Option<T>`, `Box<T>`, `Arc<T>` | what `T` reads |
//!
//! Nothing around a value is forgiven, white space neither; only items of a list are trimmed. For a number whose
//! variable's name carries the unit of time, see [`duration`](crate::duration).

mod boolean;
pub(crate) mod character;
pub(crate) mod convert;
#[cfg(feature = "envy")]
pub(crate) mod envy;
mod list;
mod map;
mod net;
mod number;
pub(crate) mod rule;
mod secret;
mod secret_file;
mod text;
mod time;
mod wrapper;

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::fmt;

use secrecy::SecretString;

pub use secret_file::{SecretFile, SecretFileError};

pub(crate) use crate::expected::Part;
pub use crate::expected::{Expected, Sensitivity};
// Here, so that errors of the compiler name these and not where generated code finds them.
#[doc(hidden)]
pub use convert::{DefaultValue, FromText, IntoValueError, MadeFor};
#[cfg(feature = "envy")]
#[doc(hidden)]
pub use envy::{Deserialized, DeserializedGroup};
#[doc(hidden)]
pub use rule::{Behind, Checked, Each, Inside, Itself, RangeOf};

/// A type that is read from one environment variable.
///
/// Derive it for an enum of words and for a newtype. By hand, it is three items:
///
/// ```
/// use factor3::value::{EnvValue, Expected, Raw, Sensitivity, ValueError};
///
/// /// A colour, such as `ff8800`.
/// #[derive(Debug, PartialEq)]
/// struct Colour(u32);
///
/// impl EnvValue for Colour {
///     const EXPECTED: Expected = Expected::text("a colour").example("ff8800");
///     const SENSITIVITY: Sensitivity = Sensitivity::Public;
///
///     fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
///         let text = raw.text()?;
///         if text.len() != 6 {
///             return Err(ValueError::new("it has not six digits"));
///         }
///         u32::from_str_radix(text, 16).map(Colour).map_err(|_| ValueError::new("not all of it is hexadecimal"))
///     }
///
///     fn show(value: &Self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
///         write!(f, "{:06x}", value.0)
///     }
/// }
///
/// assert_eq!(Colour::parse(Raw::from("ff8800")).unwrap(), Colour(0xff8800));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from an environment variable",
    label = "no way to parse this type from text",
    note = "add `#[env(from_str)]` to this field if `{Self}` implements `FromStr`, or `#[env(parse_with = path::to::function)]`",
    note = "or, if `{Self}` is yours, derive `EnvValue` for it",
    note = "or, if `{Self}` is a group of variables, derive `EnvConfig` for it and add `#[env(nested)]` to this field"
)]
pub trait EnvValue: Sized {
    /// What a correct value looks like: "PORT is not …".
    const EXPECTED: Expected;

    /// Whether a value may be shown. Hidden, unless the type says that it can hold no secret.
    const SENSITIVITY: Sensitivity = Sensitivity::Unknown;

    /// Reads the whole text of a variable.
    ///
    /// # Errors
    ///
    /// A [`ValueError`], which never holds the text that was refused.
    fn parse(raw: Raw<'_>) -> Result<Self, ValueError>;

    /// Writes the value for a summary. Asked only for [`Sensitivity::Public`] and [`Sensitivity::Masked`] types.
    ///
    /// No `self`, so that the trait adds no method to anybody's type.
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    #[expect(unused_variables, reason = "the name documents the parameter")]
    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("hidden")
    }

    /// What is legal, but probably a mistake: reasons that follow the name of the variable, for a warning.
    ///
    /// They are shown, so they hold nothing of a secret. None, unless the type knows of any.
    #[expect(unused_variables, reason = "the name documents the parameter")]
    fn doubts(value: &Self) -> Option<ValueError> {
        None
    }

    /// The value of a variable that is not set: `Option` has one, so that it works under any name.
    #[doc(hidden)]
    fn absent() -> Option<Self> {
        None
    }

    /// For the tables of schemas: at its fields it would be evaluated once for each, and is here once for the type.
    #[doc(hidden)]
    const EXPECTED_ONCE: &'static Expected = &Self::EXPECTED;

    #[doc(hidden)]
    const READER: Reader<Self> =
        Reader { parse: Self::parse, absent: Self::absent, show: Self::show, doubts: Self::doubts };
}

/// How to make a `T`, as function pointers: the loader needs no bound, and an error about a type lands on the field.
#[doc(hidden)]
pub struct Reader<T> {
    pub(crate) parse: fn(Raw<'_>) -> Result<T, ValueError>,
    pub(crate) absent: fn() -> Option<T>,
    pub(crate) show: fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result,
    pub(crate) doubts: fn(&T) -> Option<ValueError>,
}

impl<T> Clone for Reader<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Reader<T> {}

impl<T> fmt::Debug for Reader<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reader")
    }
}

/// The text of one variable, with the options of its field. Its `Debug` shows nothing of the text.
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
    value: Text<'a>,
    options: &'a Options,
    password: Option<&'a SecretString>,
}

enum Text<'a> {
    Os(Cow<'a, OsStr>),
    /// A part of a text: it is UTF-8 and need not be checked again.
    Str(&'a str),
}

/// What the field says about how to read the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// What stands between the items of a list.
    pub(crate) separator: &'static str,
    /// How well the connection must be protected.
    pub(crate) tls: Option<TlsPolicy>,
    /// A user name and a password may stand before the host of a plain URL.
    pub(crate) userinfo: bool,
}

impl Options {
    pub(crate) const NONE: &Self = &Self { separator: ",", tls: None, userinfo: false };
}

/// How well a connection must be protected: the field option `tls`.
///
/// It raises what a URL leaves open, and refuses a URL that says less. A connection that stays on the machine is exempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TlsPolicy {
    /// Encrypted, whoever is at the other end: `tls = "require"`.
    Require,
    /// Encrypted, and the certificate of the other end is checked: `tls = "verify"`.
    Verify,
}

impl<'a> Raw<'a> {
    pub(crate) fn new(value: Cow<'a, OsStr>, options: &'a Options) -> Self {
        Self { value: Text::Os(value), options, password: None }
    }

    pub(crate) fn with_password(self, password: Option<&'a SecretString>) -> Self {
        Self { password, ..self }
    }

    /// The field option `tls`.
    pub fn tls(&self) -> Option<TlsPolicy> {
        self.options.tls
    }

    /// Whether the field has the option `allow_userinfo`: a user name and a password before the host of a plain URL.
    pub fn allows_userinfo(&self) -> bool {
        self.options.userinfo
    }

    /// The password that a variable of its own gives, by the field option `password`.
    pub fn password(&self) -> Option<&SecretString> {
        self.password
    }

    /// The text, verbatim.
    ///
    /// # Errors
    ///
    /// When the value is not UTF-8; the error says at which byte.
    pub fn text(&self) -> Result<&str, ValueError> {
        match &self.value {
            Text::Os(value) => value.to_str().ok_or_else(|| not_utf8(value)),
            Text::Str(text) => Ok(text),
        }
    }

    /// The text as the system has it, UTF-8 or not.
    pub fn os_str(&self) -> &OsStr {
        match &self.value {
            Text::Os(value) => value,
            Text::Str(text) => OsStr::new(text),
        }
    }

    /// The text, moved out: nothing is copied when nobody else holds it.
    ///
    /// # Errors
    ///
    /// When the value is not UTF-8; the error says at which byte.
    pub fn into_string(self) -> Result<String, ValueError> {
        match self.value {
            Text::Os(Cow::Owned(value)) => value.into_string().map_err(|value| not_utf8(&value)),
            Text::Os(Cow::Borrowed(value)) => value.to_str().map(str::to_owned).ok_or_else(|| not_utf8(value)),
            Text::Str(text) => Ok(text.to_owned()),
        }
    }

    /// The text as the system has it, moved out.
    pub fn into_os_string(self) -> OsString {
        match self.value {
            Text::Os(value) => value.into_owned(),
            Text::Str(text) => text.into(),
        }
    }

    /// The items of a list: split at the separator of the field (`,` unless it has another), each trimmed. No text has
    /// no items.
    ///
    /// # Errors
    ///
    /// When the value is not UTF-8.
    pub fn items(&self) -> Result<impl Iterator<Item = Raw<'_>>, ValueError> {
        let text = self.text()?;
        let mut rest = (!text.is_empty()).then_some(text);
        Ok(std::iter::from_fn(move || {
            let text = rest?;
            let separator = self.options.separator;
            // Nearly every separator is one byte; the search of the library for a text is made for long ones.
            let end = match separator.as_bytes() {
                [byte] => text.bytes().position(|other| other == *byte),
                _ => text.find(separator),
            };
            let item = end.map_or(text, |end| &text[..end]);
            rest = end.map(|end| &text[end + separator.len()..]);
            Some(self.part(item))
        }))
    }

    /// A part of the text, trimmed, for the same field.
    pub(crate) fn part<'b>(&'b self, text: &'b str) -> Raw<'b> {
        Raw { value: Text::Str(text.trim()), ..*self }
    }
}

impl<'a> From<&'a str> for Raw<'a> {
    /// A text with the default separator, for tests of an [`EnvValue`].
    fn from(text: &'a str) -> Self {
        Self::new(Cow::Borrowed(OsStr::new(text)), Options::NONE)
    }
}

impl From<OsString> for Raw<'_> {
    /// A text that nobody else holds, or one that is not UTF-8, for tests of an [`EnvValue`].
    fn from(text: OsString) -> Self {
        Self::new(Cow::Owned(text), Options::NONE)
    }
}

impl fmt::Debug for Raw<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Raw({} bytes)", self.os_str().len())
    }
}

#[cold]
fn not_utf8(value: &OsStr) -> ValueError {
    let bytes = value.as_encoded_bytes();
    let valid = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len);
    // Made of two numbers: safe to show whatever the variable is.
    ValueError::safe(Form::Predicate, format!("is not UTF-8: byte {} of {}", valid + 1, bytes.len()))
}

/// Why a text is not a value: one reason, or one for each bad item of a list. It never holds the text itself.
///
/// A reason written in the program (`&'static str`) is always reported. One that is made at run time (`String`) may
/// quote the text, so it is reported only if the author wrote `public` at the field: of a type that can hold no secret,
/// too, because a text that was refused is none of its values.
///
/// ```
/// use factor3::value::ValueError;
///
/// let error = ValueError::at(3, 5, "is not a digit");
/// assert_eq!(error.to_string(), "character 3 of 5 is not a digit");
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.text())]
pub struct ValueError {
    reasons: Vec<Reason>,
}

/// One reason.
#[derive(Clone)]
pub(crate) struct Reason {
    pub(crate) place: Option<Place>,
    pub(crate) form: Form,
    pub(crate) text: Cow<'static, str>,
    /// The text may quote the value: report it only if that may be shown.
    pub(crate) foreign: bool,
    pub(crate) help: Option<Cow<'static, str>>,
}

impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.foreign { "a reason that may quote the value" } else { &self.text })
    }
}

/// Where in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// From 0.
    pub(crate) item: usize,
    pub(crate) part: Part,
}

/// How a reason follows the name of the variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "PORT is not an integer from 0 to 65535: REASON"
    Explanation,
    /// The same, of a text that was understood: nothing is wrong with how it is written.
    Outside,
    /// "TOKEN REASON"
    Predicate,
}

impl ValueError {
    /// A reason that explains why the text is not what was expected: "PORT is not an integer from 0 to 65535: …".
    ///
    /// A `&'static str` is always reported; a `String` may quote the text, and is reported only if the author wrote
    /// `public` at the field.
    pub fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        let text = reason.into();
        let foreign = matches!(text, Cow::Owned(_));
        Self::one(Form::Explanation, text, foreign)
    }

    /// A reason with the character that it is about, counted from 1: "character 3 of 5 is not a digit".
    pub fn at(character: usize, of: usize, reason: &'static str) -> Self {
        Self::safe(Form::Explanation, format!("character {character} of {of} {reason}"))
    }

    /// A reason that follows the name of the variable directly: "TOKEN ends with a line feed".
    pub fn predicate(reason: &'static str) -> Self {
        Self::one(Form::Predicate, Cow::Borrowed(reason), false)
    }

    /// The same, with a line that says what to do.
    #[must_use]
    pub fn help(mut self, help: &'static str) -> Self {
        for reason in &mut self.reasons {
            reason.help.get_or_insert(Cow::Borrowed(help));
        }
        self
    }

    /// The same, about one item of a list, counted from 0. Errors of several items are [collected](FromIterator).
    #[must_use]
    pub fn in_item(self, item: usize) -> Self {
        self.in_place(item, Part::Whole)
    }

    pub(crate) fn in_place(mut self, item: usize, part: Part) -> Self {
        for reason in &mut self.reasons {
            reason.place = Some(Place { item, part });
        }
        self
    }

    /// A text that was made at run time, and of nothing but numbers and text of the program.
    pub(crate) fn safe(form: Form, text: String) -> Self {
        Self::one(form, Cow::Owned(text), false)
    }

    /// The same, with a help made of text of the program.
    #[cfg(feature = "service")]
    pub(crate) fn helped(mut self, help: String) -> Self {
        if let Some(reason) = self.reasons.first_mut() {
            reason.help.get_or_insert(Cow::Owned(help));
        }
        self
    }

    #[cold]
    fn one(form: Form, text: Cow<'static, str>, foreign: bool) -> Self {
        Self { reasons: vec![Reason { place: None, form, text, foreign, help: None }] }
    }

    /// The reasons of both.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.reasons.extend(other.reasons);
        self
    }

    pub(crate) fn reasons(self) -> Vec<Reason> {
        self.reasons
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (i, reason) in self.reasons.iter().enumerate() {
            if i > 0 {
                text.push_str("; ");
            }
            if let Some(Place { item, part }) = reason.place {
                let part = match part {
                    Part::Whole => "",
                    Part::Key => "the key of ",
                    Part::Value => "the value of ",
                };
                let colon = if reason.form == Form::Predicate { "" } else { ":" };
                text.extend([part, "item ", &(item + 1).to_string(), colon, " "]);
            }
            text.push_str(if reason.foreign { "the reason may quote the value" } else { &reason.text });
        }
        text
    }
}

impl FromIterator<ValueError> for ValueError {
    /// All the reasons of all the errors.
    fn from_iter<I: IntoIterator<Item = ValueError>>(errors: I) -> Self {
        errors.into_iter().fold(Self { reasons: Vec::new() }, Self::and)
    }
}
