//! The one type for the URLs of all services.

mod change;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::OnceLock;

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret as _, SecretString};

use super::custom::{Service, Table};
use super::engine::parts::Parts;
use super::engine::{read, tls, warnings};
use super::parts::OfService;
use super::{Host, Tls, UrlError};
use crate::say::url as say;
use crate::value::{EnvValue, Expected, Raw, Sensitivity, Topic, ValueError};

pub use change::HasDatabase;
use change::set_password;

/// A resource handle for a backing service: a URL in parts, checked by the rules of its service.
///
/// It accepts valid URLs, rejects those that clients would accept and misuse, and never prints a credential. Its
/// [`Debug`] is [redacted](Self::redacted). It has no `Display`, because a client would be given `***` for a password.
/// URLs with one meaning are equal, such as `POSTGRESQL://DB` and `postgres://db:5432`.
///
/// ```
/// use factor3::ExposeSecret;
/// use factor3::service::PostgresUrl;
///
/// let url: PostgresUrl = "postgres://app:p%40ss@db.internal/orders?sslmode=require".parse()?;
/// assert_eq!((url.host(), url.port()), ("db.internal", 5432));
/// assert_eq!(url.username(), Some("app"));
/// assert_eq!(url.password().unwrap().expose_secret(), "p@ss");
/// assert_eq!(url.database(), Some("orders"));
/// assert_eq!(url.query_param("sslmode"), Some("require"));
/// assert_eq!(url.redacted().to_string(), "postgres://app:***@db.internal:5432/orders?sslmode=require");
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// Without `Display` and `Serialize`, nothing can leak:
///
/// ```compile_fail,E0599
/// # let url: factor3::service::PostgresUrl = "postgres://db/orders".parse().unwrap();
/// url.to_string();
/// ```
///
/// ```compile_fail,E0277
/// # let url: factor3::service::PostgresUrl = "postgres://db/orders".parse().unwrap();
/// serde_json::to_string(&url);
/// ```
pub struct ServiceUrl<S> {
    parts: Zeroizing<Parts>,
    /// Written when it is first asked for, as many clients take the parts.
    url: OnceLock<SecretString>,
    service: PhantomData<fn() -> S>,
}

impl<S: Service> ServiceUrl<S> {
    fn read(text: &str) -> Result<Self, ValueError> {
        Self::checked(read::read(text, S::TABLE)?)
    }

    fn checked(parts: Parts) -> Result<Self, ValueError> {
        let url = Self::of(parts);
        S::check(&url)?;
        Ok(url)
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.parts
    }

    pub(super) fn of(parts: Parts) -> Self {
        Self { parts: Zeroizing::new(parts), url: OnceLock::new(), service: PhantomData }
    }

    /// Returns the canonical scheme: `postgres` for `POSTGRESQL://db`, for example.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "POSTGRESQL://db/orders".parse()?;
    /// assert_eq!(url.scheme(), "postgres");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn scheme(&self) -> &'static str {
        self.parts.scheme.name
    }

    /// Returns the [name](Host::name) of the first host. It is empty for a file.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://db.internal,standby.internal/orders".parse()?;
    /// assert_eq!(url.host(), "db.internal");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn host(&self) -> &str {
        self.parts.hosts.first().map_or("", Host::name)
    }

    /// Returns the port of the first host, or the default port of the service.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://db/orders".parse()?;
    /// assert_eq!(url.port(), 5432);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn port(&self) -> u16 {
        self.parts.hosts.first().map_or(0, Host::port)
    }

    /// Returns the hosts: several only where the service allows it. A file has none.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://db,standby:5433/orders".parse()?;
    /// let hosts: Vec<_> = url.hosts().iter().map(ToString::to_string).collect();
    /// assert_eq!(hosts, ["db:5432", "standby:5433"]);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn hosts(&self) -> &[Host] {
        &self.parts.hosts
    }

    /// Returns the user name, decoded.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://o%27neil@db/orders".parse()?;
    /// assert_eq!(url.username(), Some("o'neil"));
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn username(&self) -> Option<&str> {
        self.parts.username.as_deref()
    }

    /// Returns the password, decoded.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// # use factor3::ExposeSecret;
    /// let url: PostgresUrl = "postgres://app:p%40ss@db/orders".parse()?;
    /// assert_eq!(url.password().unwrap().expose_secret(), "p@ss");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn password(&self) -> Option<&SecretString> {
        self.parts.password.as_ref()
    }

    /// Returns the path, decoded and without its leading `/`. Services have their own names for it, such as
    /// `database()`.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://db/orders%20v2".parse()?;
    /// assert_eq!(url.path(), Some("orders v2"));
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn path(&self) -> Option<&str> {
        self.parts.path.as_deref()
    }

    /// Returns the first value of a query parameter, decoded.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://db/orders?application_name=web%20app".parse()?;
    /// assert_eq!(url.query_param("application_name"), Some("web app"));
    /// assert_eq!(url.query_param("sslmode"), None);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn query_param(&self, key: &str) -> Option<&str> {
        self.parts.query(key)
    }

    /// Returns the query parameters and their values, decoded and in order.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://db/orders?sslmode=require&application_name=web".parse()?;
    /// let pairs: Vec<_> = url.query_pairs().collect();
    /// assert_eq!(pairs, [("sslmode", "require"), ("application_name", "web")]);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn query_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts.query.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns the protection of the connection.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// # use factor3::service::Tls;
    /// let url: PostgresUrl = "postgres://db/orders?sslmode=verify-full".parse()?;
    /// assert_eq!(url.tls(), Tls::VerifyFull);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn tls(&self) -> Tls {
        tls::meaning(&self.parts, S::TABLE)
    }

    /// Returns the URL **with its password**, for a client that takes one.
    ///
    /// The URL is canonical: everything outside `A-Za-z0-9-._~` is percent-encoded in names, passwords and values, and
    /// the port is written out. The docs of each service say which clients cannot read it, and need the parts instead.
    ///
    /// ```
    /// # use factor3::service::MySqlUrl;
    /// let url: MySqlUrl = "mariadb://app:pa'ss@DB.internal/orders".parse()?;
    /// assert_eq!(url.expose_url(), "mysql://app:pa%27ss@db.internal:3306/orders");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn expose_url(&self) -> &str {
        self.url.get_or_init(|| self.parts.url(S::TABLE)).expose_secret()
    }

    /// Returns the URL without its secrets. `***` replaces the password, a user name that has no password or equals it,
    /// any user name if the service takes [tokens](Table::userinfo_is_token), values that may be secret, and unknown
    /// parameters.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://app:hunter2@db/orders".parse()?;
    /// assert_eq!(url.redacted().to_string(), "postgres://app:***@db:5432/orders");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn redacted(&self) -> impl fmt::Display + '_ {
        self.parts.redacted(S::TABLE)
    }
}

/// Reads the value of a variable, with the options of its field.
fn parts_of(raw: &Raw<'_>, table: &'static Table) -> Result<Parts, ValueError> {
    let mut parts = read::read(raw.text()?, table)?;
    if let Some(password) = raw.password() {
        if table.userinfo_is_token && parts.username.is_none() {
            // With a separate password, a lone text before the `@` is a user name.
            parts.username = parts.password.take().map(|name| name.expose_secret().to_owned());
        }
        if parts.password.is_some() {
            return Err(ValueError::from(say::TWO_PASSWORDS).about(Topic::TwoPasswords));
        }
        set_password(&mut parts, password.clone(), table)?;
        parts.is_password_separate = true;
    }
    if let Some(policy) = raw.tls() {
        tls::apply(policy, &mut parts, table)?;
    }
    Ok(parts)
}

impl<S: Service> FromStr for ServiceUrl<S> {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        Self::read(text).map_err(|error| UrlError::new("the URL", error))
    }
}

impl<S: Service> EnvValue for ServiceUrl<S> {
    const EXPECTED: Expected = S::TABLE.expected().with_pattern(|| S::TABLE.pattern()).in_parts(OfService::<S>::PARTS);
    const SENSITIVITY: Sensitivity = Sensitivity::Masked;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        Self::checked(parts_of(&raw, S::TABLE)?)
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", value.redacted())
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        warnings::all(&value.parts, S::TABLE, S::warning(value))
    }
}

impl<S> Clone for ServiceUrl<S> {
    fn clone(&self) -> Self {
        Self { parts: self.parts.clone(), url: self.url.clone(), service: PhantomData }
    }
}

impl<S: Service> PartialEq for ServiceUrl<S> {
    fn eq(&self, other: &Self) -> bool {
        self.expose_url() == other.expose_url()
    }
}

impl<S: Service> Eq for ServiceUrl<S> {}

impl<S: Service> Hash for ServiceUrl<S> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.expose_url().hash(state);
    }
}

impl<S: Service> fmt::Debug for ServiceUrl<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServiceUrl({})", self.redacted())
    }
}
