//! Redis and Valkey.

use crate::say::service as say;
use crate::service::custom::{Key, PathKind, Scheme, Service, Table, UrlPart};
use crate::service::{ServiceUrl, Tls, UrlError};
use crate::value::ValueError;

/// The table of [`RedisUrl`].
#[derive(Debug)]
pub enum Redis {}

/// A Redis or Valkey URL: `redis://:password@host:6379/0`.
///
/// Accepts `redis://`, `rediss://` (TLS), `valkey://` and `valkeys://`, and `redis+unix:///path` with `db`, `user` and
/// `pass` in the query. The path is the number of the database. Several hosts are an error: a cluster is a
/// `Vec<RedisUrl>`. The fragment `#insecure` turns certificate checks off, and gets a warning.
///
/// ```
/// use factor3::service::{RedisUrl, Tls};
///
/// let url: RedisUrl = "rediss://:hunter2@cache/2".parse()?;
/// assert_eq!((url.db(), url.tls()), (2, Tls::VerifyFull));
/// assert_eq!(url.redacted().to_string(), "rediss://:***@cache:6379/2");
///
/// let socket: RedisUrl = "redis+unix:///run/redis.sock?db=2".parse()?;
/// assert_eq!((socket.host(), socket.db()), ("/run/redis.sock", 2));
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// redis 1.8 (also for bb8 and deadpool) takes the URL:
///
/// ```ignore
/// use factor3::service::RedisUrl;
/// use redis::Client;
///
/// fn client(url: &RedisUrl) -> redis::RedisResult<Client> {
///     Client::open(url.expose_url())
/// }
/// ```
///
/// For `rediss` it needs `tls-rustls` and a provider of rustls, or `tls-native-tls`. Without either it refuses the URL.
/// With tokio these are `tokio-rustls-comp` and `tokio-native-tls-comp`.
///
/// fred 10 takes the URL too, except that of a Unix socket, and does not read `protocol`. For `rediss` it needs
/// `enable-rustls`, `enable-rustls-ring` or `enable-native-tls`. Without any of them it would talk in plain text, so
/// this recipe refuses the URL. With rustls it does not connect to an IPv6 address over TLS:
///
/// ```ignore
/// use factor3::service::{RedisUrl, Tls};
/// use fred::error::{Error, ErrorKind};
/// use fred::prelude::Config;
///
/// fn config(url: &RedisUrl) -> Result<Config, Error> {
///     let config = Config::from_url(url.expose_url())?;
///     if url.tls() >= Tls::Required && !config.uses_tls() {
///         return Err(Error::new(ErrorKind::Config, "fred was compiled without TLS"));
///     }
///     Ok(config)
/// }
/// ```
pub type RedisUrl = ServiceUrl<Redis>;

impl Service for Redis {
    const TABLE: &'static Table = &Table::new(
        "a Redis URL",
        "redis://:password@host:6379/0",
        &[
            Scheme::new("redis", 6379).aliases(&["valkey"]),
            Scheme::new("rediss", 6379).aliases(&["valkeys"]).tls(Tls::VerifyFull),
            Scheme::new("redis+unix", 6379).aliases(&["unix", "valkey+unix"]).unix_socket(),
        ],
    )
    .path(PathKind::Index)
    .username_optional()
    .fragment("insecure", Tls::Required)
    .keys(&[
        Key::words("protocol", &["2", "3", "resp2", "resp3"]),
        Key::text("db").part(UrlPart::Path),
        Key::text("user").part(UrlPart::Username),
        Key::text("pass").part(UrlPart::Password),
    ])
    .allow_unknown_keys();

    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        match url.path().map(str::parse::<u32>) {
            Some(Err(_)) => Err(say::DATABASE_NOT_A_NUMBER.into()),
            _ => Ok(()),
        }
    }

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        (url.db() > 15).then(|| say::HIGH_DATABASE.into())
    }
}

impl ServiceUrl<Redis> {
    /// Returns the number of the database, by default 0.
    ///
    /// ```
    /// # use factor3::service::RedisUrl;
    /// assert_eq!("redis://cache/2".parse::<RedisUrl>()?.db(), 2);
    /// assert_eq!("redis://cache".parse::<RedisUrl>()?.db(), 0);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn db(&self) -> u32 {
        self.path().and_then(|path| path.parse().ok()).unwrap_or(0)
    }

    /// Returns a copy of the URL with another database.
    ///
    /// ```
    /// # use factor3::service::RedisUrl;
    /// let url: RedisUrl = "redis://cache/2".parse()?;
    /// assert_eq!(url.with_db(3)?.expose_url(), "redis://cache:6379/3");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Does not fail today.
    pub fn with_db(&self, db: u32) -> Result<Self, UrlError> {
        self.with_path(&db.to_string())
    }
}
