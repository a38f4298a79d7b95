//! ClickHouse, over HTTP.

use secrecy::ExposeSecret as _;

use crate::say::service as say;
use crate::service::custom::{Key, PathKind, Scheme, Service, Table, UrlPart};
use crate::service::engine::parts::Parts;
use crate::service::{ServiceUrl, Tls};
use crate::value::ValueError;

/// The table of [`ClickHouseUrl`].
#[derive(Debug)]
pub enum ClickHouse {}

/// The URL of ClickHouse's HTTP interface: `http://user:password@host:8123/?database=orders`.
///
/// The credentials stand before the host, or in the query as `user` and `password`. The query has the `database` and the
/// settings of every statement. An unknown setting gets a warning. The path is that of a proxy. A path without a `/` at
/// its end gets a warning where it may be meant as the database.
///
/// ```
/// use factor3::service::ClickHouseUrl;
///
/// let url: ClickHouseUrl = "http://app:hunter2@ch.internal:8123/?database=orders".parse()?;
/// assert_eq!((url.username(), url.database(), url.port()), (Some("app"), Some("orders"), 8123));
/// assert_eq!(url.endpoint(), "http://ch.internal:8123");
/// assert!("clickhouse://ch.internal:9000/orders".parse::<ClickHouseUrl>().is_err());
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// clickhouse 0.15 drops the credentials of a URL, and every parameter but the database, so give it the parts. For
/// `https` it needs `rustls-tls` or `native-tls`. Without either it refuses the URL at the first query:
///
/// ```ignore
/// use clickhouse::Client;
/// use factor3::ExposeSecret as _;
/// use factor3::service::ClickHouseUrl;
///
/// fn client(url: &ClickHouseUrl) -> Client {
///     let mut client = Client::default().with_url(url.endpoint());
///     if let Some(username) = url.username() {
///         client = client.with_user(username);
///     }
///     if let Some(password) = url.password() {
///         client = client.with_password(password.expose_secret());
///     }
///     if let Some(database) = url.database() {
///         client = client.with_database(database);
///     }
///     url.settings().fold(client, |client, (name, value)| client.with_setting(name, value))
/// }
/// ```
pub type ClickHouseUrl = ServiceUrl<ClickHouse>;

impl Service for ClickHouse {
    const TABLE: &'static Table = &Table::new(
        "a ClickHouse URL",
        "http://user:password@host:8123/?database=orders",
        &[
            Scheme::new("http", 80).usual_port(8123),
            Scheme::new("https", 443).usual_port(8443).forces_tls(Tls::VerifyFull),
        ],
    )
    .path(PathKind::Route)
    .keys(KEYS)
    .allow_unknown_keys();

    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        if url.query_param("query").is_some() { Err(say::STATEMENT_IN_URL.into()) } else { Ok(()) }
    }

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        let path = url.path().filter(|path| !path.ends_with('/') && url.database().is_none());
        let native = matches!(url.port(), 9000 | 9440).then(|| say::NATIVE_PORT.into());
        native.into_iter().chain(path.map(|_| say::PATH_FOR_DATABASE.into())).reduce(ValueError::and)
    }
}

const KEYS: &[Key] = &[
    Key::text(DATABASE),
    Key::text("user").part(UrlPart::Username),
    Key::text("password").part(UrlPart::Password),
    Key::words("async_insert", &["0", "1"]),
    Key::number("connect_timeout", u64::MAX),
    Key::number("insert_quorum", u64::MAX),
    Key::words("join_use_nulls", &["0", "1"]),
    Key::number("max_block_size", u64::MAX),
    Key::number("max_execution_time", u64::MAX),
    Key::number("max_memory_usage", u64::MAX),
    Key::number("max_result_rows", u64::MAX),
    Key::number("max_rows_to_read", u64::MAX),
    Key::number("max_threads", u64::MAX),
    Key::words("readonly", &["0", "1", "2"]),
    Key::number("receive_timeout", u64::MAX),
    Key::number("send_timeout", u64::MAX),
    Key::text("session_id"),
    Key::number("session_timeout", u64::MAX),
    Key::words("wait_end_of_query", &["0", "1"]),
    Key::words("wait_for_async_insert", &["0", "1"]),
];

const DATABASE: &str = "database";

impl ServiceUrl<ClickHouse> {
    /// Returns the name of the database.
    ///
    /// ```
    /// # use factor3::service::ClickHouseUrl;
    /// let url: ClickHouseUrl = "http://ch.internal:8123/?database=orders".parse()?;
    /// assert_eq!(url.database(), Some("orders"));
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn database(&self) -> Option<&str> {
        self.query_param(DATABASE)
    }

    /// Returns the settings of every statement: the parameters other than the database and the credentials.
    ///
    /// ```
    /// # use factor3::service::ClickHouseUrl;
    /// let url: ClickHouseUrl = "http://ch.internal:8123/?database=orders&max_execution_time=30".parse()?;
    /// assert_eq!(url.settings().collect::<Vec<_>>(), [("max_execution_time", "30")]);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn settings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query_pairs().filter(|(name, _)| *name != DATABASE)
    }

    /// Returns the URL without credentials and without its query.
    ///
    /// ```
    /// # use factor3::service::ClickHouseUrl;
    /// let url: ClickHouseUrl = "https://app:hunter2@tools.internal/ch/?database=orders".parse()?;
    /// assert_eq!(url.endpoint(), "https://tools.internal:443/ch/");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn endpoint(&self) -> String {
        let Parts { scheme, hosts, path, .. } = self.parts().clone();
        Parts { hosts, path, ..Parts::new(scheme) }.url(ClickHouse::TABLE).expose_secret().to_owned()
    }
}
