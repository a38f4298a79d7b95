//! MongoDB.

use crate::say::service as say;
use crate::service::custom::{Key, PathKind, Scheme, Service, Table};
use crate::service::{HasDatabase, ServiceUrl, Tls};
use crate::value::ValueError;

/// The table of [`MongoUrl`].
#[derive(Debug)]
pub enum Mongo {}

/// A MongoDB connection string: `mongodb://user:password@host:27017/database`.
///
/// Accepts several hosts, percent-encoded sockets, `mongodb+srv://` with exactly one host and no port, and the options
/// of the drivers in any case. An unknown option is an error, because the client refuses it. A database name that a server would refuse is an
/// error, and so are options that contradict each other.
///
/// ```
/// use factor3::service::{MongoUrl, Tls};
///
/// let url: MongoUrl = "mongodb://app@m1,m2:27018/orders?replicaset=rs0&tls=true".parse()?;
/// assert_eq!((url.hosts().len(), url.database(), url.tls()), (2, Some("orders"), Tls::VerifyFull));
/// assert_eq!(url.query_param("replicaSet"), Some("rs0"));
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// mongodb 3 takes the URL. TLS is always available: the crate needs one of `rustls-tls` (on by default),
/// `rustls-tls-aws-lc` and `openssl-tls` to compile. It ignores `uuidRepresentation`, `waitQueueTimeoutMS`, and
/// `authMechanismProperties` without an `authMechanism`. It refuses `socketTimeoutMS`, `serverSelectionTryOnce`,
/// `timeoutMS`, `tlsDisableCertificateRevocationCheck` and `tlsDisableOCSPEndpointCheck`, and without `mongodb+srv://` it
/// refuses `srvMaxHosts` and `srvServiceName`. It needs a feature for `compressors` and `zlibCompressionLevel` (such as
/// `zlib-compression`), for `proxyHost`, `proxyPort`, `proxyUsername` and `proxyPassword` (`socks5-proxy`), and for
/// `tlsCertificateKeyFilePassword` (`cert-key-password`):
///
/// ```ignore
/// use factor3::service::MongoUrl;
/// use mongodb::options::ClientOptions;
///
/// async fn options(url: &MongoUrl) -> mongodb::error::Result<ClientOptions> {
///     ClientOptions::parse(url.expose_url()).await // looks `mongodb+srv` up
/// }
/// ```
pub type MongoUrl = ServiceUrl<Mongo>;

impl HasDatabase for Mongo {}

impl Service for Mongo {
    const TABLE: &'static Table = &Table::new(
        "a MongoDB URL",
        "mongodb://user:password@host:27017/database",
        &[Scheme::new("mongodb", 27017), Scheme::new("mongodb+srv", 27017).tls(Tls::VerifyFull).srv()],
    )
    .path(PathKind::Name)
    .multi_host()
    .unix_sockets()
    .require_tls_with("tls", "true")
    .verify_tls_with("tls", "true")
    .keys(KEYS)
    .case_insensitive_keys();

    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        let is = |key, value| url.query_param(key) == Some(value);
        let number = |key| url.query_param(key).and_then(|value| value.parse::<u64>().ok());
        let several = url.hosts().len() > 1;
        let complaint = if url.path().is_some_and(|path| path.contains(['/', '\\', '.', ' ', '"', '$'])) {
            say::BAD_DATABASE
        } else if several && is("directConnection", "true") {
            say::DIRECT_TO_MANY
        } else if is("loadBalanced", "true") && (several || url.query_param("replicaSet").is_some()) {
            say::BALANCED_MANY
        } else if is("loadBalanced", "true") && is("directConnection", "true") {
            say::BALANCED_DIRECT
        } else if url.query_param("tlsInsecure").is_some()
            && (url.query_param("tlsAllowInvalidCertificates").is_some()
                || url.query_param("tlsAllowInvalidHostnames").is_some())
        {
            say::TLS_INSECURE_TWICE
        } else if number("maxPoolSize").is_some_and(|max| max > 0 && number("minPoolSize") > Some(max)) {
            say::POOL_BOUNDS
        } else {
            return Ok(());
        };
        Err(complaint.into())
    }
}

const MILLISECONDS: u64 = 2_147_483_647;

const KEYS: &[Key] = &[
    Key::tls("tls", &[("true", Tls::VerifyFull), ("false", Tls::Plain)]),
    Key::tls("ssl", &[("true", Tls::VerifyFull), ("false", Tls::Plain)]),
    Key::tls_at_most("tlsInsecure", &[("true", Tls::Required), ("false", Tls::VerifyFull)]),
    Key::tls_at_most("tlsAllowInvalidCertificates", &[("true", Tls::Required), ("false", Tls::VerifyFull)]),
    Key::tls_at_most("tlsAllowInvalidHostnames", &[("true", Tls::VerifyCa), ("false", Tls::VerifyFull)]),
    Key::text("tlsCAFile").security_relevant(),
    Key::text("tlsCertificateKeyFile").security_relevant(),
    Key::text("tlsCertificateKeyFilePassword").secret(),
    Key::boolean("tlsDisableCertificateRevocationCheck").security_relevant(),
    Key::boolean("tlsDisableOCSPEndpointCheck").security_relevant(),
    Key::text("appName"),
    Key::words(
        "authMechanism",
        &[
            "SCRAM-SHA-1",
            "SCRAM-SHA-256",
            "MONGODB-X509",
            "MONGODB-AWS",
            "MONGODB-OIDC",
            "MONGODB-CR",
            "GSSAPI",
            "PLAIN",
        ],
    )
    .security_relevant(),
    Key::text("authMechanismProperties").secret(),
    Key::text("authSource").security_relevant(),
    Key::text("compressors"),
    Key::number("connectTimeoutMS", MILLISECONDS),
    Key::boolean("directConnection"),
    Key::number("heartbeatFrequencyMS", MILLISECONDS),
    Key::boolean("journal"),
    Key::boolean("loadBalanced"),
    Key::number("localThresholdMS", MILLISECONDS),
    Key::number("maxConnecting", 4_294_967_295),
    Key::number("maxIdleTimeMS", MILLISECONDS),
    Key::number("maxPoolSize", 4_294_967_295),
    Key::text("maxStalenessSeconds"),
    Key::number("minPoolSize", 4_294_967_295),
    Key::text("proxyHost"),
    Key::text("proxyPassword").secret(),
    Key::number("proxyPort", 65_535),
    Key::text("proxyUsername"),
    Key::words("readConcernLevel", &["local", "available", "majority", "linearizable", "snapshot"]),
    Key::words("readPreference", &["primary", "primaryPreferred", "secondary", "secondaryPreferred", "nearest"]),
    Key::text("readPreferenceTags").repeats(),
    Key::text("replicaSet"),
    Key::boolean("retryReads"),
    Key::boolean("retryWrites"),
    Key::words("serverMonitoringMode", &["auto", "poll", "stream"]),
    Key::number("serverSelectionTimeoutMS", MILLISECONDS),
    Key::boolean("serverSelectionTryOnce"),
    Key::number("socketTimeoutMS", MILLISECONDS),
    Key::number("srvMaxHosts", 4_294_967_295),
    Key::text("srvServiceName"),
    Key::number("timeoutMS", MILLISECONDS),
    Key::text("uuidRepresentation"),
    Key::text("w"),
    Key::number("waitQueueTimeoutMS", MILLISECONDS),
    Key::number("wTimeoutMS", MILLISECONDS),
    Key::text("zlibCompressionLevel"),
];
