//! A custom service, built with the public API alone, is as good as a built-in one.

use factor3::service::custom::{Key, PathKind, Scheme, Service, Table, UrlPart};
use factor3::service::{ServiceUrl, Tls};
use factor3::value::{Raw, ValueError};
use factor3::{EnvValue, ExposeSecret};

/// Cassandra, as a crate for it would declare it.
#[derive(Debug)]
enum Cassandra {}

type CassandraUrl = ServiceUrl<Cassandra>;

impl Service for Cassandra {
    const TABLE: &'static Table = &Table::new(
        "a Cassandra URL",
        "cassandra://user:password@host:9042/keyspace",
        &[
            Scheme::new("cassandra", 9042).aliases(&["scylla"]),
            Scheme::new("cassandra+tls", 9142).forces_tls(Tls::VerifyFull),
        ],
    )
    .path(PathKind::Name)
    .expects_path("keyspace")
    .multi_host()
    .keys(&[
        Key::words("consistency", &["one", "quorum", "all"]),
        Key::number("timeout", 60_000),
        Key::text("keyspace").part(UrlPart::Path),
        Key::text("sslrootcert").security_relevant(),
        Key::text("token").secret(),
    ])
    .allow_unknown_keys();

    fn check(url: &CassandraUrl) -> Result<(), ValueError> {
        match url.path() {
            Some(keyspace) if keyspace.len() > 48 => {
                Err(ValueError::predicate("has a keyspace longer than 48 letters"))
            }
            _ => Ok(()),
        }
    }

    fn warning(url: &CassandraUrl) -> Option<ValueError> {
        let system = url.path() == Some("system");
        system.then(|| ValueError::predicate("has the keyspace of the server itself").help("use one of your own"))
    }
}

fn refusal(text: &str) -> String {
    text.parse::<CassandraUrl>().unwrap_err().to_string()
}

fn warning(text: &str) -> String {
    CassandraUrl::warnings(&text.parse().unwrap()).unwrap().to_string()
}

#[test]
fn its_urls_come_in_parts_and_in_one_form() {
    let url: CassandraUrl = "SCYLLA://app:p%40ss@c1,c2:9043?keyspace=orders&consistency=Quorum".parse().unwrap();
    assert_eq!((url.scheme(), url.hosts().len(), url.path()), ("cassandra", 2, Some("orders")));
    assert_eq!(url.password().unwrap().expose_secret(), "p@ss");
    assert_eq!(url.expose_url(), "cassandra://app:p%40ss@c1:9042,c2:9043/orders?consistency=quorum");
    assert_eq!(
        CassandraUrl::parse(Raw::from("cassandra://c1/a?token=t0ken")).unwrap().redacted().to_string(),
        "cassandra://c1:9042/a?token=***"
    );
}

#[test]
fn its_mistakes_are_named_in_its_own_words() {
    assert_eq!(refusal("c1:9042"), "the URL has no scheme; start it with cassandra:// or cassandra+tls://");
    assert_eq!(refusal("casandra://c1"), "the URL has a misspelt scheme; did you mean cassandra://?");
    assert_eq!(
        refusal("redis://c1"),
        "the URL is a Redis URL, not a Cassandra URL; set it to a Cassandra URL, which starts with cassandra:// or cassandra+tls://"
    );
    assert_eq!(
        refusal("cassandra://c1/a?sslrootcrt=x"),
        "the URL has a query parameter that looks like a misspelt `sslrootcert` and would be ignored; did you mean `sslrootcert`?"
    );
}

#[test]
fn its_own_rules_and_warnings_are_asked() {
    let long = format!("cassandra://c1/{}", "k".repeat(49));
    assert_eq!(refusal(&long), "the URL has a keyspace longer than 48 letters");
    assert_eq!(warning("cassandra://c1/system"), "has the keyspace of the server itself");
    assert_eq!(warning("cassandra://c1"), "has no keyspace");
    assert_eq!(warning("cassandra://c1:9142/a"), "has port 9142, which is that of cassandra+tls://");
}
