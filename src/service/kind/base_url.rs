//! The base URL of a REST service: endpoints are appended to it, and none can leave it.

pub(super) mod read;
mod wipe;

use std::fmt::{self, Write as _};
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use crate::say::service::{self as say, Segment, Stronger};
use crate::service::custom::{Scheme, Table};
use crate::service::engine::encode::Encoded;
use crate::service::{Host, Tls, UrlError};
use crate::value::{EnvValue, Expected, Raw, Sensitivity, TlsPolicy, ValueError};

const HTTP: &Table = &Table::new(
    "a base URL",
    "https://api.internal/v1",
    &[Scheme::new("http", 80), Scheme::new("https", 443).forces_tls(Tls::VerifyFull)],
);

/// The base URL of an HTTP service: `https://inventory.internal/v1`.
///
/// Endpoints are always appended. Links are not resolved, as that would let `/users` or `//evil` leave the base.
/// Rejected are a query, a fragment, empty segments, dot segments, and hosts that `url` would rewrite. Credentials are
/// an error too, unless the field has the option `allow_userinfo`. They are then taken out of the URL, into
/// [`username`](Self::username) and [`password`](Self::password), and its [`Display`](fmt::Display) has none.
///
/// The path is shown. The path of a webhook is a credential, so read such a URL as a [`SecretUrl`](crate::service::SecretUrl).
///
/// ```
/// use factor3::service::BaseUrl;
///
/// let base: BaseUrl = "https://api.internal/v1".parse()?;
/// assert_eq!(base.endpoint(["users", "a/b"])?.as_str(), "https://api.internal/v1/users/a%2Fb");
/// assert_eq!(base.join_path("/users/search")?.as_str(), "https://api.internal/v1/users/search");
/// assert!(base.join_path("../admin").is_err());
/// assert_eq!(base, "HTTPS://API.internal:443/v1/".parse()?);
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// reqwest takes the result of [`endpoint`](Self::endpoint) and [`join_path`](Self::join_path). tonic and every other
/// client built on `http` take it as text. TLS is a feature of each client:
///
/// - reqwest 0.13: `rustls` (on by default) or `native-tls`. Without either it refuses `https`, but sends such a
///   request in plain text to a proxy that the environment names.
/// - tonic 0.14: `tls-ring` or `tls-aws-lc`, and also `tls-native-roots` or `tls-webpki-roots`. Without them it talks
///   to `https` in plain text, but this recipe does not compile.
///
/// ```ignore
/// use factor3::ExposeSecret as _;
/// use factor3::service::{BaseUrl, Tls, UrlError};
/// use http::Uri;
/// use reqwest::{Client, RequestBuilder};
/// use tonic::transport::{ClientTlsConfig, Endpoint};
///
/// fn user(client: &Client, base: &BaseUrl, id: &str) -> Result<RequestBuilder, UrlError> {
///     let request = client.get(base.endpoint(["users", id])?);
///     Ok(match base.username() {
///         Some(username) => request.basic_auth(username, base.password().map(|password| password.expose_secret())),
///         None => request,
///     })
/// }
///
/// fn uri(base: &BaseUrl) -> Result<Uri, http::uri::InvalidUri> {
///     base.as_url().as_str().parse()
/// }
///
/// fn endpoint(base: &BaseUrl) -> Result<Endpoint, tonic::transport::Error> {
///     let endpoint = Endpoint::from_shared(base.to_string())?;
///     match base.tls() {
///         Tls::Plain => Ok(endpoint),
///         _ => endpoint.tls_config(ClientTlsConfig::new().with_enabled_roots()),
///     }
/// }
/// ```
#[derive(Clone)]
pub struct BaseUrl {
    /// Ends with a `/`, and has no credentials.
    url: Url,
    host: Host,
    username: Option<String>,
    password: Option<SecretString>,
    warnings: Vec<ValueError>,
}

impl BaseUrl {
    /// Reads a URL that may have a user name and a password before its host, like a field with `allow_userinfo`. Use it
    /// to build a configuration by hand, in a test for example.
    ///
    /// ```
    /// use factor3::ExposeSecret;
    /// use factor3::service::BaseUrl;
    ///
    /// let base = BaseUrl::with_userinfo("https://app:hunter2@api.internal/v1")?;
    /// assert_eq!((base.host(), base.username()), ("api.internal", Some("app")));
    /// assert_eq!(base.password().unwrap().expose_secret(), "hunter2");
    /// assert_eq!(base.to_string(), "https://api.internal/v1");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if a field with that option would reject the text.
    pub fn with_userinfo(text: &str) -> Result<Self, UrlError> {
        Self::read(text, true).map_err(|error| UrlError::new("the URL", error))
    }

    /// Returns the URL of an endpoint. Each item is one segment of the path, and is encoded as a whole.
    ///
    /// ```
    /// # use factor3::service::BaseUrl;
    /// let base: BaseUrl = "https://api.internal".parse()?;
    /// assert_eq!(base.endpoint(["users", "50% off?"])?.as_str(), "https://api.internal/users/50%25%20off%3F");
    /// assert_eq!(
    ///     base.endpoint(["users", "..", "posts"]).unwrap_err().to_string(),
    ///     "the endpoint has a dot segment, number 2"
    /// );
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if a segment is empty, `.` or `..`, or contains a control character, because a server would see another
    /// path.
    pub fn endpoint<I>(&self, segments: I) -> Result<Url, UrlError>
    where
        I: IntoIterator<Item: AsRef<str>>,
    {
        let mut path = String::new();
        for (index, segment) in segments.into_iter().enumerate() {
            let segment = segment.as_ref();
            let what = match segment {
                "" => Segment::Empty,
                "." | ".." => Segment::Dots,
                _ if segment.contains(char::is_control) => Segment::Control,
                _ => {
                    // Writing to a `String` cannot fail.
                    let _ = write!(path, "{}{}", if index == 0 { "" } else { "/" }, Encoded(segment));
                    continue;
                }
            };
            return Err(UrlError::new("the endpoint", say::segment(what, index + 1).into()));
        }
        Ok(self.append(&path))
    }

    /// Returns the URL of a path that is written in the program, such as `users/search`. A leading `/` changes nothing.
    ///
    /// Percent-encoded characters stay as they are, and so does a trailing `/`.
    ///
    /// ```
    /// # use factor3::service::BaseUrl;
    /// let base: BaseUrl = "https://api.internal/v1".parse()?;
    /// assert_eq!(base.join_path("/users/search")?.as_str(), "https://api.internal/v1/users/search");
    /// assert!(base.join_path("users/../admin").is_err());
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the path has an empty segment, a dot segment, a query, a fragment, a scheme, a backslash, white space,
    /// a `%` that encodes nothing, or a `{` that was not filled in.
    pub fn join_path(&self, path: &str) -> Result<Url, UrlError> {
        let relative = path.strip_prefix('/').unwrap_or(path);
        let refused = read::check_relative(relative).map_err(|error| UrlError::new("the endpoint", error.into()));
        refused.map(|()| self.append(relative))
    }

    fn append(&self, relative: &str) -> Url {
        let mut url = self.url.clone();
        let base = url.path().to_owned();
        // The base ends with a `/` that this crate appended.
        let path = if relative.is_empty() { base.trim_end_matches('/').to_owned() } else { base + relative };
        url.set_path(&path);
        url
    }

    /// Returns the base, with a trailing `/` and without credentials.
    ///
    /// ```
    /// # use factor3::service::BaseUrl;
    /// let base: BaseUrl = "https://api.internal/v1".parse()?;
    /// assert_eq!(base.as_url().as_str(), "https://api.internal/v1/");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn as_url(&self) -> &Url {
        &self.url
    }

    /// Returns the host: a name or an IP address, without brackets.
    ///
    /// ```
    /// # use factor3::service::BaseUrl;
    /// let base: BaseUrl = "http://[::1]:8080".parse()?;
    /// assert_eq!(base.host(), "::1");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn host(&self) -> &str {
        self.host.name()
    }

    /// Returns the port, by default 80 or 443.
    ///
    /// ```
    /// # use factor3::service::BaseUrl;
    /// let base: BaseUrl = "https://api.internal".parse()?;
    /// assert_eq!(base.port(), 443);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn port(&self) -> u16 {
        self.host.port()
    }

    /// Returns the user name, decoded, if the field allows one.
    ///
    /// ```
    /// # use factor3::service::BaseUrl;
    /// let base = BaseUrl::with_userinfo("https://app:hunter2@api.internal")?;
    /// assert_eq!(base.username(), Some("app"));
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn username(&self) -> Option<&str> {
        self.username.as_deref()
    }

    /// Returns the password, decoded, if the field allows one.
    ///
    /// ```
    /// # use factor3::ExposeSecret;
    /// # use factor3::service::BaseUrl;
    /// let base = BaseUrl::with_userinfo("https://app:hunter2@api.internal")?;
    /// assert_eq!(base.password().unwrap().expose_secret(), "hunter2");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn password(&self) -> Option<&SecretString> {
        self.password.as_ref()
    }

    /// Returns the protection of the connection.
    ///
    /// ```
    /// # use factor3::service::BaseUrl;
    /// # use factor3::service::Tls;
    /// let base: BaseUrl = "http://api.internal".parse()?;
    /// assert_eq!(base.tls(), Tls::Plain);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn tls(&self) -> Tls {
        if self.url.scheme() == "https" { Tls::VerifyFull } else { Tls::Plain }
    }
}

impl FromStr for BaseUrl {
    type Err = UrlError;

    /// Reads a URL without credentials.
    fn from_str(text: &str) -> Result<Self, UrlError> {
        Self::read(text, false).map_err(|error| UrlError::new("the URL", error))
    }
}

impl EnvValue for BaseUrl {
    const EXPECTED: Expected = Expected::text(HTTP.phrase)
        .example(HTTP.example)
        .url()
        .secretless()
        .with_pattern(|| HTTP.pattern())
        .accepts_tls()
        .accepts_userinfo();
    const SENSITIVITY: Sensitivity = Sensitivity::Masked;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let base = Self::read(raw.text()?, raw.allows_userinfo())?;
        match raw.tls() {
            Some(policy) if base.tls() == Tls::Plain && !base.host.is_local() => {
                let stronger = Stronger::Scheme { scheme: "https", without_fragment: false };
                Err(say::too_weak(policy == TlsPolicy::Verify, stronger).into())
            }
            _ => Ok(base),
        }
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(value, f)
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        value.warnings.clone().into_iter().reduce(ValueError::and)
    }
}

impl From<BaseUrl> for Url {
    /// Returns the base, without credentials.
    fn from(base: BaseUrl) -> Self {
        base.url
    }
}

impl PartialEq for BaseUrl {
    fn eq(&self, other: &Self) -> bool {
        let secret = |base: &Self| base.password.as_ref().map(|password| password.expose_secret().to_owned());
        self.url == other.url && self.username == other.username && secret(self) == secret(other)
    }
}

impl Eq for BaseUrl {}

impl Hash for BaseUrl {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.url.hash(state);
        self.username.hash(state);
    }
}

impl fmt::Display for BaseUrl {
    /// Writes the base without a trailing `/`: `format!("{base}/users")` is the URL of an endpoint.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.url.as_str();
        f.write_str(text.strip_suffix('/').unwrap_or(text))
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BaseUrl({self})")
    }
}
