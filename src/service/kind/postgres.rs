//! PostgreSQL, and other servers that speak its protocol.

use crate::say::url as say;
use crate::service::custom::{Key, PathKind, Scheme, Service, Table, UrlPart};
use crate::service::{HasDatabase, Host, ServiceUrl, Tls};
use crate::value::ValueError;

/// The table of [`PostgresUrl`].
#[derive(Debug)]
pub enum Postgres {}

/// A PostgreSQL URL: `postgres://user:password@host:5432/database`.
///
/// Accepts `postgres://`, `postgresql://` and `postgis://` in any case, several hosts, Unix sockets (`?host=/run/postgresql`, or
/// percent-encoded as the host), and the parameters of libpq. An unknown parameter gets a warning. A path of several
/// segments is an error, and so are a fragment, and values that libpq would only refuse when it connects.
///
/// ```
/// use factor3::service::{PostgresUrl, Tls};
///
/// let url: PostgresUrl = "postgresql://app@db-1,db-2:6432/orders?sslmode=verify-full".parse()?;
/// assert_eq!(url.database(), Some("orders"));
/// assert_eq!(url.tls(), Tls::VerifyFull);
/// assert_eq!(url.expose_url(), "postgres://app@db-1:5432,db-2:6432/orders?sslmode=verify-full");
///
/// let socket: PostgresUrl = "postgres:///orders?host=/run/postgresql".parse()?;
/// assert_eq!(socket.host(), "/run/postgresql");
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// sqlx 0.9 knows one host, and fills in missing parts from `PG*` variables. For TLS it needs `tls-rustls` or
/// `tls-native-tls`. Without either it refuses to connect if the URL requires TLS, and falls back to plain text if it
/// does not. It reads `application_name`, `options`, `sslcert`, `sslkey`, `sslrootcert` and `statement-cache-capacity`.
/// It ignores the other parameters, which are those of libpq:
///
/// ```ignore
/// use factor3::service::{PostgresUrl, Tls};
/// use sqlx::postgres::{PgConnectOptions, PgSslMode};
///
/// fn options(url: &PostgresUrl) -> sqlx::Result<PgConnectOptions> {
///     let options: PgConnectOptions = url.expose_url().parse()?;
///     // It would keep the brackets of an IPv6 address, and ignore `ssl=true`.
///     Ok(options.host(url.host()).ssl_mode(match url.tls() {
///         Tls::Plain => PgSslMode::Disable,
///         Tls::Opportunistic => PgSslMode::Prefer,
///         Tls::Required => PgSslMode::Require,
///         Tls::VerifyCa => PgSslMode::VerifyCa,
///         _ => PgSslMode::VerifyFull,
///     }))
/// }
/// ```
///
/// tokio-postgres 0.7 (also for deadpool and diesel-async) leaves TLS to a connector, such as that of
/// `tokio-postgres-rustls` 0.14 with `native-certs` and `ring`. It always verifies, whatever the URL says, and does not
/// read `sslrootcert`. With `NoTls`, a URL that requires TLS is an error, and any other one connects in plain text.
/// This recipe hands over hosts, login, database and TLS. For the other parameters, pass the result of
/// [`query_param`](ServiceUrl::query_param) to the setters of the client:
///
/// ```ignore
/// use std::error::Error;
///
/// use factor3::ExposeSecret as _;
/// use factor3::service::{PostgresUrl, Tls};
/// use tokio_postgres::config::SslMode;
/// use tokio_postgres::{Client, Config};
/// use tokio_postgres_rustls::MakeRustlsConnect;
///
/// fn config(url: &PostgresUrl) -> Config {
///     let mut config = Config::new();
///     for host in url.hosts() {
///         config.host(host.name()).port(host.port()); // a name that starts with `/` is a socket
///     }
///     if let Some(username) = url.username() {
///         config.user(username);
///     }
///     if let Some(password) = url.password() {
///         config.password(password.expose_secret());
///     }
///     if let Some(database) = url.database() {
///         config.dbname(database);
///     }
///     // `Require` verifies what the connector verifies: for `Tls::Required` too.
///     config.ssl_mode(match url.tls() {
///         Tls::Plain => SslMode::Disable,
///         Tls::Opportunistic => SslMode::Prefer,
///         _ => SslMode::Require,
///     });
///     config
/// }
///
/// async fn connect(url: &PostgresUrl) -> Result<Client, Box<dyn Error>> {
///     let (tls, _unreadable) = MakeRustlsConnect::with_native_certs().map_err(|_| "the system has no certificates")?;
///     let (client, connection) = config(url).connect(tls).await?;
///     tokio::spawn(connection);
///     Ok(client)
/// }
/// ```
///
/// Clients that are built on libpq, such as diesel 2, take [`expose_url`](ServiceUrl::expose_url) as it is. libpq does
/// TLS itself, without a feature of the client.
pub type PostgresUrl = ServiceUrl<Postgres>;

impl HasDatabase for Postgres {}

impl Service for Postgres {
    const TABLE: &'static Table = &Table::new(
        "a PostgreSQL URL",
        "postgres://user:password@host:5432/database",
        &[Scheme::new("postgres", 5432).aliases(&["postgresql", "postgis"]).tls(Tls::Opportunistic)],
    )
    .path(PathKind::Name)
    .expects_path("database")
    .multi_host()
    .unix_sockets()
    .require_tls_with("sslmode", "require")
    .verify_tls_with("sslmode", "verify-full")
    .keys(KEYS)
    .allow_unknown_keys();

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        let is_file = |host: &Host| host.name().rsplit('/').next().is_some_and(|name| name.starts_with(".s.PGSQL."));
        url.hosts().iter().any(|host| host.is_socket() && is_file(host)).then(|| say::SOCKET_FILE.into())
    }
}

const KEYS: &[Key] = &[
    Key::tls(
        "sslmode",
        &[
            ("disable", Tls::Plain),
            ("allow", Tls::Opportunistic),
            ("prefer", Tls::Opportunistic),
            ("require", Tls::Required),
            ("verify-ca", Tls::VerifyCa),
            ("verify-full", Tls::VerifyFull),
        ],
    ),
    // JDBC's parameter, which libpq reads too.
    Key::tls("ssl", &[("true", Tls::Required), ("false", Tls::Plain)]),
    Key::text("host").part(UrlPart::Host),
    Key::text("port").part(UrlPart::Port),
    Key::text("user").part(UrlPart::Username),
    Key::text("password").part(UrlPart::Password),
    Key::text("dbname").part(UrlPart::Path),
    Key::text("application_name"),
    Key::words("channel_binding", &["disable", "prefer", "require"]).security_relevant(),
    Key::text("client_encoding"),
    Key::number("connect_timeout", 2_147_483_647),
    Key::text("fallback_application_name"),
    Key::text("gssdelegation"),
    Key::words("gssencmode", &["disable", "prefer", "require"]).security_relevant(),
    Key::text("gsslib"),
    Key::text("hostaddr").part(UrlPart::Address),
    Key::number("keepalives", 1),
    Key::number("keepalives_count", 2_147_483_647),
    Key::number("keepalives_idle", 2_147_483_647),
    Key::number("keepalives_interval", 2_147_483_647),
    Key::text("krbsrvname"),
    Key::words("load_balance_hosts", &["disable", "random"]),
    Key::text("options"),
    Key::text("passfile"),
    Key::text("replication"),
    Key::text("require_auth").security_relevant(),
    Key::text("requirepeer").security_relevant(),
    Key::text("ssl_max_protocol_version"),
    Key::text("ssl_min_protocol_version").security_relevant(),
    Key::text("sslcert").security_relevant(),
    Key::text("sslcertmode").security_relevant(),
    Key::text("sslcompression"),
    Key::text("sslcrl").security_relevant(),
    Key::text("sslcrldir").security_relevant(),
    Key::text("sslkey").security_relevant(),
    Key::words("sslnegotiation", &["postgres", "direct"]).security_relevant(),
    Key::text("sslpassword").secret(),
    // libpq then verifies the host, and refuses a weaker `sslmode`.
    Key::text_or_tls("sslrootcert", &[("system", Tls::VerifyFull)]),
    Key::text("sslsni"),
    Key::number("statement-cache-capacity", 65_535),
    Key::words("target_session_attrs", &["any", "read-write", "read-only", "primary", "standby", "prefer-standby"]),
    Key::number("tcp_user_timeout", 2_147_483_647),
];
