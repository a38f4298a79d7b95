//! The location of a host, by its name or number.

use std::net::IpAddr;

use super::Location;
use crate::words::has_word;

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
    "self",
];

/// Words in the label of a stand-in: `my-host`, `some_server`.
const STAND_IN: &[&str] =
    &["my", "your", "some", "dummy", "example", "fake", "placeholder", "unused", "ignored", "invalid"];

/// Usual names of services in a network.
pub(super) const SERVICES: &[&str] = &[
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

pub(super) fn is_label(host: &str) -> bool {
    !host.is_empty()
        && host.starts_with(|first: char| first.is_ascii_alphabetic())
        && host.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_'))
}

pub(super) fn is_internal(host: &str) -> bool {
    INTERNAL.iter().any(|suffix| host.ends_with(suffix) && host.len() > suffix.len())
        || host.ends_with(".svc.cluster.local")
}

/// Returns `true` for `127.1` and `127.0.1`, which the system takes for `127.0.0.1`.
pub(super) fn is_short_loopback(host: &str) -> bool {
    host.strip_prefix("127.").is_some_and(|rest| {
        let parts: Vec<&str> = rest.split('.').collect();
        parts.len() < 3 && parts.iter().all(|part| part.parse::<u8>().is_ok())
    })
}

/// Returns the location of a host.
pub(super) fn locate(host: &str) -> Location {
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
    if bare == "localhost" || is_short_loopback(&bare) || bare.ends_with(".localhost") || bare == "host.docker.internal"
    {
        return Location::Loopback;
    }
    if is_label(&bare) {
        let stands_in = bare.len() == 1 || PLACEHOLDERS.contains(&bare.as_str()) || has_word(&bare, STAND_IN);
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
