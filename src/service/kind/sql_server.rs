//! Microsoft SQL Server.

mod connection_string;

use crate::say::{service, sql_server as say};
use crate::service::custom::{Key, OtherForm, PathKind, Scheme, Service, Table, UrlPart};
use crate::service::{HasDatabase, ServiceUrl, Tls};
use crate::value::ValueError;

/// The table of [`SqlServerUrl`].
#[derive(Debug)]
pub enum SqlServer {}

/// A SQL Server URL, `sqlserver://user:password@host:1433/database`, or a connection string of ADO.NET or JDBC.
///
/// All three are read to the same parts, and [`expose_url`](ServiceUrl::expose_url) writes the URL. A client of a
/// connection string ignores a key that it does not know, and connects to localhost, without a password or without TLS:
/// here such a key is an error. A key of ADO.NET that decides nothing about the connection, such as `Pooling`, gets a
/// warning, because nothing is handed over. TLS is required and verified unless `encrypt` or `trustServerCertificate`
/// says otherwise.
///
/// ```
/// use factor3::ExposeSecret;
/// use factor3::service::{SqlServerUrl, Tls};
///
/// let url: SqlServerUrl = "Server=tcp:db.internal,1444;Database=orders;User Id=app;Password='p;w'".parse()?;
/// assert_eq!((url.host(), url.port(), url.database(), url.tls()), ("db.internal", 1444, Some("orders"), Tls::VerifyFull));
/// assert_eq!(url.password().unwrap().expose_secret(), "p;w");
/// assert_eq!(url, "sqlserver://app:p%3Bw@db.internal:1444/orders".parse()?);
/// assert_eq!(url, "jdbc:sqlserver://db.internal:1444;databaseName=orders;user=app;password={p;w}".parse()?);
/// assert!("Address=db.internal;User Id=app".parse::<SqlServerUrl>().is_err());
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// tiberius 0.13 takes the parts. It needs `rustls`, `native-tls` or `vendored-openssl` for TLS. Without any of them it
/// refuses a server that requires TLS. It needs `tds80` for `encrypt=strict`, and `sql-browser-tokio` to connect to an
/// `instance`, by `connect_named`:
///
/// ```ignore
/// use factor3::ExposeSecret as _;
/// use factor3::service::{SqlServerUrl, Tls};
/// use tiberius::{AuthMethod, Config, EncryptionLevel};
///
/// fn config(url: &SqlServerUrl) -> Config {
///     let mut config = Config::new();
///     config.host(url.host());
///     config.port(url.port());
///     if let (Some(username), Some(password)) = (url.username(), url.password()) {
///         config.authentication(AuthMethod::sql_server(username, password.expose_secret()));
///     }
///     if let Some(database) = url.database() {
///         config.database(database);
///     }
///     config.encryption(match (url.query_param("encrypt"), url.tls()) {
///         (Some("strict"), _) => EncryptionLevel::Strict,
///         (Some("DANGER_PLAINTEXT"), _) => EncryptionLevel::NotSupported,
///         (_, Tls::Plain) => EncryptionLevel::Off,
///         _ => EncryptionLevel::Required,
///     });
///     for (name, value) in url.query_pairs() {
///         match name {
///             "applicationIntent" => config.readonly(value == "ReadOnly"),
///             "applicationName" => config.application_name(value),
///             "hostNameInCertificate" => config.hostname_in_certificate(value),
///             "instance" => config.instance_name(value),
///             "multiSubnetFailover" => config.multi_subnet_failover(matches!(value, "true" | "yes")),
///             "packetSize" => config.packet_size(value.parse().expect("the URL was checked")),
///             "trustServerCertificate" if matches!(value, "true" | "yes") => config.trust_cert(),
///             "trustServerCertificateCA" => config.trust_cert_ca(value),
///             "workstationId" => config.client_name(value),
///             _ => {}
///         }
///     }
///     config
/// }
/// ```
pub type SqlServerUrl = ServiceUrl<SqlServer>;

impl HasDatabase for SqlServer {}

impl Service for SqlServer {
    const TABLE: &'static Table = &Table::new(
        "a SQL Server URL",
        "sqlserver://user:password@host:1433/database",
        &[Scheme::new("sqlserver", 1433).aliases(&["mssql"]).tls(Tls::VerifyFull)],
    )
    .path(PathKind::Name)
    .require_tls_with("encrypt", "true")
    .verify_tls_with("encrypt", "true")
    .keys(KEYS)
    .case_insensitive_keys()
    .other_form(OtherForm { read: connection_string::read, pattern: connection_string::pattern });

    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        let trusts = url.query_param("trustServerCertificate").is_some_and(|value| matches!(value, "true" | "yes"));
        let twice = trusts && url.query_param("trustServerCertificateCA").is_some();
        if twice { Err(say::TRUST_TWICE.into()) } else { Ok(()) }
    }

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        let trusts = url.query_param("trustServerCertificate").is_some_and(|value| matches!(value, "true" | "yes"));
        let complaint = if url.tls() == Tls::Plain {
            say::DATA_IN_THE_CLEAR
        } else if trusts {
            say::TRUSTS_EVERY_CERTIFICATE
        } else if url.username().is_some() && url.password().is_none() {
            service::USER_ALONE
        } else {
            return None;
        };
        Some(complaint.into())
    }
}

const KEYS: &[Key] = &[
    Key::tls(
        "encrypt",
        &[
            ("true", Tls::VerifyFull),
            ("false", Tls::Plain),
            ("yes", Tls::VerifyFull),
            ("no", Tls::Plain),
            ("mandatory", Tls::VerifyFull),
            ("optional", Tls::Plain),
            ("strict", Tls::VerifyFull),
            ("DANGER_PLAINTEXT", Tls::Plain),
        ],
    ),
    Key::tls_at_most(
        "trustServerCertificate",
        &[("true", Tls::Required), ("false", Tls::VerifyFull), ("yes", Tls::Required), ("no", Tls::VerifyFull)],
    ),
    Key::text("trustServerCertificateCA").security_relevant(),
    Key::text("hostNameInCertificate").security_relevant(),
    Key::text("database").part(UrlPart::Path),
    Key::text("user").part(UrlPart::Username),
    Key::text("password").part(UrlPart::Password),
    Key::words("applicationIntent", &["ReadOnly", "ReadWrite"]),
    Key::text("applicationName"),
    Key::text("instance").default_port(1434),
    Key::words("multiSubnetFailover", &["true", "false", "yes", "no"]),
    Key::number("packetSize", 32_767),
    Key::text("workstationId"),
];
