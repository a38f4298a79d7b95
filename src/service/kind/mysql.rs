//! MySQL and MariaDB.

use crate::service::custom::{Key, PathKind, Scheme, Service, Table, UrlPart};
use crate::service::{HasDatabase, ServiceUrl, Tls};

/// The table of [`MySqlUrl`].
#[derive(Debug)]
pub enum MySql {}

/// A MySQL or MariaDB URL: `mysql://user:password@host:3306/database`.
///
/// Accepts `mysql://` and `mariadb://`, the TLS words of MySQL (`ssl-mode`, or diesel's `ssl_mode`) and of `mysql_async`
/// (`require_ssl`), and `socket` (or `unix_socket`) for a Unix socket. An unknown parameter gets a warning. A URL without
/// a host is an error, because each client fills in another one.
///
/// ```
/// use factor3::service::{MySqlUrl, Tls};
///
/// let url: MySqlUrl = "mariadb://app@db/orders?ssl-mode=verify_identity".parse()?;
/// assert_eq!((url.database(), url.tls()), (Some("orders"), Tls::VerifyFull));
/// assert_eq!(url.expose_url(), "mysql://app@db:3306/orders?ssl-mode=VERIFY_IDENTITY");
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// sqlx 0.9 needs `tls-rustls` or `tls-native-tls` for TLS. Without either it refuses to connect if the URL requires
/// TLS, and falls back to plain text if it does not. It reads `ssl-ca`, `ssl-cert`, `ssl-key`, `socket`, `charset`,
/// `collation`, `timezone` and `statement-cache-capacity`. It ignores the other parameters, which are those of
/// `mysql_async`:
///
/// ```ignore
/// use factor3::service::{MySqlUrl, Tls};
/// use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};
///
/// fn options(url: &MySqlUrl) -> sqlx::Result<MySqlConnectOptions> {
///     let options: MySqlConnectOptions = url.expose_url().parse()?;
///     // It would keep the brackets of an IPv6 address, and ignore `require_ssl=true`.
///     Ok(options.host(url.host()).ssl_mode(match url.tls() {
///         Tls::Plain => MySqlSslMode::Disabled,
///         Tls::Opportunistic => MySqlSslMode::Preferred,
///         Tls::Required => MySqlSslMode::Required,
///         Tls::VerifyCa => MySqlSslMode::VerifyCa,
///         _ => MySqlSslMode::VerifyIdentity,
///     }))
/// }
/// ```
/// `mysql_async` 0.37 (also for diesel-async) refuses parameters of other clients, and uses no TLS unless it is told
/// to. For TLS it needs `default-rustls`, `default-rustls-ring` or `native-tls-tls`. Without any of them it panics when
/// it should switch to TLS. This recipe hands over the TLS of the URL, with `ssl-ca`, and `socket`. It does not hand
/// over `ssl-cert` and `ssl-key`, nor those of sqlx, `charset`, `collation`, `statement-cache-capacity` and `timezone`,
/// nor the parameters that are calls of the builder: `abs_conn_ttl`, `client_found_rows`, `compression`, `conn_ttl`,
/// `enable_cleartext_plugin`, `inactive_connection_ttl`, `max_allowed_packet`, `pool_max`, `pool_min`, `prefer_socket`,
/// `reset_connection`, `secure_auth`, `stmt_cache_size`, `tcp_keepalive`, `tcp_nodelay`, `ttl_check_interval` and
/// `wait_timeout`:
///
/// ```ignore
/// use std::path::PathBuf;
///
/// use factor3::ExposeSecret as _;
/// use factor3::service::{MySqlUrl, Tls};
/// use mysql_async::{Opts, OptsBuilder, SslOpts};
///
/// fn options(url: &MySqlUrl) -> Opts {
///     let authority = url.query_param("ssl-ca").map(|path| PathBuf::from(path).into());
///     let tls = SslOpts::default()
///         .with_root_certs(authority.into_iter().collect())
///         .with_danger_accept_invalid_certs(url.tls() < Tls::VerifyCa)
///         .with_danger_skip_domain_validation(url.tls() < Tls::VerifyFull);
///     OptsBuilder::default()
///         .ip_or_hostname(url.host())
///         .tcp_port(url.port())
///         .user(url.username())
///         .pass(url.password().map(|password| password.expose_secret()))
///         .db_name(url.database())
///         .socket(url.query_param("socket"))
///         .ssl_opts((url.tls() >= Tls::Required).then_some(tls))
///         .into()
/// }
/// ```
/// diesel 2.3 has a client of its own, `MysqlConnection`, which links the C library of MySQL or MariaDB. It ignores a
/// parameter that it does not know, so this recipe writes `ssl-ca`, `ssl-cert`, `ssl-key`, `socket` and the TLS of the
/// URL by the names that it reads, and leaves out the other parameters. It does not decode the name of the database,
/// which must not need an encoding. The library of MariaDB ignores `ssl_mode`, and connects without TLS or without a
/// check. With that library, this recipe refuses a URL that requires TLS. It needs `mysqlclient-sys` 0.5, which tells
/// the libraries apart:
///
/// ```ignore
/// use diesel::{ConnectionError, ConnectionResult};
/// use factor3::service::{MySqlUrl, Tls};
/// use factor3::{SecretString, Url};
/// use mysqlclient_sys::SUPPORTS_MYSQL_SSL_MODE;
///
/// fn database_url(url: &MySqlUrl) -> ConnectionResult<SecretString> {
///     if url.tls() >= Tls::Required && !SUPPORTS_MYSQL_SSL_MODE {
///         return Err(ConnectionError::BadConnection("the library of MariaDB ignores ssl_mode".to_owned()));
///     }
///     let mut theirs = Url::parse(url.expose_url()).expect("`url` has read it before");
///     if url.query_param("socket").is_some() {
///         theirs.set_host(Some("localhost")).expect("a host of this scheme can be any name"); // else it uses TCP
///     }
///     let keys = [("ssl-ca", "ssl_ca"), ("ssl-cert", "ssl_cert"), ("ssl-key", "ssl_key"), ("socket", "unix_socket")];
///     let values = keys.into_iter().filter_map(|(ours, name)| Some((name, url.query_param(ours)?)));
///     theirs.query_pairs_mut().clear().extend_pairs(values).append_pair(
///         "ssl_mode",
///         match url.tls() {
///             Tls::Plain => "disabled",
///             Tls::Opportunistic => "preferred",
///             Tls::Required => "required",
///             Tls::VerifyCa => "verify_ca",
///             _ => "verify_identity",
///         },
///     );
///     Ok(String::from(theirs).into())
/// }
/// ```
pub type MySqlUrl = ServiceUrl<MySql>;

impl HasDatabase for MySql {}

impl Service for MySql {
    const TABLE: &'static Table = &Table::new(
        "a MySQL URL",
        "mysql://user:password@host:3306/database",
        &[Scheme::new("mysql", 3306).aliases(&["mariadb"]).tls(Tls::Opportunistic)],
    )
    .path(PathKind::Name)
    .expects_path("database")
    .require_tls_with("ssl-mode", "REQUIRED")
    .verify_tls_with("ssl-mode", "VERIFY_IDENTITY")
    .keys(KEYS)
    .allow_unknown_keys();
}

const KEYS: &[Key] = &[
    Key::tls(
        "ssl-mode",
        &[
            ("DISABLED", Tls::Plain),
            ("PREFERRED", Tls::Opportunistic),
            ("REQUIRED", Tls::Required),
            ("VERIFY_CA", Tls::VerifyCa),
            ("VERIFY_IDENTITY", Tls::VerifyFull),
        ],
    )
    .aliases(&["ssl_mode"]),
    Key::tls("require_ssl", &[("true", Tls::VerifyFull), ("false", Tls::Plain)]),
    Key::tls_at_most("verify_ca", &[("true", Tls::VerifyFull), ("false", Tls::Required)]),
    Key::tls_at_most("verify_identity", &[("true", Tls::VerifyFull), ("false", Tls::VerifyCa)]),
    Key::text("ssl-ca").aliases(&["ssl_ca"]).security_relevant(),
    Key::text("ssl-cert").aliases(&["ssl_cert"]).security_relevant(),
    Key::text("ssl-key").aliases(&["ssl_key"]).security_relevant(),
    Key::boolean("secure_auth").security_relevant(),
    Key::boolean("enable_cleartext_plugin").security_relevant(),
    Key::text("socket").aliases(&["unix_socket"]).part(UrlPart::Socket),
    Key::text("charset"),
    Key::text("collation"),
    Key::text("compression"),
    Key::number("conn_ttl", u64::MAX),
    Key::number("abs_conn_ttl", u64::MAX),
    Key::number("inactive_connection_ttl", u64::MAX),
    Key::number("ttl_check_interval", u64::MAX),
    Key::boolean("client_found_rows"),
    Key::number("max_allowed_packet", 1_073_741_824),
    Key::number("pool_max", u64::MAX),
    Key::number("pool_min", u64::MAX),
    Key::boolean("prefer_socket"),
    Key::boolean("reset_connection"),
    Key::number("statement-cache-capacity", 65_535),
    Key::number("stmt_cache_size", 65_535),
    Key::number("tcp_keepalive", u64::MAX),
    Key::boolean("tcp_nodelay"),
    Key::text("timezone"),
    Key::number("wait_timeout", u64::MAX),
];
