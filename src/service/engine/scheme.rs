//! Reads the scheme, or recognises the text that replaces it.

use secrecy::zeroize::Zeroizing;

use super::query::is_about_tls;
use crate::say::hint;
use crate::say::url::WantedUrl;
use crate::say::{Complaint, url as say};
use crate::service::custom::{PathKind, Scheme, Table};
use crate::service::kind::SERVICES;
use crate::shape::{self, Look};
use crate::suggest;
use crate::text::{cut, is_one_of};
use crate::value::ValueError;

/// Schemes of services and protocols that this crate has no type for. A message about a rejected scheme uses only a
/// phrase from this table or from the table of a service.
const FOREIGN: &[(&str, &[&str])] = &[
    ("a SQLite URL", &["sqlite3"]),
    ("a Redis Sentinel URL", &["redis+sentinel", "rediss+sentinel", "redis-sentinel", "rediss-sentinel", "sentinel"]),
    ("a Redis Cluster URL", &["redis+cluster", "rediss+cluster", "redis-cluster", "rediss-cluster"]),
    ("a Kafka URL", &["kafka", "kafka+ssl"]),
    ("an HTTP URL", &["http", "https"]),
    ("the HTTP URL of a socket", &["http+unix", "https+unix"]),
    ("a WebSocket URL", &["ws", "wss"]),
    ("a gRPC URL", &["grpc", "grpcs"]),
    ("an LDAP URL", &["ldap", "ldaps"]),
    ("a URL of ClickHouse's native protocol", &["clickhouse", "clickhouses"]),
    ("an FTP URL", &["ftp", "ftps", "sftp"]),
    ("a file URL", &["file"]),
    ("a mail address", &["mailto"]),
];

/// Schemes that several services share. They do not tell which service is meant.
const SHARED: &[&str] = &["tls", "ssl", "unix"];

/// Returns the kind of URL that a scheme belongs to.
fn kind_of(scheme: &str) -> Option<&'static str> {
    let foreign = FOREIGN.iter().find(|(_, schemes)| schemes.contains(&scheme)).map(|(phrase, _)| *phrase);
    let ours = || SERVICES.iter().find(|(_, schemes)| schemes.iter().any(|known| known.is(scheme)));
    foreign.or_else(|| ours().filter(|_| !SHARED.contains(&scheme)).map(|(phrase, _)| *phrase))
}

/// Driver suffixes that SQLAlchemy writes after a `+`. A driver connects to the same server in the same way. Any other
/// suffix changes the protocol.
const DRIVERS: &[&str] = &[
    "psycopg",
    "psycopg2",
    "psycopg2cffi",
    "psycopg_async",
    "asyncpg",
    "pg8000",
    "pygresql",
    "pymysql",
    "mysqldb",
    "mysqlconnector",
    "mariadbconnector",
    "aiomysql",
    "asyncmy",
    "cymysql",
    "pysqlite",
    "aiosqlite",
];

/// Returns the scheme, and the position after `://`.
pub(in crate::service) fn scheme(text: &str, table: &'static Table) -> Result<(&'static Scheme, usize), ValueError> {
    if table.path == PathKind::File {
        if let Some((name, rest)) = text.split_once(':') {
            if let Some(scheme) = table.scheme(name) {
                let rest = rest.strip_prefix("//").unwrap_or(rest);
                return Ok((scheme, text.len() - rest.len()));
            }
        }
    }
    match cut(text, b':') {
        (name, Some(rest)) if rest.starts_with("//") && is_scheme(name) => match table.scheme(name) {
            Some(scheme) => Ok((scheme, name.len() + 3)),
            None => Err(unknown(text, name, table)),
        },
        _ if table.scheme_optional && is_bare_host(text, table) => {
            table.schemes.first().map(|scheme| (scheme, 0)).ok_or_else(|| none(text, table))
        }
        _ => Err(none(text, table)),
    }
}

fn is_scheme(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.' | b'_'))
}

/// Recognises a bare host, and leaves out a word that stands for a value, and an encoded URL.
fn is_bare_host(text: &str, table: &Table) -> bool {
    let word = is_one_of(text, &["true", "false", "changeme"]);
    let is_number = text.bytes().all(|b| b.is_ascii_digit());
    let has_more = text.contains(['/', '?', '#']) || text.contains('@') && !table.bare_credentials;
    let is_other = word || is_number || has_more || shape::is_encoded_url(text);
    !is_other && !shape::is_missing_host(&Zeroizing::new(text.to_ascii_lowercase()))
}

/// Makes the error for a text of which nothing else is known: it says which URL was expected.
fn refuse(table: &Table, complaint: impl FnOnce(&WantedUrl<'_>) -> Complaint) -> ValueError {
    let schemes: Vec<_> = table.schemes.iter().filter(|scheme| !scheme.unix_socket).map(|scheme| scheme.name).collect();
    let after_scheme = if table.path == PathKind::File { ":" } else { "://" };
    complaint(&WantedUrl { phrase: table.phrase, schemes: &schemes, after_scheme }).into()
}

#[cold]
fn unknown(text: &str, name: &str, table: &Table) -> ValueError {
    let name = name.to_ascii_lowercase();
    if let Some(error) = no_url(text) {
        return error;
    }
    if let Some(protocol) = ["tcp", "udp"].into_iter().find(|protocol| name == *protocol) {
        return refuse(table, |wanted| say::names_no_service(protocol, wanted));
    }
    let suffix = name.split_once('+').and_then(|(scheme, suffix)| Some((table.scheme(scheme)?, suffix)));
    if let Some((scheme, _)) = suffix.filter(|(_, suffix)| DRIVERS.contains(suffix)) {
        return say::names_driver(scheme.name).into();
    }
    if let Some(what) = kind_of(&name).filter(|what| *what != table.phrase) {
        return refuse(table, |wanted| say::other_kind(what, wanted));
    }
    if let Some(near) = misspelt(&name, table) {
        return say::misspelt_scheme(near).into();
    }
    // A suffix about TLS belongs to a known name: the help then asks for the form that means TLS.
    let asks_for_tls = name == "starttls" || suffix.is_some_and(|(_, suffix)| is_about_tls(suffix));
    match (asks_for_tls, table.schemes.first(), table.tls_parameter()) {
        (true, Some(scheme), Some((key, value))) => say::unknown_scheme_for_tls(scheme.name, key, value).into(),
        _ => refuse(table, |wanted| say::unknown_scheme(wanted, asks_for_tls)),
    }
}

/// Returns the intended scheme of a typo, unless the typo may be a scheme that asks for TLS, as `natss` may.
fn misspelt(name: &str, table: &Table) -> Option<&'static str> {
    let names: Vec<_> = table.schemes.iter().map(|scheme| scheme.name).collect();
    let near = suggest::nearest_word(name, &names)?;
    let scheme = table.scheme(near)?;
    let may_mean_tls = name.ends_with('s') && (!near.ends_with('s') || name.strip_suffix('s') == Some(near));
    let loses_tls = may_mean_tls && table.schemes.iter().any(|other| other.tls > scheme.tls);
    (!loses_tls).then_some(near)
}

/// Recognises a text of another grammar.
fn no_url(text: &str) -> Option<ValueError> {
    let shape = hint::find(&Look::at(text), &hint::NO_URL)?;
    Some(ValueError::of_shape(shape.complaint_about_url()))
}

#[cold]
fn none(text: &str, table: &Table) -> ValueError {
    if let Some(error) = no_url(text) {
        return error;
    }
    let lower = Zeroizing::new(text.to_ascii_lowercase());
    if lower.starts_with("jdbc:") {
        return refuse(table, say::jdbc);
    }
    if let Some(scheme) = lower.split_once(':').and_then(|(name, _)| table.scheme(name)) {
        return say::no_slashes(scheme.name).into();
    }
    let is_address = is_address(text) || table.path == PathKind::File && text.contains(['.', '/']);
    refuse(table, |wanted| say::no_scheme(wanted, is_address))
}

/// Recognises a host by more than its letters: `db:5432/orders`, `app@db`, `db.internal`, `localhost`.
fn is_address(text: &str) -> bool {
    let bare = text.strip_prefix("//");
    let authority = bare.unwrap_or(text).split(['/', '?', '#']).next().unwrap_or_default();
    let (userinfo, host) = authority.rsplit_once('@').map_or((None, authority), |(before, host)| (Some(before), host));
    let (name, port) = host.rsplit_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._[:]".contains(&b));
    let is_port = port.is_none_or(|port| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()));
    let says_so = bare.is_some() || userinfo.is_some() || port.is_some() || name.contains('.') || name == "localhost";
    is_name && is_port && says_so
}
