//! The meaning of a URL for TLS, and the field option `tls`, which raises it.

use super::host::Host;
use super::parts::Parts;
use crate::say::service::{self as say, Stronger};
use crate::service::Tls;
use crate::service::custom::{Key, Table, UrlPart, Values};
use crate::value::{TlsPolicy, ValueError};

/// Returns the protection that a URL asks for.
pub(in crate::service) fn meaning(parts: &Parts, table: &Table) -> Tls {
    let said = said(parts, table).filter(|_| !parts.scheme.forces_tls);
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

/// Returns the protection that the query parameters ask for, if any.
fn said(parts: &Parts, table: &Table) -> Option<Tls> {
    words(parts, table).next()
}

pub(in crate::service) fn words(parts: &Parts, table: &Table) -> impl Iterator<Item = Tls> {
    parts.query.iter().filter_map(|(name, value)| match table.key(name)?.values {
        Values::Tls(words) | Values::TextOrTls(words) => of(words, value),
        _ => None,
    })
}

fn of(words: &[(&str, Tls)], value: &str) -> Option<Tls> {
    words.iter().find(|(word, _)| *word == value).map(|(_, tls)| *tls)
}

/// Words that other clients use for TLS. A word that is accepted in another parameter is not here.
const OTHER_WORDS: &[(&str, Tls)] = &[
    ("0", Tls::Plain),
    ("no", Tls::Plain),
    ("off", Tls::Plain),
    ("none", Tls::Plain),
    ("false", Tls::Plain),
    ("disable", Tls::Plain),
    ("disabled", Tls::Plain),
    ("prefer", Tls::Opportunistic),
    ("preferred", Tls::Opportunistic),
    ("1", Tls::Required),
    ("yes", Tls::Required),
    ("on", Tls::Required),
    ("true", Tls::Required),
    ("enable", Tls::Required),
    ("enabled", Tls::Required),
    ("require", Tls::Required),
    ("required", Tls::Required),
    ("no-verify", Tls::Required),
    ("skip-verify", Tls::Required),
    ("insecure", Tls::Required),
    ("verify-ca", Tls::VerifyCa),
    ("verify_ca", Tls::VerifyCa),
    ("verify-full", Tls::VerifyFull),
    ("verify_identity", Tls::VerifyFull),
    ("strict", Tls::VerifyFull),
];

/// Returns the word of a parameter that means what a word means in other clients. A switch has one word for on, whatever
/// that verifies.
pub(in crate::service) fn word_of_another_client(key: &Key, value: &str) -> Option<&'static str> {
    let (Values::Tls(words) | Values::AtMost(words)) = key.values else { return None };
    let (_, meaning) = OTHER_WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(value))?;
    let is_switch = matches!(words, [("true", _), ("false", _)]);
    let is_switched = matches!(value, "1" | "yes" | "on" | "0" | "no" | "off");
    match (is_switch, meaning) {
        (true, _) if !is_switched => None,
        (true, Tls::Plain) => Some("false"),
        (true, _) => Some("true"),
        (false, meaning) => words.iter().find(|(_, tls)| tls == meaning).map(|(word, _)| *word),
    }
}

/// Raises the protection that the URL leaves open, and rejects a URL that contradicts the policy.
pub(in crate::service) fn apply(policy: TlsPolicy, parts: &mut Parts, table: &Table) -> Result<(), ValueError> {
    let least = match policy {
        TlsPolicy::Require => Tls::Required,
        TlsPolicy::Verify => Tls::VerifyCa,
    };
    if stays_on_the_machine(parts, table) || meaning(parts, table) >= least {
        return Ok(());
    }
    if said(parts, table).is_none() {
        if let Some((key, value)) = table.tls_key(policy) {
            parts.query.push((key.to_owned(), value.to_owned()));
        } else if let Some(scheme) = parts.scheme.upgrade_to.and_then(|name| table.scheme(name)) {
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
    let secure = table.schemes.iter().find(|scheme| scheme.tls >= Tls::VerifyCa && !scheme.srv);
    let verify = policy == TlsPolicy::Verify;
    let stronger = match (table.tls_key(policy), secure) {
        (Some((key, value)), _) => Stronger::Parameter { key, value },
        (None, Some(scheme)) => {
            Stronger::Scheme { scheme: scheme.name, without_fragment: verify && table.fragment.is_some() }
        }
        (None, None) => Stronger::Nothing,
    };
    say::too_weak(verify, stronger).into()
}

fn stays_on_the_machine(parts: &Parts, table: &Table) -> bool {
    let has = |part| parts.query.iter().any(|(name, _)| table.key(name).is_some_and(|key| key.part == Some(part)));
    has(UrlPart::Socket) || parts.hosts.iter().all(Host::is_local) && !has(UrlPart::Address)
}
