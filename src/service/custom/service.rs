//! The trait of a kind of backing service.

use super::Table;
use crate::service::ServiceUrl;
use crate::value::ValueError;

/// A kind of backing service: a table, and the rules that a table cannot express.
///
/// Every service of this module is one. Implement the trait for a service of your own, and
/// [`ServiceUrl<Mine>`](ServiceUrl) reads, checks, redacts and writes its URLs too.
///
/// ```
/// use factor3::service::custom::{Key, Scheme, Service, Table};
/// use factor3::service::{ServiceUrl, Tls};
///
/// #[derive(Debug)]
/// enum Memcached {}
///
/// impl Service for Memcached {
///     const TABLE: &'static Table = &Table::new(
///         "a Memcached URL",
///         "memcache://host:11211",
///         &[Scheme::new("memcache", 11211), Scheme::new("memcache+tls", 11211).tls(Tls::VerifyFull)],
///     )
///     .keys(&[Key::number("timeout", 3600), Key::words("protocol", &["ascii", "binary"])]);
/// }
///
/// let url: ServiceUrl<Memcached> = "memcache://cache?timeout=5".parse()?;
/// assert_eq!((url.host(), url.port()), ("cache", 11211));
/// assert_eq!(
///     "memcached://cache".parse::<ServiceUrl<Memcached>>().unwrap_err().to_string(),
///     "the URL has a misspelt scheme; did you mean memcache://?"
/// );
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
pub trait Service: Sized + 'static {
    /// The grammar of the URLs.
    const TABLE: &'static Table;

    /// Checks further rules. An error is a [predicate](ValueError::predicate) that quotes nothing of the URL.
    ///
    /// # Errors
    ///
    /// Fails if a rule of the service is broken.
    #[expect(unused_variables, reason = "the name documents the parameter")]
    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        Ok(())
    }

    /// Returns further warnings: a [predicate](ValueError::predicate) that quotes nothing of the URL.
    #[expect(unused_variables, reason = "the name documents the parameter")]
    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        None
    }
}
