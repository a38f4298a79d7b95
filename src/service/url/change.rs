//! Copies of a URL with another path, database or password.

use secrecy::{ExposeSecret as _, SecretString};

use super::ServiceUrl;
use crate::say::url as say;
use crate::service::UrlError;
use crate::service::custom::{Service, Table};
use crate::service::engine::parts::Parts;
use crate::value::ValueError;

impl<S: Service> ServiceUrl<S> {
    /// Returns a copy of the URL with another path, given decoded.
    ///
    /// ```
    /// # use factor3::service::RedisUrl;
    /// let url: RedisUrl = "redis://cache/0".parse()?;
    /// assert_eq!(url.with_path("2")?.path(), Some("2"));
    /// assert!(url.with_path("two").is_err());
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if a URL with that path would be rejected, such as one with an empty name, or a text instead of a number.
    pub fn with_path(&self, path: &str) -> Result<Self, UrlError> {
        let parts = Parts { path: Some(path.to_owned()), ..Parts::clone(&self.parts) };
        let url = match path {
            "" => Err(say::EMPTY_NAME.into()),
            _ => Self::read(parts.url(S::TABLE).expose_secret()),
        };
        url.map_err(|error| UrlError::new("the URL", error))
    }

    /// Returns a copy of the URL with another password, given decoded: after a rotation, for example.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// # use factor3::ExposeSecret;
    /// let url: PostgresUrl = "postgres://app:first@db/orders".parse()?;
    /// assert_eq!(url.with_password("second")?.password().unwrap().expose_secret(), "second");
    /// assert!(url.with_password("").is_err());
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the password is empty or contains a NUL, or if the service has none.
    pub fn with_password(&self, password: impl Into<SecretString>) -> Result<Self, UrlError> {
        let mut parts = Parts::clone(&self.parts);
        let password = set_password(&mut parts, password.into(), S::TABLE);
        password.and_then(|()| Self::checked(parts)).map_err(|error| UrlError::new("the URL", error))
    }
}

/// A service whose path is the name of a database.
///
/// ```
/// use factor3::service::PostgresUrl;
///
/// let url: PostgresUrl = "postgres://app@db/orders".parse()?;
/// assert_eq!(url.database(), Some("orders"));
/// assert_eq!(url.with_database("orders_test")?.expose_url(), "postgres://app@db:5432/orders_test");
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
pub trait HasDatabase: Service {}

impl<S: HasDatabase> ServiceUrl<S> {
    /// Returns the name of the database, decoded.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://db/orders".parse()?;
    /// assert_eq!(url.database(), Some("orders"));
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn database(&self) -> Option<&str> {
        self.path()
    }

    /// Returns a copy of the URL with another database, such as one for a test. The name is given decoded.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://db/orders".parse()?;
    /// assert_eq!(url.with_database("orders_test")?.database(), Some("orders_test"));
    /// assert!(url.with_database("").is_err());
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the name is empty, or is one that the service refuses.
    pub fn with_database(&self, database: &str) -> Result<Self, UrlError> {
        self.with_path(database)
    }
}

pub(super) fn set_password(parts: &mut Parts, password: SecretString, table: &Table) -> Result<(), ValueError> {
    let text = password.expose_secret();
    if !table.has_passwords() {
        return Err(say::takes_no_password(table.phrase).into());
    }
    if text.is_empty() || text.contains('\0') {
        return Err(ValueError::predicate(say::UNUSABLE_PASSWORD));
    }
    parts.password = Some(password);
    Ok(())
}
