//! One variable, one value: the trait [`EnvValue`], its input ([`Raw`]) and its error ([`ValueError`]).
//!
//! `#[derive(EnvValue)]` implements the trait for an enum of words and for a newtype. Implement it by hand for anything
//! else. The crate implements it for these types:
//!
//! | type | text |
//! | --- | --- |
//! | integers, `NonZero*` | ASCII digits with an optional sign, in the full range of the type; a port other than 0 is a `NonZeroU16` |
//! | `f32`, `f64` | a finite decimal number: `1.5`, `.5`, `1e3` |
//! | `bool` | `true` `yes` `on` `t` `y` `1`, `false` `no` `off` `f` `n` `0`, in any ASCII case |
//! | `char`, `String`, `Box<str>`, `Arc<str>`, `OsString`, `PathBuf` | verbatim; the last two need not be UTF-8, and a path has no control characters |
//! | [`ExistingFile`], [`ExistingDir`] | the path of a file or a directory that is there when it is loaded |
//! | `IpAddr`, `SocketAddr` and their `V4` and `V6` | `127.0.0.1`, `[::1]:8080`; no names, which `HostPort` and `HostName` take |
//! | `Duration` | numbers with the units `w d h m s ms us ns`, large to small: `30s`, `1m 30s`; a `0` needs none |
//! | [`ByteSize`] | a number with a unit of the SI or of the IEC: `64kB`, `10MiB`; a number alone counts bytes |
//! | `Url` | with a scheme and `://`, without credentials; its own `Debug` shows all of it |
//! | `SecretString`, `SecretBox<T>` (of a `T` that can be wiped, such as `BaseUrl`) | verbatim; a blank text is an error, and so is a single line with a trailing newline |
//! | `Vec`, `Box<[T]>`, `Arc<[T]>`, `[T; N]`, tuples | items between delimiters, trimmed, none empty |
//! | `BTreeSet`, `HashSet` | items of a list; a repeated one gets a warning |
//! | `BTreeMap`, `HashMap` | `key=value` items, without duplicate keys |
//! | `Option<T>`, `Box<T>`, `Arc<T>` | as `T` |
//!
//! Surrounding white space is an error, except around the items of a list. A `Duration` whose variable has its unit in
//! its name, such as `TTL_SECS=300`, has the field option `unit`.

pub(crate) mod around;
pub(crate) mod boolean;
pub(crate) mod character;
pub(crate) mod convert;
#[cfg(feature = "envy")]
pub(crate) mod envy;
mod error;
mod existing;
mod instances;
#[cfg(feature = "service")]
mod link;
mod list;
mod map;
mod net;
mod number;
mod raw;
pub(crate) mod rule;
mod secret;
mod secret_file;
mod show;
mod size;
mod text;
pub(crate) mod time;
mod wrapper;

use std::fmt;

#[doc(hidden)]
pub use error::Unread;
pub use error::ValueError;
pub(crate) use error::{Form, Place, Reason, ReasonText, Topic};
pub use existing::{ExistingDir, ExistingFile};
pub(crate) use instances::InstanceNames;
#[cfg(feature = "service")]
pub(crate) use link::odd_host;
pub(crate) use raw::{Companions, Options};
pub use raw::{Raw, TlsPolicy};
pub use secret_file::{SecretFile, SecretFileError};
pub(crate) use show::{Showing, WRITE_FRACTION, WriteFraction};
pub use size::ByteSize;

pub(crate) use crate::expected::Part;
pub use crate::expected::{Expected, Sensitivity};
// Macros of this module, because compiler errors then name this place rather than generated code.
#[doc(hidden)]
pub use around::{FromText, MadeFor};
#[doc(hidden)]
pub use convert::{DefaultValue, IntoValueError};
#[cfg(feature = "envy")]
#[doc(hidden)]
pub use envy::{Deserialized, DeserializedGroup};
#[doc(hidden)]
pub use rule::{Behind, Broken, Checked, Each, Inside, Itself, RangeOf};

/// A type that can be read from one environment variable.
///
/// Derive it for an enum of words and for a newtype. An implementation by hand has three items:
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
    /// The description of a valid value, as in "PORT must be …".
    const EXPECTED: Expected;

    /// The sensitivity of a value. It is hidden, unless the type declares that it cannot hold a secret.
    const SENSITIVITY: Sensitivity = Sensitivity::Unknown;

    /// Parses the whole text of a variable.
    ///
    /// # Errors
    ///
    /// Fails with a [`ValueError`], which never contains the rejected text.
    fn parse(raw: Raw<'_>) -> Result<Self, ValueError>;

    /// Writes a value for a summary. It is called only for [`Sensitivity::Public`] and [`Sensitivity::Masked`] types.
    ///
    /// An associated function, not a method: the trait adds no methods to the types that implement it.
    ///
    /// # Errors
    ///
    /// Fails if the formatter does.
    #[expect(unused_variables, reason = "the name documents the parameter")]
    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("hidden")
    }

    /// Returns warnings for a summary: a value is legal, but probably a mistake. Each reason follows the name of the
    /// variable.
    ///
    /// Warnings are shown, so they must not contain any part of a secret. The default is none.
    #[expect(unused_variables, reason = "the name documents the parameter")]
    fn warnings(value: &Self) -> Option<ValueError> {
        None
    }

    /// Returns the value of a variable that is not set. Only `Option` has one. A trait finds it under any alias of
    /// `Option`.
    #[doc(hidden)]
    fn __absent() -> Option<Self> {
        None
    }

    /// For the tables of schemas. A constant of the type is evaluated once, and one at a field once per field.
    #[doc(hidden)]
    const __EXPECTED: &'static Expected = &Self::EXPECTED;

    #[doc(hidden)]
    const __READER: Reader<Self> = Reader {
        // Chosen when the program is compiled, so that other types do not pay for it.
        parse: if Self::SENSITIVITY.is_of_secrets() { raw::parse_and_wipe } else { Self::parse },
        absent: Self::__absent,
        show: Showing::ByType(Self::show),
        warnings: Self::warnings,
        rules: None,
    };
}

/// The functions that make a `T`, as pointers: the loader needs no bound, and a type error points at the field.
#[doc(hidden)]
pub struct Reader<T> {
    pub(crate) parse: fn(Raw<'_>) -> Result<T, ValueError>,
    pub(crate) absent: fn() -> Option<T>,
    pub(crate) show: Showing<T>,
    pub(crate) warnings: fn(&T) -> Option<ValueError>,
    /// Returns the first rule that the value breaks, if the field has rules.
    pub(crate) rules: Option<fn(&T) -> Option<Broken>>,
}

impl<T> Reader<T> {
    /// Returns the reader of a field whose option changes how a value is shown.
    #[must_use]
    pub const fn showing(self, show: fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result) -> Self {
        Self { show: Showing::ByType(show), ..self }
    }

    /// Returns the reader of a field with rules.
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
