//! The headers that an exporter sends to a collector: a list of names and percent-encoded values.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use secrecy::{ExposeSecret as _, SecretString};

use crate::hash;
use crate::say::hint;
use crate::say::{service as say, url as say_url};
use crate::service::UrlError;
use crate::service::engine::encode::decode;
use crate::shape::{Look, is_quoted};
use crate::value::{EnvValue, Expected, Raw, Sensitivity, ValueError};

/// The headers for a collector: `api-key=s3cret,x-tenant=orders%20eu`.
///
/// This is the meaning of `OTEL_EXPORTER_OTLP_HEADERS`, and of those for one signal. A value is percent-decoded. Spaces
/// around a name and a value do not belong to them. Exporters skip an item that they cannot read, and send the others.
/// Here it is an error: an item without a `=`, a name or a value that is not one of HTTP, and a name that occurs twice.
/// Every value is a secret, and none is shown.
///
/// ```
/// use factor3::ExposeSecret;
/// use factor3::service::OtlpHeaders;
///
/// let headers: OtlpHeaders = "Authorization=Bearer%20s3cret,x-tenant=orders".parse()?;
/// assert_eq!(headers.get("authorization").unwrap().expose_secret(), "Bearer s3cret");
/// assert_eq!(format!("{headers:?}"), "OtlpHeaders(***)");
/// assert_eq!(
///     "x-tenant=orders,Authorization: Bearer s3cret".parse::<OtlpHeaders>().unwrap_err().to_string(),
///     "the list of headers: item 2 has no `=`; write the name, `=` and the value"
/// );
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// See [`OtlpEndpoint`](super::OtlpEndpoint).
#[derive(Clone)]
pub struct OtlpHeaders {
    headers: Vec<(String, SecretString)>,
    spaces: bool,
}

impl OtlpHeaders {
    /// Returns the names in lower case, and the values decoded, in their order. There is at least one.
    ///
    /// ```
    /// # use factor3::service::OtlpHeaders;
    /// let headers: OtlpHeaders = "API-Key=s3cret,x-tenant=orders".parse()?;
    /// assert_eq!(headers.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["api-key", "x-tenant"]);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&str, &SecretString)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Returns the value of a header, decoded. The case of its name does not matter.
    ///
    /// ```
    /// # use factor3::ExposeSecret;
    /// # use factor3::service::OtlpHeaders;
    /// let headers: OtlpHeaders = "api-key=s3cret%2C".parse()?;
    /// assert_eq!(headers.get("API-Key").unwrap().expose_secret(), "s3cret,");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn get(&self, name: &str) -> Option<&SecretString> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    fn read(text: &str) -> Result<Self, ValueError> {
        let mut read = Self { headers: Vec::new(), spaces: false };
        let mut errors = Vec::new();
        if text.is_empty() {
            return Err(ValueError::predicate(say_url::EMPTY));
        }
        if let Some(shape) = hint::find(&Look::at(text), &hint::SECRET) {
            return Err(ValueError::of_shape(shape.complaint()));
        }
        if is_quoted(text) {
            return Err(ValueError::of_shape(say_url::IN_QUOTES));
        }
        for (index, item) in text.split(',').enumerate() {
            match header(item) {
                Ok((name, value, spaces)) => {
                    read.spaces |= spaces;
                    read.headers.push((name, value));
                }
                Err(error) => errors.push(error.in_item(index)),
            }
        }
        if errors.is_empty() {
            let hashes: Vec<_> = read.headers.iter().map(|(name, _)| hash::hash(name.as_bytes())).collect();
            let firsts = hash::firsts(&hashes, &|one, other| read.headers[one].0 == read.headers[other].0);
            let repeated = firsts.iter().enumerate().filter(|(index, first)| index != *first);
            errors.extend(repeated.map(|(index, _)| ValueError::from(say::HEADER_TWICE).in_item(index)));
        }
        if errors.is_empty() { Ok(read) } else { Err(errors.into_iter().collect()) }
    }
}

const SPACES: [char; 2] = [' ', '\t'];

/// Reads one item: its name in lower case, its value, and whether the value was written with a space.
fn header(item: &str) -> Result<(String, SecretString, bool), ValueError> {
    let item = item.trim_matches(SPACES);
    if item.is_empty() {
        return Err(say::EMPTY_HEADER.into());
    }
    let Some((name, written)) = item.split_once('=') else { return Err(say::NO_EQUALS_IN_HEADER.into()) };
    let name = name.trim_matches(SPACES);
    // HTTP allows some marks more, which are here rather those of a quote or of a mistake.
    let is_token = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
    if name.is_empty() || !name.bytes().all(is_token) {
        return Err(say::BAD_HEADER_NAME.into());
    }
    let written = written.trim_matches(SPACES);
    let value = SecretString::from(decode(written, "value")?.into_owned());
    let is_sent = |b: u8| b == b'\t' || matches!(b, b' '..=b'~');
    if value.expose_secret().is_empty() {
        Err(say::NO_HEADER_VALUE.into())
    } else if !value.expose_secret().bytes().all(is_sent) {
        Err(say::BAD_HEADER_VALUE.into())
    } else {
        Ok((name.to_ascii_lowercase(), value, written.bytes().any(|b| matches!(b, b' ' | b'\t'))))
    }
}

impl FromStr for OtlpHeaders {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        Self::read(text).map_err(|error| UrlError::new("the list of headers", error))
    }
}

impl EnvValue for OtlpHeaders {
    const EXPECTED: Expected = Expected::text("a list of headers, each name=value")
        .example("api-key=secret,x-tenant=orders")
        .pattern(r"[^=,]+=[^,]+(?:,[^=,]+=[^,]+)*")
        .with_commas();
    const SENSITIVITY: Sensitivity = Sensitivity::Secret;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        Self::read(raw.text()?)
    }

    fn show(_: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        value.spaces.then(|| say::SPACE_IN_HEADER.into())
    }
}

impl PartialEq for OtlpHeaders {
    fn eq(&self, other: &Self) -> bool {
        self.pairs().eq(other.pairs())
    }
}

impl Eq for OtlpHeaders {}

impl Hash for OtlpHeaders {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.pairs().for_each(|pair| pair.hash(state));
    }
}

impl OtlpHeaders {
    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.iter().map(|(name, value)| (name, value.expose_secret()))
    }
}

impl fmt::Debug for OtlpHeaders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OtlpHeaders(***)")
    }
}
