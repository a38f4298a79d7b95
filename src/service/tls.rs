//! How a connection is protected: by meaning, whatever a service calls it.

use super::host::Host;
use super::key::{Key, UrlPart, Values};
use super::parts::Parts;
use super::table::Table;
use crate::value::{TlsPolicy, ValueError};

/// How a connection is protected, from weak to strong.
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

/// What a URL means.
pub(super) fn meaning(parts: &Parts, table: &Table) -> Tls {
    let said = said(parts, table).filter(|_| !parts.scheme.always);
    let mut tls = said.unwrap_or(parts.scheme.tls);
    for (name, value) in &parts.query {
        if let Some(Key { values: Values::AtMost(words), .. }) = table.key(name) {
            tls = tls.min(of(words, value).unwrap_or(tls));
        }
    }
    match table.fragment {
        Some((_, most)) if parts.fragment => tls.min(most),
        _ => tls,
    }
}

/// What the keys say.
fn said(parts: &Parts, table: &Table) -> Option<Tls> {
    words(parts, table).next()
}

pub(super) fn words(parts: &Parts, table: &Table) -> impl Iterator<Item = Tls> {
    parts.query.iter().filter_map(|(name, value)| match table.key(name)?.values {
        Values::Tls(words) => of(words, value),
        _ => None,
    })
}

fn of(words: &[(&str, Tls)], value: &str) -> Option<Tls> {
    words.iter().find(|(word, _)| *word == value).map(|(_, tls)| *tls)
}

/// Raises what the URL leaves open, and refuses what it says to the contrary.
pub(super) fn apply(policy: TlsPolicy, parts: &mut Parts, table: &Table) -> Result<(), ValueError> {
    let (least, step) = match policy {
        TlsPolicy::Require => (Tls::Required, 0),
        TlsPolicy::Verify => (Tls::VerifyCa, 1),
    };
    if stays_on_the_machine(parts, table) || meaning(parts, table) >= least {
        return Ok(());
    }
    if said(parts, table).is_none() {
        if let Some(raise) = table.raise {
            let (key, value) = raise[step];
            parts.query.push((key.to_owned(), value.to_owned()));
        } else if let Some(scheme) = parts.scheme.upgrade.and_then(|name| table.scheme(name)) {
            parts.scheme = scheme;
        }
        if meaning(parts, table) >= least {
            return Ok(());
        }
    }
    Err(too_weak(policy, table))
}

#[cold]
fn too_weak(policy: TlsPolicy, table: &Table) -> ValueError {
    let error = ValueError::predicate(match policy {
        TlsPolicy::Require => "does not require TLS, and this program does",
        TlsPolicy::Verify => "does not verify the server's certificate, and this program requires that",
    });
    let step = usize::from(policy == TlsPolicy::Verify);
    let secure = table.schemes.iter().find(|scheme| scheme.tls >= Tls::VerifyCa && !scheme.lookup);
    let help = match (table.raise, secure) {
        (Some(raise), _) => format!("write {}={} in its query", raise[step].0, raise[step].1),
        (None, Some(scheme)) if table.fragment.is_some() && policy == TlsPolicy::Verify => {
            format!("start it with {}://, and leave its fragment out", scheme.name)
        }
        (None, Some(scheme)) => format!("start it with {}://", scheme.name),
        (None, None) => return error,
    };
    error.helped(help)
}

fn stays_on_the_machine(parts: &Parts, table: &Table) -> bool {
    let has = |part| parts.query.iter().any(|(name, _)| table.key(name).is_some_and(|key| key.part == Some(part)));
    has(UrlPart::Socket) || parts.hosts.iter().all(Host::is_local) && !has(UrlPart::Address)
}
