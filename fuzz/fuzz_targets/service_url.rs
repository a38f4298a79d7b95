//! The engine of service URLs never panics and never shows a hidden part, for any text, valid or not. An accepted URL
//! keeps its meaning when it is written and read again, also by the `url` crate.
//!
//! `.ci/run` shows how to run it.

#![no_main]

use std::fmt::{Debug, Display, Write as _};
use std::str::FromStr;

use factor3::service::custom::{Key, PathKind, Scheme, Service, Table, UrlPart};
use factor3::service::kind::{
    Amqp, ClickHouse, Mongo, Mqtt, MySql, Nats, ObjectStore, Otlp, OtlpGrpc, OtlpSignal, Postgres, Proxy, Redis,
    Sentry, Smtp, SqlServer, Sqlite,
};
use factor3::service::{
    BaseUrl, HostPort, KafkaBrokers, NoProxy, OtlpHeaders, ServiceUrl, SqlServerUrl, Tls, UrlError,
};
use factor3::value::ValueError;
use factor3::{EnvValue, ExposeSecret, Url};
use factor3_fuzz::{SECRET, has_secret};
use libfuzzer_sys::fuzz_target;

/// A custom service, with the features that the built-in services lack.
enum Mine {}

impl Service for Mine {
    const TABLE: &'static Table = &Table::new(
        "a URL of mine",
        "mine://host",
        &[
            Scheme::new("mine", 1).aliases(&["my"]),
            Scheme::new("mines", 2).tls(Tls::VerifyFull),
            Scheme::new("mine+unix", 3).unix_socket(),
            Scheme::new("mine+srv", 4).srv(),
        ],
    )
    .path(PathKind::Route)
    .multi_host()
    .unix_sockets()
    .scheme_optional()
    .userinfo_is_token()
    .fragment("open", Tls::Required)
    .keys(&[
        Key::text("host").part(UrlPart::Host),
        Key::text("port").part(UrlPart::Port),
        Key::text("user").part(UrlPart::Username),
        Key::text("pass").part(UrlPart::Password),
        Key::text("path").part(UrlPart::Path),
        Key::text("file").part(UrlPart::Socket),
        Key::text("at").part(UrlPart::Address),
        Key::text("key").secret().repeats(),
        Key::number("max", 99).default_port(5),
        Key::boolean("flag"),
    ])
    .case_insensitive_keys()
    .allow_unknown_keys();
}

fuzz_target!(|text: &str| {
    let text = &text.replace('*', SECRET);
    service::<Postgres>(text);
    service::<MySql>(text);
    service::<Sqlite>(text);
    service::<Redis>(text);
    service::<Amqp>(text);
    service::<Mongo>(text);
    service::<Nats>(text);
    service::<Mqtt>(text);
    service::<Smtp>(text);
    service::<Mine>(text);
    service::<ClickHouse>(text);
    service::<ObjectStore>(text);
    service::<Otlp>(text);
    service::<OtlpGrpc>(text);
    service::<OtlpSignal>(text);
    service::<Proxy>(text);
    service::<Sentry>(text);
    service::<SqlServer>(text);
    connection_string(text);
    base(text);
    endpoints(text);
    if let Some(address) = read::<HostPort>(text) {
        assert_eq!(read(&address.to_string()), Some(address.clone()));
        same_address(&address.to_string(), address.host(), address.port());
    }
    if let Some(list) = read::<NoProxy>(text) {
        assert_eq!(read::<NoProxy>(&list.to_string()).map(|again| again.to_string()), Some(list.to_string()));
    }
    if let Some(headers) = read::<OtlpHeaders>(text) {
        assert!(!has_secret(&format!("{headers:?}")));
    }
    if let Some(brokers) = read::<KafkaBrokers>(text) {
        assert_eq!(read(&brokers.to_string()), Some(brokers.clone()));
        for host in brokers.hosts() {
            same_address(&host.to_string(), host.name(), host.port());
        }
    }
});

/// Returns the value, if the text is valid. Checks that a refusal and a warning quote nothing of the text.
fn read<T: EnvValue + FromStr<Err = UrlError>>(text: &str) -> Option<T> {
    read_shown(text, |_| String::new())
}

/// The same for a value that shows some of the text. A warning may quote that: the name of a file.
fn read_shown<T: EnvValue + FromStr<Err = UrlError>>(text: &str, shown: impl Fn(&T) -> String) -> Option<T> {
    let mut said = String::new();
    match text.parse::<T>() {
        Ok(value) => {
            said.extend(T::warnings(&value).map(|warnings| warnings.to_string()));
            assert!(!has_secret(&said) || has_secret(&shown(&value)), "{said}");
            Some(value)
        }
        Err(error) => {
            say(&mut said, &error);
            say(&mut said, &ValueError::from(error));
            assert!(!has_secret(&said), "{said}");
            None
        }
    }
}

fn say(said: &mut String, error: &(impl Display + Debug)) {
    write!(said, "{error}\n{error:?}\n{error:#?}\n").expect("writing to a `String` cannot fail");
}

fn service<S: Service>(text: &str) {
    let Some(url) = read_shown::<ServiceUrl<S>>(text, printed) else { return };
    hides_its_password(&url);
    let canonical = url.expose_url();
    let again = read_shown::<ServiceUrl<S>>(canonical, printed).expect("what is written can be read");
    assert_eq!((again.expose_url(), printed(&again), again.tls()), (canonical, printed(&url), url.tls()));
    // Compare with `url`, where it accepts the text as a URL with a host. It does not support files, bare hosts or lists,
    // nor punycode for most schemes. A connection string of JDBC is no URL to it: it escapes what JDBC takes literally.
    let punycode = !text.is_ascii() && url.hosts().iter().any(|host| host.name().contains("xn--"));
    let is_url = text.contains("://") && !url.hosts().is_empty() && !punycode;
    if let Some(theirs) = Url::parse(text).ok().filter(|theirs| is_url && theirs.has_host()) {
        assert_eq!(
            read_shown::<ServiceUrl<S>>(theirs.as_str(), printed).as_ref().map(ServiceUrl::expose_url),
            Some(canonical)
        );
    }
    each_host_is_the_same(&url);
}

fn printed<S: Service>(url: &ServiceUrl<S>) -> String {
    format!("{url:?}{url:#?}{}", url.redacted())
}

fn hides_its_password<S: Service>(url: &ServiceUrl<S>) {
    let Some(password) = url.password() else { return };
    let other = url.with_password("another").expect("where one password is, there can be another");
    // A key that is both the user name and the password is hidden in both places. Of a key with a `:`, the user name is a
    // piece.
    let is_key = |key: &str| url.username().is_some_and(|name| key.split(':').any(|piece| piece == name));
    if !is_key(password.expose_secret()) && !is_key("another") {
        assert_eq!(printed(&other), printed(url));
    }
    let shown = url.hosts().iter().map(|host| host.name()).chain(url.username()).chain(url.path());
    let mut shown = shown.chain(url.query_pairs().map(|(_, value)| value));
    assert!(!has_secret(password.expose_secret()) || shown.any(has_secret) || !has_secret(&printed(url)));
}

/// Checks that `url` agrees on each host, one at a time, in an otherwise unchanged canonical URL.
fn each_host_is_the_same<S: Service>(url: &ServiceUrl<S>) {
    let (scheme, rest) = url.expose_url().split_once(':').expect("it has a scheme");
    let Some(rest) = rest.strip_prefix("//") else { return };
    let (authority, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (userinfo, hosts) = authority.rsplit_once('@').unwrap_or(("", authority));
    let (username, password) = userinfo.split_once(':').unwrap_or((userinfo, ""));
    for (host, ours) in hosts.split(',').zip(url.hosts()).filter(|(_, ours)| !ours.is_socket()) {
        let theirs = Url::parse(&format!("{scheme}://{userinfo}@{host}{tail}")).expect("`url` reads it");
        assert_eq!(theirs.host_str().map(|host| host.trim_matches(['[', ']'])), Some(ours.name()));
        assert!(theirs.port_or_known_default().is_none_or(|port| port == ours.port()));
        assert_eq!((theirs.username(), theirs.password().unwrap_or_default()), (username, password));
        let after = theirs.as_str().split_once("://").expect("it has a scheme").1;
        let after = &after[after.find(['/', '?', '#']).unwrap_or(after.len())..];
        // `url` gives WebSockets a path.
        assert!(after == tail || after.strip_prefix('/') == Some(tail), "{after}");
    }
}

/// Checks that any password survives in the quotes of ADO.NET.
fn connection_string(text: &str) {
    let password = text.replace(char::is_control, "");
    let quoted = format!("Server=db;Password='{}';Database=orders", password.replace('\'', "''"));
    match read::<SqlServerUrl>(&quoted) {
        Some(url) => {
            assert_eq!(url.password().map(|found| found.expose_secret()), Some(&*password));
            assert_eq!((url.host(), url.path()), ("db", Some("orders")));
        }
        None => assert!(password.is_empty()),
    }
}

fn same_address(text: &str, host: &str, port: u16) {
    let theirs = Url::parse(&format!("tcp://{text}")).expect("`url` reads it");
    assert_eq!((theirs.host_str().map(|host| host.trim_matches(['[', ']'])), theirs.port()), (Some(host), Some(port)));
}

fn base(text: &str) {
    let Some(base) = read::<BaseUrl>(text) else { return };
    assert_eq!(read(&base.to_string()), Some(base.clone()));
    let theirs = Url::parse(text).expect("`url` reads it");
    assert_eq!(theirs.as_str().trim_end_matches('/'), base.to_string().trim_end_matches('/'));
    same_address(&format!("{}:{}", theirs.host_str().expect("it has a host"), base.port()), base.host(), base.port());
    assert_eq!(theirs.port_or_known_default(), Some(base.port()));
    assert_eq!(base.endpoint(["a", "b"]).expect("an endpoint").as_str(), format!("{base}/a/b"));
}

/// Checks that an appended path stays inside the base.
fn endpoints(text: &str) {
    let base: BaseUrl = "https://api.internal/v1".parse().expect("a base");
    let inside =
        |url: &Url| url.as_str() == "https://api.internal/v1" || url.as_str().starts_with(base.as_url().as_str());
    if let Ok(url) = base.join_path(text) {
        assert!(inside(&url) && url.query().is_none() && url.fragment().is_none(), "{url}");
    }
    if let Ok(url) = base.endpoint([text, "b"]) {
        let segments: Vec<_> = url.path_segments().into_iter().flatten().collect();
        assert!(inside(&url) && url.query().is_none() && url.fragment().is_none(), "{url}");
        assert!(matches!(segments[..], ["v1", _, "b"]), "{url}");
    }
}
