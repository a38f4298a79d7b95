//! Addresses in literals: URLs, `host:port`, IP addresses.

mod host;

use std::net::IpAddr;

use self::host::{SERVICES, is_internal, is_label, locate};

/// The location of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    Loopback,
    /// All interfaces: `0.0.0.0`.
    Unspecified,
    Private,
    /// One label, or a suffix of private networks.
    Internal,
    /// A public name or address.
    Public,
    /// A host that is only known at run time.
    Variable,
    /// A host that is never connected to: documentation, schemas, placeholders.
    Nowhere,
}

/// An address in a literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) scheme: Option<String>,
    /// Without userinfo, in lower case.
    pub(crate) host: String,
    /// The port, if it is a literal number.
    pub(crate) port: Option<u16>,
    pub(crate) location: Location,
    /// The address has a path after the host.
    pub(crate) path: bool,
}

/// Schemes of the protocols that clients of services speak.
const SCHEMES: &[&str] = &[
    "http",
    "https",
    "ws",
    "wss",
    "grpc",
    "grpcs",
    "tcp",
    "udp",
    "postgres",
    "postgresql",
    "mysql",
    "mariadb",
    "redis",
    "rediss",
    "valkey",
    "amqp",
    "amqps",
    "mongodb",
    "mongodb+srv",
    "nats",
    "mqtt",
    "mqtts",
    "smtp",
    "smtps",
    "kafka",
    "ldap",
    "ldaps",
    "ftp",
    "ftps",
    "memcache",
    "memcached",
    "clickhouse",
    "cassandra",
    "neo4j",
    "bolt",
    "mssql",
    "sqlserver",
    "consul",
    "etcd",
    "stomp",
    "pulsar",
    "zipkin",
];

/// Returns `true` if a quick look finds that the literal may contain an address.
pub(crate) fn may_be(text: &str) -> bool {
    (4..2048).contains(&text.len())
        && (text.contains("://")
            || text.contains("localhost")
            || text.contains("host=")
            || (text.contains([':', '.']) && text.bytes().any(|byte| byte.is_ascii_digit())))
}

/// Returns the addresses that make up a literal. A text for people has none.
pub(crate) fn read(text: &str) -> Vec<Address> {
    if text.contains(['\n', '<', '>', '[', '(', '"', '^', '\\', '*'])
        && !text.starts_with('[')
        && !text.contains("://[")
    {
        return Vec::new();
    }
    if text.contains("host=") && (text.contains("user=") || text.contains("dbname=")) {
        return keywords(text).into_iter().collect();
    }
    if text.contains(char::is_whitespace) {
        return Vec::new();
    }
    if text.contains("://") {
        return url(text).into_iter().collect();
    }
    let parts: Vec<&str> = text.split(',').collect();
    let found: Vec<Address> = parts.iter().filter_map(|part| host_port(part)).collect();
    if found.len() == parts.len() { found } else { Vec::new() }
}

/// Reads `host=localhost user=postgres`.
fn keywords(text: &str) -> Option<Address> {
    let value = |key: &str| text.split_whitespace().find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
    let host = value("host")?;
    let port = value("port").and_then(|port| port.parse().ok());
    Some(Address {
        scheme: Some("postgres".to_owned()),
        host: host.to_lowercase(),
        port,
        location: locate(host),
        path: false,
    })
}

fn url(text: &str) -> Option<Address> {
    let (scheme, rest) = text.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    if !SCHEMES.contains(&scheme.as_str()) {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = rest[..end].rsplit_once('@').map_or(&rest[..end], |(_, host)| host);
    // Several hosts belong to one service.
    let first = authority.split(',').next()?;
    let (host, port) = split_port(first);
    if host.is_empty() {
        return None;
    }
    let mut location = locate(host);
    if location == Location::Nowhere
        && scheme.starts_with("http")
        && rest[end..].is_empty()
        && host == "server"
        && port.is_some()
    {
        location = Location::Internal;
    }
    Some(Address {
        scheme: Some(scheme),
        host: host.trim_start_matches('[').trim_end_matches(']').to_lowercase(),
        port: port.and_then(|port| port.parse().ok()).filter(|port| *port > 0),
        location,
        path: rest[end..].len() > 1,
    })
}

/// Splits a text into the host and the port.
fn split_port(authority: &str) -> (&str, Option<&str>) {
    if let Some(end) = authority.find(']').filter(|_| authority.starts_with('[')) {
        return (&authority[..=end], authority[end + 1..].strip_prefix(':'));
    }
    // The `?` of `{host:?}` is not a port.
    match authority.rsplit_once(':') {
        Some((host, port)) if host.matches('{').count() == host.matches('}').count() => (host, Some(port)),
        _ => (authority, None),
    }
}

/// Reads `127.0.0.1:6379`, `localhost:9092`, `kafka:9092`, `{host}:8080`, `10.0.0.1` or `localhost`.
fn host_port(text: &str) -> Option<Address> {
    let (host, port) = match text.parse::<IpAddr>() {
        Ok(_) => (text, None),
        Err(_) => split_port(text),
    };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let number = port.and_then(|port| port.parse::<u16>().ok()).filter(|number| *number > 0);
    if port.is_some() && number.is_none() && port.is_none_or(|port| !port.starts_with('{')) {
        return None;
    }
    let ip = bare.parse::<IpAddr>().is_ok() || host::is_short_loopback(bare);
    let variable = host.len() > 1 && host.find('}') == Some(host.len() - 1) && host.starts_with('{');
    let known = ip
        || bare == "localhost"
        || (variable && number.is_some_and(|number| number >= 1000))
        || (number.is_some_and(|number| number >= 1000) && is_label(bare) && crate::words::has_word(bare, SERVICES))
        || (number.is_some() && is_internal(bare));
    if !known || (ip && host.starts_with('[') != bare.contains(':') && port.is_some()) {
        return None;
    }
    Some(Address { scheme: None, host: bare.to_lowercase(), port: number, location: locate(bare), path: false })
}

/// Returns `true` for `localhost` or an IP address.
pub(crate) fn is_host(text: &str) -> bool {
    text == "localhost" || text.parse::<IpAddr>().is_ok()
}
