//! Each service: the scheme, the default of the port, the meaning of the path, and parts of any text.

use factor3::service::custom::{PathKind, Scheme, Service, Table};
use factor3::service::{
    AmqpUrl, MongoUrl, MqttUrl, MySqlUrl, NatsUrl, PostgresUrl, RedisUrl, ServiceUrl, SmtpUrl, SqlServerUrl, Tls,
};
use factor3::{Env, EnvConfig, EnvValue, ExposeSecret as _};
use proptest::prelude::*;

/// A URL with parts under `X_`.
#[derive(Debug, EnvConfig)]
struct One<U: EnvValue> {
    #[env(parts = "X_")]
    url: U,
}

/// Likewise, with a TLS policy.
#[derive(Debug, EnvConfig)]
struct Secure<U: EnvValue> {
    #[env(parts = "X_", tls = "verify")]
    url: U,
}

#[derive(Debug)]
enum Cassandra {}

impl Service for Cassandra {
    const TABLE: &'static Table =
        &Table::new("a Cassandra URL", "cassandra://c1/orders", &[Scheme::new("cassandra", 9042)]).path(PathKind::Name);
}

fn of<U: EnvValue>(parts: &[(&str, &str)]) -> U {
    One::load(&parts.iter().copied().collect::<Env>()).unwrap().url
}

fn secure<U: EnvValue>(parts: &[(&str, &str)]) -> U {
    Secure::load(&parts.iter().copied().collect::<Env>()).unwrap().url
}

const LOGIN: [(&str, &str); 3] = [("X_HOST", "h"), ("X_USER", "app"), ("X_PASSWORD", "p@ss/1")];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    LOGIN.iter().chain(more).copied().collect()
}

#[test]
fn the_table_of_a_service_gives_its_scheme_and_port_and_the_meaning_of_its_path() {
    let named = with(&[("X_DATABASE", "orders")]);
    assert_eq!(of::<PostgresUrl>(&named).expose_url(), "postgres://app:p%40ss%2F1@h:5432/orders");
    assert_eq!(of::<MySqlUrl>(&named).expose_url(), "mysql://app:p%40ss%2F1@h:3306/orders");
    assert_eq!(of::<MongoUrl>(&named).expose_url(), "mongodb://app:p%40ss%2F1@h:27017/orders");
    assert_eq!(of::<SqlServerUrl>(&named).expose_url(), "sqlserver://app:p%40ss%2F1@h:1433/orders");
    assert_eq!(of::<ServiceUrl<Cassandra>>(&named).expose_url(), "cassandra://app:p%40ss%2F1@h:9042/orders");
    assert_eq!(of::<RedisUrl>(&with(&[("X_DB", "2")])).expose_url(), "redis://app:p%40ss%2F1@h:6379/2");
    assert_eq!(of::<AmqpUrl>(&with(&[("X_VHOST", "/")])).expose_url(), "amqp://app:p%40ss%2F1@h:5672/%2F");
    assert_eq!(of::<NatsUrl>(&LOGIN).expose_url(), "nats://app:p%40ss%2F1@h:4222");
    assert_eq!(of::<MqttUrl>(&LOGIN).expose_url(), "mqtt://app:p%40ss%2F1@h:1883");
    assert_eq!(of::<SmtpUrl>(&LOGIN).expose_url(), "smtp://app:p%40ss%2F1@h:25");
}

#[test]
fn a_part_that_is_not_set_is_not_in_the_url() {
    assert_eq!(of::<PostgresUrl>(&[("X_HOST", "h")]).expose_url(), "postgres://h:5432");
    assert_eq!(of::<RedisUrl>(&[("X_HOST", "h"), ("X_PASSWORD", "pw")]).expose_url(), "redis://:pw@h:6379");
    let token: NatsUrl = of(&[("X_HOST", "h"), ("X_PASSWORD", "token")]);
    assert_eq!((token.expose_url(), token.token().unwrap().expose_secret()), ("nats://token@h:4222", "token"));
    assert_eq!(of::<AmqpUrl>(&[("X_HOST", "h"), ("X_VHOST", "")]).vhost(), "/");
}

#[test]
fn a_host_is_a_name_an_address_or_a_socket() {
    let host = |host| of::<PostgresUrl>(&[("X_HOST", host), ("X_PORT", "5433")]).expose_url().to_owned();
    assert_eq!(host("DB.internal"), "postgres://db.internal:5433");
    assert_eq!(host("10.0.0.7"), "postgres://10.0.0.7:5433");
    assert_eq!(host("::1"), "postgres://[::1]:5433");
    assert_eq!(host("[2001:db8::0:1]"), "postgres://[2001:db8::1]:5433");
    assert_eq!(host("bücher.example"), "postgres://xn--bcher-kva.example:5433");
    assert_eq!(host("/run/postgresql"), "postgres://%2Frun%2Fpostgresql:5433");
    let redis: RedisUrl = of(&[("X_HOST", "/run/redis.sock"), ("X_PASSWORD", "pw"), ("X_DB", "3")]);
    assert_eq!(redis.expose_url(), "redis+unix:///run/redis.sock?db=3&pass=pw");
    let mongo: MongoUrl = of(&[("X_HOST", "/tmp/mongodb-27017.sock")]);
    assert_eq!(mongo.host(), "/tmp/mongodb-27017.sock");
}

#[test]
fn the_port_of_tls_is_a_scheme_too() {
    assert_eq!(of::<SmtpUrl>(&[("X_HOST", "h"), ("X_PORT", "465")]).expose_url(), "smtps://h:465");
    assert_eq!(of::<SmtpUrl>(&[("X_HOST", "h"), ("X_PORT", "587")]).expose_url(), "smtp://h:587");
    assert_eq!(of::<AmqpUrl>(&[("X_HOST", "h"), ("X_PORT", "5671")]).expose_url(), "amqps://h:5671");
    assert_eq!(of::<MqttUrl>(&[("X_HOST", "h"), ("X_PORT", "8883")]).expose_url(), "mqtts://h:8883");
}

#[test]
fn the_policy_of_the_field_holds_for_parts() {
    let host = [("X_HOST", "h")];
    assert_eq!(secure::<PostgresUrl>(&host).expose_url(), "postgres://h:5432?sslmode=verify-full");
    assert_eq!(secure::<MySqlUrl>(&host).expose_url(), "mysql://h:3306?ssl-mode=VERIFY_IDENTITY");
    assert_eq!(secure::<SqlServerUrl>(&host).tls(), Tls::VerifyFull);
    assert_eq!(secure::<MongoUrl>(&host).expose_url(), "mongodb://h:27017?tls=true");
    assert_eq!(secure::<RedisUrl>(&host).expose_url(), "rediss://h:6379");
    assert_eq!(secure::<AmqpUrl>(&host).expose_url(), "amqps://h:5671");
    assert_eq!(secure::<NatsUrl>(&host).expose_url(), "tls://h:4222");
    assert_eq!(secure::<MqttUrl>(&host).expose_url(), "mqtts://h:8883");
    assert_eq!(secure::<SmtpUrl>(&host).expose_url(), "smtp://h:587?tls=required");
    assert_eq!(secure::<SmtpUrl>(&[("X_HOST", "h"), ("X_PORT", "465")]).expose_url(), "smtps://h:465");
    // As with a URL, a connection that stays on the machine is exempt.
    assert_eq!(secure::<AmqpUrl>(&[("X_HOST", "localhost")]).expose_url(), "amqp://localhost:5672");
    assert_eq!(secure::<PostgresUrl>(&[("X_HOST", "/run/postgresql")]).tls(), Tls::Opportunistic);
}

/// Any text without a NUL, which no environment holds.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[^\0]{1,12}", "[ -~]{1,12}", "[%@:/?#&=+.\\\\\\[\\]]{1,6}"]
}

/// A text that is a password too.
fn password() -> impl Strategy<Value = String> {
    text().prop_filter("a secret of one line is neither blank nor ends with its line", |text| {
        !text.trim().is_empty() && !text.ends_with(['\r', '\n'])
    })
}

fn host() -> impl Strategy<Value = (String, String)> {
    let same = |text: String| (text.clone(), text);
    prop_oneof![
        "[a-z][a-z0-9]{0,8}(\\.[a-z]{1,5}){0,2}".prop_map(same),
        any::<std::net::Ipv4Addr>().prop_map(|ip| ip.to_string()).prop_map(same),
        any::<std::net::Ipv6Addr>().prop_map(|ip| ip.to_string()).prop_map(same),
        any::<std::net::Ipv6Addr>().prop_map(|ip| (format!("[{ip}]"), ip.to_string())),
    ]
}

/// The URL has the parts, and so has the URL that is read from its text.
fn has_parts<S: Service>(url: &ServiceUrl<S>, (host, port): (&str, u16), username: &str, password: &str, path: &str) {
    let read: ServiceUrl<S> = url.expose_url().parse().unwrap();
    for url in [url, &read] {
        assert_eq!((url.host(), url.port(), url.username()), (host, port, Some(username)));
        assert_eq!(url.password().unwrap().expose_secret(), password);
        assert_eq!(url.path().unwrap_or_default(), path);
    }
}

proptest! {
    #[test]
    fn parts_of_any_text_survive(
        (written, host) in host(), port in 1..=u16::MAX, user in text(), password in password(), name in text(),
        index: u32,
    ) {
        prop_assume!(name != "." && name != "..");
        let (port_text, index) = (port.to_string(), index.to_string());
        let parts = [
            ("X_HOST", &*written), ("X_PORT", &*port_text), ("X_USERNAME", &*user), ("X_PASSWORD", &*password),
            ("X_NAME", &*name), ("X_VHOST", &*name), ("X_DB", &*index),
        ];
        let at = (&*host, port);
        let named = &parts[..5];
        has_parts(&of::<PostgresUrl>(named), at, &user, &password, &name);
        has_parts(&of::<MySqlUrl>(named), at, &user, &password, &name);
        has_parts(&of::<SqlServerUrl>(named), at, &user, &password, &name);
        has_parts(&of::<ServiceUrl<Cassandra>>(named), at, &user, &password, &name);
        has_parts(&of::<AmqpUrl>(&parts), at, &user, &password, &name);
        has_parts(&of::<RedisUrl>(&[&parts[..4], &parts[6..]].concat()), at, &user, &password, &index);
        has_parts(&of::<MongoUrl>(&parts[..4]), at, &user, &password, "");
        has_parts(&of::<NatsUrl>(&parts), at, &user, &password, "");
        has_parts(&of::<MqttUrl>(&parts), at, &user, &password, "");
        has_parts(&of::<SmtpUrl>(&parts), at, &user, &password, "");
    }

    #[test]
    fn a_socket_of_any_path_survives(path in "/[a-z0-9@:%#?&=+~_.-]{1,20}/[ü-ž]{1,3}") {
        let url: PostgresUrl = of(&[("X_HOST", &*path), ("X_USER", "app")]);
        prop_assert_eq!(url.host(), &*path);
        prop_assert_eq!(url.expose_url().parse::<PostgresUrl>().unwrap(), url);
    }
}
