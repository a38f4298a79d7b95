//! An HTTP URL that is a credential in its entirety, such as that of a webhook.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::base_url::read::{host, is_host_of};
use crate::say::service::{self as say, Stronger};
use crate::say::url as say_url;
use crate::service::custom::{Scheme, Table};
use crate::service::engine::parts::Parts;
use crate::service::engine::{authority, scheme, shape};
use crate::service::{Host, Tls, UrlError};
use crate::value::{EnvValue, Expected, Raw, Sensitivity, TlsPolicy, ValueError};

const HTTP: &Table = &Table::new(
    "an HTTP URL",
    "https://hooks.internal/services/token",
    &[Scheme::new("http", 80), Scheme::new("https", 443).forces_tls(Tls::VerifyFull)],
);

/// An HTTP URL that is a secret: of a webhook, with a signature in its query, or with a key before its host.
///
/// It is checked like a [`BaseUrl`](crate::service::BaseUrl), but may have credentials and a query, and no endpoint is appended
/// to it. Only its origin is ever shown: `https://hooks.internal/***`. It has no `Display` and no `Serialize`. A
/// fragment is an error, because no client sends one.
///
/// ```
/// use factor3::service::SecretUrl;
///
/// let url: SecretUrl = "https://hooks.internal/services/T0/B0/S3CRET".parse()?;
/// assert_eq!(url.expose_url(), "https://hooks.internal/services/T0/B0/S3CRET");
/// assert_eq!((url.host(), url.origin()), ("hooks.internal", "https://hooks.internal".to_owned()));
/// assert_eq!(format!("{url:?}"), "SecretUrl(https://hooks.internal/***)");
///
/// // A DSN of Sentry, for its client.
/// let dsn: SecretUrl = "https://s3cret@o1.ingest.sentry.io/4501".parse()?;
/// assert_eq!(dsn.origin(), "https://o1.ingest.sentry.io");
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// Every client of HTTP takes the text of [`expose_url`](Self::expose_url). For TLS see
/// [`BaseUrl`](crate::service::BaseUrl#clients).
///
/// ```ignore
/// use factor3::service::SecretUrl;
/// use reqwest::{Client, RequestBuilder};
///
/// fn alert(client: &Client, webhook: &SecretUrl) -> RequestBuilder {
///     client.post(webhook.expose_url())
/// }
/// ```
#[derive(Clone)]
pub struct SecretUrl {
    url: SecretString,
    scheme: &'static Scheme,
    host: Host,
    warnings: Vec<ValueError>,
}

impl SecretUrl {
    /// Returns the URL **with everything that is secret in it**, for a client. It is in the form of the `url` crate.
    ///
    /// ```
    /// # use factor3::service::SecretUrl;
    /// let url: SecretUrl = "HTTPS://Hooks.internal:443/services/T0?sig=S3CRET".parse()?;
    /// assert_eq!(url.expose_url(), "https://hooks.internal/services/T0?sig=S3CRET");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn expose_url(&self) -> &str {
        self.url.expose_secret()
    }

    /// Returns the scheme, the host, and the port unless it is that of the scheme.
    ///
    /// ```
    /// # use factor3::service::SecretUrl;
    /// let url: SecretUrl = "http://[::1]:8080/services/T0".parse()?;
    /// assert_eq!(url.origin(), "http://[::1]:8080");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn origin(&self) -> String {
        let host = self.host.to_string();
        let default = format!(":{}", self.scheme.port);
        format!("{}://{}", self.scheme.name, host.strip_suffix(&default).unwrap_or(&host))
    }

    /// Returns the host: a name or an IP address, without brackets.
    ///
    /// ```
    /// # use factor3::service::SecretUrl;
    /// let url: SecretUrl = "https://hooks.internal/services/T0".parse()?;
    /// assert_eq!(url.host(), "hooks.internal");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn host(&self) -> &str {
        self.host.name()
    }

    /// Returns the port, by default 80 or 443.
    ///
    /// ```
    /// # use factor3::service::SecretUrl;
    /// let url: SecretUrl = "https://hooks.internal/services/T0".parse()?;
    /// assert_eq!(url.port(), 443);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn port(&self) -> u16 {
        self.host.port()
    }

    /// Returns the protection of the connection.
    ///
    /// ```
    /// # use factor3::service::{SecretUrl, Tls};
    /// let url: SecretUrl = "https://hooks.internal/services/T0".parse()?;
    /// assert_eq!(url.tls(), Tls::VerifyFull);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn tls(&self) -> Tls {
        self.scheme.tls
    }

    fn read(text: &str) -> Result<Self, ValueError> {
        shape::check(text)?;
        let (scheme, start) = scheme::scheme(text, HTTP)?;
        let split = authority::split(text, start)?;
        let mut parts = Parts::new(scheme);
        if let Some(userinfo) = split.userinfo {
            authority::userinfo(text, userinfo, HTTP, &mut parts)?;
        }
        let host = host(&split, &mut parts)?;
        if split.path.contains(['{', '}', '<', '>']) {
            return Err(say::PLACEHOLDER_IN_PATH.into());
        }
        if split.fragment.is_some() {
            return Err(say_url::FRAGMENT.into());
        }
        let url = Url::parse(text).ok().filter(|url| is_host_of(&host, url)).ok_or(say_url::AMBIGUOUS)?;
        parts.warnings.extend(host.warning());
        Ok(Self { url: String::from(url).into(), scheme, host, warnings: parts.warnings })
    }
}

impl FromStr for SecretUrl {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        Self::read(text).map_err(|error| UrlError::new("the URL", error))
    }
}

impl EnvValue for SecretUrl {
    const EXPECTED: Expected =
        Expected::text(HTTP.phrase).example(HTTP.example).url().with_pattern(|| HTTP.pattern()).accepts_tls();
    const SENSITIVITY: Sensitivity = Sensitivity::Masked;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let url = Self::read(raw.text()?)?;
        match raw.tls() {
            Some(policy) if url.tls() == Tls::Plain && !url.host.is_local() => {
                let stronger = Stronger::Scheme { scheme: "https", without_fragment: false };
                Err(say::too_weak(policy == TlsPolicy::Verify, stronger).into())
            }
            _ => Ok(url),
        }
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/***", value.origin())
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        value.warnings.clone().into_iter().reduce(ValueError::and)
    }
}

impl PartialEq for SecretUrl {
    fn eq(&self, other: &Self) -> bool {
        self.expose_url() == other.expose_url()
    }
}

impl Eq for SecretUrl {}

impl Hash for SecretUrl {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.expose_url().hash(state);
    }
}

impl fmt::Debug for SecretUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretUrl({}/***)", self.origin())
    }
}
