//! How a connection is protected: by meaning, whatever a service calls it.

/// How a connection is protected, from weak to strong.
///
/// The order of the variants is a promise: compare with `>=` to ask for at least as much protection.
///
/// The words differ, and so do their defaults: `sslmode=prefer`, `ssl-mode=PREFERRED` and no word at all are the same.
///
/// ```
/// use factor3::service::{MySqlUrl, PostgresUrl, RedisUrl, Tls};
///
/// assert_eq!("postgres://db/orders".parse::<PostgresUrl>()?.tls(), Tls::Opportunistic);
/// assert_eq!("mysql://db/orders?ssl-mode=REQUIRED".parse::<MySqlUrl>()?.tls(), Tls::Required);
/// assert!("rediss://cache".parse::<RedisUrl>()?.tls() >= Tls::Required);
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Tls {
    /// No encryption.
    Plain,
    /// Encryption if the server offers it: whoever is in between can switch it off.
    Opportunistic,
    /// Encryption, but the server can be anybody.
    Required,
    /// Encryption, and an authority that is trusted has signed the server's certificate.
    VerifyCa,
    /// Encryption, and the certificate is that of the host.
    VerifyFull,
}
