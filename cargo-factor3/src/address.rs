//! Addresses in literals: URLs, `host:port`, IP addresses.

use std::net::IpAddr;

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

/// Suffixes of hosts in private networks.
const INTERNAL: &[&str] =
    &[".local", ".internal", ".svc", ".lan", ".intranet", ".corp", ".home.arpa", ".localdomain", ".private", ".consul"];

/// Hosts in the names of schemas and namespaces, which are never connected to, and hosts for documentation.
const NOWHERE: &[&str] = &[
    "www.w3.org",
    "w3.org",
    "schema.org",
    "json-schema.org",
    "schemas.xmlsoap.org",
    "schemas.microsoft.com",
    "schemas.android.com",
    "schemas.openxmlformats.org",
    "purl.org",
    "xmlns.com",
    "ns.adobe.com",
    "www.sitemaps.org",
    "opengis.net",
    "www.opengis.net",
    "tools.ietf.org",
    "datatracker.ietf.org",
    "activitystreams.org",
    "w3id.org",
    "specs.openid.net",
    "docs.oasis-open.org",
    "xmlsoap.org",
    "docs.rs",
    "crates.io",
    "opensource.org",
    "creativecommons.org",
    "spdx.org",
    "localhost.localdomain",
    "schemas.xmlsoap.org",
    "joinmastodon.org",
    "relaxng.org",
    "semver.org",
    "keepachangelog.com",
    "www.rfc-editor.org",
    "developer.mozilla.org",
    "doc.rust-lang.org",
    "www.rust-lang.org",
    // Every machine of the platform has it under this name.
    "metadata.google.internal",
    "metadata.azure.internal",
];

/// Names of a single label that are placeholders for a host.
const PLACEHOLDERS: &[&str] = &[
    "dummy",
    "placeholder",
    "unused",
    "invalid",
    "example",
    "test",
    "host",
    "hostname",
    "fake",
    "base",
    "none",
    "foo",
    "bar",
    "ignored",
    "domain",
    "server",
    "x",
    "a",
    "b",
    "url",
    "unknown",
    "null",
    "default",
    "any",
    "local",
];

/// Words in the label of a stand-in: `my-host`, `some_server`.
const STAND_IN: &[&str] =
    &["my", "your", "some", "dummy", "example", "fake", "placeholder", "unused", "ignored", "invalid"];

/// Usual names of services in a network.
const SERVICES: &[&str] = &[
    "redis",
    "kafka",
    "postgres",
    "postgresql",
    "db",
    "database",
    "mysql",
    "mariadb",
    "mongo",
    "mongodb",
    "rabbitmq",
    "nats",
    "elastic",
    "elasticsearch",
    "minio",
    "broker",
    "zookeeper",
    "otel",
    "jaeger",
    "collector",
    "memcached",
    "consul",
    "vault",
    "etcd",
    "cassandra",
    "clickhouse",
    "loki",
    "tempo",
    "grafana",
    "prometheus",
    "mailhog",
    "smtp",
    "mosquitto",
    "scylla",
    "keycloak",
    "cache",
    "queue",
    "valkey",
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

/// Reads `127.0.0.1:6379`, `localhost:9092`, `kafka:9092`, `10.0.0.1` or `localhost`.
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
    let ip = bare.parse::<IpAddr>().is_ok();
    let known = ip
        || bare == "localhost"
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

fn is_label(host: &str) -> bool {
    !host.is_empty()
        && host.starts_with(|first: char| first.is_ascii_alphabetic())
        && host.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_'))
}

fn is_internal(host: &str) -> bool {
    INTERNAL.iter().any(|suffix| host.ends_with(suffix) && host.len() > suffix.len())
        || host.ends_with(".svc.cluster.local")
}

fn locate(host: &str) -> Location {
    let bare = host.trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
    if bare.contains(['{', '}', '$', '%']) {
        return Location::Variable;
    }
    if let Ok(ip) = bare.parse::<IpAddr>() {
        return match ip {
            _ if ip.is_unspecified() => Location::Unspecified,
            _ if ip.is_loopback() => Location::Loopback,
            IpAddr::V4(ip) if ip.is_documentation() || ip.is_broadcast() || ip.is_link_local() || ip.is_multicast() => {
                Location::Nowhere
            }
            IpAddr::V4(ip) if ip.is_private() => Location::Private,
            IpAddr::V6(ip) if (ip.segments()[0] & 0xfe00) == 0xfc00 => Location::Private,
            _ => Location::Public,
        };
    }
    if bare == "localhost" || bare.ends_with(".localhost") || bare == "host.docker.internal" {
        return Location::Loopback;
    }
    if is_label(&bare) {
        let stands_in =
            bare.len() == 1 || PLACEHOLDERS.contains(&bare.as_str()) || crate::words::has_word(&bare, STAND_IN);
        return if stands_in { Location::Nowhere } else { Location::Internal };
    }
    if !bare.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_'))
        || !bare.contains('.')
    {
        return Location::Nowhere;
    }
    let example = bare
        .split('.')
        .any(|label| matches!(label, "example" | "invalid" | "test" | "yourdomain" | "your-domain" | "mydomain"));
    if example || NOWHERE.contains(&bare.as_str()) {
        return Location::Nowhere;
    }
    if is_internal(&bare) { Location::Internal } else { Location::Public }
}
