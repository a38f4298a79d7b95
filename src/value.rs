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
//! | `SecretString`, `SecretBox<T>` (of a `T` that can be wiped, such as `BaseUrl`) | verbatim, but neither blank nor one line with a line break at its end |
//! | `Vec`, `Box<[T]>`, `Arc<[T]>`, `[T; N]`, tuples | items with a separator between them, trimmed, none empty |
//! | `BTreeSet`, `HashSet` | the same, and none twice |
//! | `BTreeMap`, `HashMap` | `key=value` items; no key twice |
//! | `Option<T>`, `Box<T>`, `Arc<T>` | what `T` reads |
//!
//! Nothing around a value is forgiven, white space neither; only items of a list are trimmed. For a number whose
//! variable's name carries the unit of time, see [`duration`](crate::duration).

pub(crate) mod boolean;
pub(crate) mod character;
pub(crate) mod convert;
#[cfg(feature = "envy")]
pub(crate) mod envy;
mod error;
mod list;
mod map;
mod net;
mod number;
mod raw;
pub(crate) mod rule;
mod secret;
mod secret_file;
mod text;
pub(crate) mod time;
mod wrapper;

use std::fmt;

#[doc(hidden)]
pub use error::Unread;
pub use error::ValueError;
pub(crate) use error::{Form, Place, Reason, ReasonText};
pub(crate) use raw::Options;
pub use raw::{Raw, TlsPolicy};
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
pub use rule::{Behind, Broken, Checked, Each, Inside, Itself, RangeOf};

/// A type that is read from one environment variable.
///
/// Derive it for an enum of words and for a newtype. By hand, it is three items:
///
/// ```
/// use factor3::EnvValue;
/// use factor3::value::{Expected, Raw, Sensitivity, ValueError};
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
///             return Err(ValueError::new("it does not have six digits"));
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
    /// What a correct value looks like: "PORT must be …".
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

    /// Returns what is legal, but probably a mistake: reasons that follow the name of the variable, for a summary.
    ///
    /// They are shown, so they must hold nothing of a secret. By default there are none.
    #[expect(unused_variables, reason = "the name documents the parameter")]
    fn warnings(value: &Self) -> Option<ValueError> {
        None
    }

    /// The value of a variable that is not set: `Option` has one, so that it works under any name.
    #[doc(hidden)]
    fn __absent() -> Option<Self> {
        None
    }

    /// For the tables of schemas: at its fields it would be evaluated once for each, and is here once for the type.
    #[doc(hidden)]
    const __EXPECTED: &'static Expected = &Self::EXPECTED;

    #[doc(hidden)]
    const __READER: Reader<Self> =
        Reader { parse: Self::parse, absent: Self::__absent, show: Self::show, warnings: Self::warnings, rules: None };
}

/// How to make a `T`, as function pointers: the loader needs no bound, and an error about a type lands on the field.
#[doc(hidden)]
pub struct Reader<T> {
    pub(crate) parse: fn(Raw<'_>) -> Result<T, ValueError>,
    pub(crate) absent: fn() -> Option<T>,
    pub(crate) show: fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result,
    pub(crate) warnings: fn(&T) -> Option<ValueError>,
    /// The rules of the field, if it has any: the first that does not hold.
    pub(crate) rules: Option<fn(&T) -> Option<Broken>>,
}

impl<T> Reader<T> {
    /// The same, for a field with rules.
    #[must_use]
    pub const fn with_rules(self, rules: fn(&T) -> Option<Broken>) -> Self {
        Self { rules: Some(rules), ..self }
    }
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
