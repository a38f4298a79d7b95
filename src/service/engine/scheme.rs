//! The scheme: which one it is, or what stands in its place.

use super::host::is_missing;
use super::query::is_about_tls;
use super::says;
use crate::service::custom::{PathKind, Scheme, Table};
use crate::suggest;
use crate::value::ValueError;

/// What the scheme of another service says the text is. Only these words are ever said of a scheme that was refused.
const OTHERS: &[(&str, &[&str])] = &[
    ("a PostgreSQL URL", &["postgres", "postgresql"]),
    ("a MySQL URL", &["mysql", "mariadb"]),
    ("a SQLite URL", &["sqlite", "sqlite3"]),
    ("a SQL Server URL", &["sqlserver", "mssql"]),
    ("a Redis URL", &["redis", "rediss", "valkey", "valkeys"]),
    ("an AMQP URL", &["amqp", "amqps"]),
    ("a MongoDB URL", &["mongodb", "mongodb+srv"]),
    ("a NATS URL", &["nats"]),
    ("an MQTT URL", &["mqtt", "mqtts"]),
    ("an SMTP URL", &["smtp", "smtps"]),
    ("a Kafka URL", &["kafka", "kafka+ssl"]),
    ("an HTTP URL", &["http", "https"]),
    ("a WebSocket URL", &["ws", "wss"]),
    ("a gRPC URL", &["grpc", "grpcs"]),
    ("an LDAP URL", &["ldap", "ldaps"]),
    ("an S3 URL", &["s3"]),
    ("an FTP URL", &["ftp", "ftps", "sftp"]),
    ("a file URL", &["file"]),
    ("a mail address", &["mailto"]),
];

/// The scheme, and where the text after `://` begins.
pub(in crate::service) fn scheme(text: &str, table: &'static Table) -> Result<(&'static Scheme, usize), ValueError> {
    if table.path == PathKind::File {
        if let Some((name, rest)) = text.split_once(':') {
            if let Some(scheme) = table.scheme(name) {
                let rest = rest.strip_prefix("//").unwrap_or(rest);
                return Ok((scheme, text.len() - rest.len()));
            }
        }
    }
    match text.split_once("://") {
        Some((name, _)) if is_scheme(name) => match table.scheme(name) {
            Some(scheme) => Ok((scheme, name.len() + 3)),
            None => Err(unknown(text, name, table)),
        },
        None if table.scheme_optional && is_bare_host(text) => {
            table.schemes.first().map(|scheme| (scheme, 0)).ok_or_else(|| none(text, table))
        }
        _ => Err(none(text, table)),
    }
}

fn is_scheme(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.' | b'_'))
}

/// Not a word that stands for a value.
fn is_bare_host(text: &str) -> bool {
    let word = ["true", "false", "changeme"].iter().any(|word| word.eq_ignore_ascii_case(text));
    !word && !is_missing(&text.to_ascii_lowercase()) && !text.contains(['/', '@', '?', '#'])
}

/// "start it with redis:// or rediss://"
fn start(table: &Table) -> String {
    let colon = if table.path == PathKind::File { ":" } else { "://" };
    let mut schemes = Vec::new();
    for scheme in table.schemes.iter().filter(|scheme| !scheme.unix_socket) {
        schemes.push(format!("{}{colon}", scheme.name));
    }
    match schemes.split_last() {
        Some((last, first)) if !first.is_empty() => format!("start it with {} or {last}", first.join(", ")),
        _ => format!("start it with {}", schemes.concat()),
    }
}

#[cold]
fn unknown(text: &str, name: &str, table: &Table) -> ValueError {
    let name = name.to_ascii_lowercase();
    // The loader has a help for what Kubernetes injects; a `host:port` of another kind may be meant.
    if suggest::is_link_address(text) {
        return ValueError::predicate("is an address that Kubernetes sets for a Service");
    }
    if matches!(name.as_str(), "tcp" | "udp") {
        return says(format!("starts with {name}://, which names no service")).helped(start(table));
    }
    let with_driver = name.split_once('+').filter(|(_, driver)| !is_about_tls(driver));
    if let Some(scheme) = with_driver.and_then(|(scheme, _)| table.scheme(scheme)) {
        return ValueError::predicate("names a driver in its scheme").helped(format!("write {}://", scheme.name));
    }
    if let Some((what, _)) =
        OTHERS.iter().find(|(what, schemes)| *what != table.phrase && schemes.contains(&name.as_str()))
    {
        return says(format!("is {what}, not {}", table.phrase)).helped(start(table));
    }
    let names: Vec<_> = table.schemes.iter().map(|scheme| scheme.name).collect();
    match suggest::nearest_word(&name, &names) {
        Some(near) => ValueError::predicate("has a misspelt scheme").helped(format!("did you mean {near}://?")),
        None => ValueError::predicate("has an unknown scheme").helped(start(table)),
    }
}

#[cold]
fn none(text: &str, table: &Table) -> ValueError {
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("jdbc:") {
        return ValueError::predicate("is a JDBC URL")
            .helped(format!("{}; credentials go before the host", start(table)));
    }
    let scheme = lower.split_once(':').and_then(|(name, _)| table.scheme(name));
    match scheme {
        Some(scheme) => {
            ValueError::predicate("has no `//` after its scheme").helped(format!("start it with {}://", scheme.name))
        }
        None => ValueError::predicate("has no scheme").helped(start(table)),
    }
}
