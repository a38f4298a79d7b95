//! Deserialises the types of services from any serde format, by the rules of their `FromStr`.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

use super::custom::Service;
use super::{BaseUrl, HostName, HostPort, KafkaBrokers, NoProxy, OtlpHeaders, SecretUrl, ServiceUrl, UrlError};
use crate::value::EnvValue;

/// With the feature `serde`: reads a text by the rules of [`FromStr`], and fails with its errors. There is no
/// `Serialize`.
///
/// ```
/// # use factor3::service::PostgresUrl;
/// let url: PostgresUrl = serde_json::from_str(r#""postgres://app:hunter2@db/orders""#)?;
/// assert_eq!(url.database(), Some("orders"));
///
/// let error = serde_json::from_str::<PostgresUrl>(r#""postgres://app:hunter#2@db/orders""#).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the URL has an unencoded `#` in its password, at character 22 of 33; write it as %23 at line 1 column 35"
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de, S: Service> Deserialize<'de> for ServiceUrl<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer)
    }
}

macro_rules! from_text {
    ($($(#[$docs:meta])* $type:ty;)*) => {
        $(
            $(#[$docs])*
            impl<'de> Deserialize<'de> for $type {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    from_text(deserializer)
                }
            }
        )*
    };
}

from_text! {
    /// With the feature `serde`: reads a text by the rules of [`FromStr`], which allow no credentials.
    BaseUrl;
    /// With the feature `serde`: reads a text by the rules of [`FromStr`]. There is no `Serialize`.
    SecretUrl;
    /// With the feature `serde`: reads a text by the rules of [`FromStr`].
    HostPort;
    /// With the feature `serde`: reads a text by the rules of [`FromStr`].
    HostName;
    /// With the feature `serde`: reads one text by the rules of [`FromStr`].
    KafkaBrokers;
    /// With the feature `serde`: reads one text by the rules of [`FromStr`].
    OtlpHeaders;
    /// With the feature `serde`: reads one text by the rules of [`FromStr`].
    NoProxy;
}

fn from_text<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: EnvValue + FromStr<Err = UrlError>,
    D: Deserializer<'de>,
{
    // Asked for text, a format rejects a number itself, and quotes it in the error. Asked for any value, it leaves the
    // error to the visitor. Binary formats cannot be asked for any value.
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(UrlVisitor(PhantomData))
    } else {
        deserializer.deserialize_str(UrlVisitor(PhantomData))
    }
}

struct UrlVisitor<T>(PhantomData<T>);

macro_rules! refuse {
    ($($method:ident: $type:ty, $kind:literal;)*) => {$(
        fn $method<E: Error>(self, _: $type) -> Result<Self::Value, E> {
            Err(E::invalid_type(Unexpected::Other($kind), &self))
        }
    )*};
}

impl<T: EnvValue + FromStr<Err = UrlError>> Visitor<'_> for UrlVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", T::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<T, E> {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.visit_str(text),
            Err(_) => Err(E::invalid_type(Unexpected::Other("bytes that are not UTF-8"), &self)),
        }
    }

    // Every other type is rejected without quoting its value.
    refuse! {
        visit_bool: bool, "boolean";
        visit_i64: i64, "integer";
        visit_i128: i128, "integer";
        visit_u64: u64, "integer";
        visit_u128: u128, "integer";
        visit_f64: f64, "floating point number";
    }
}
