//! The protection of a connection, by its meaning rather than by the word of a service.

/// The protection of a connection, from weak to strong.
///
/// Words and defaults differ between services: `sslmode=prefer`, `ssl-mode=PREFERRED` and no word at all mean one
/// level.
///
/// The levels are ordered by protection: a greater one protects against all that a lesser one does, and more. A level
/// that a later version adds takes its place in this order, and the order of the others does not change. A comparison
/// such as `tls() >= Tls::Required` therefore keeps its meaning.
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
    /// Encryption if the server offers it. An attacker in the middle can turn it off.
    Opportunistic,
    /// Encryption, without a check of who the server is.
    Required,
    /// Encryption, and a trusted authority has signed the server's certificate.
    VerifyCa,
    /// Encryption, and a trusted certificate for this host.
    VerifyFull,
}
