use std::net::Ipv6Addr;

use factor3::service::custom::Service;
use factor3::service::kind::{Mqtt, Nats, Postgres, Redis};
use factor3::service::{
    AmqpUrl, BaseUrl, ClickHouseUrl, HostName, HostPort, KafkaBrokers, MongoUrl, MqttUrl, MySqlUrl, NatsUrl, NoProxy,
    ObjectStoreUrl, OtlpEndpoint, OtlpGrpcEndpoint, OtlpHeaders, OtlpSignalEndpoint, PostgresUrl, ProxyUrl, RedisUrl,
    SentryDsn, ServiceUrl, SmtpUrl, SqlServerUrl, SqliteUrl, Tls,
};
use factor3::{ExposeSecret, Url};
use proptest::collection::vec;
use proptest::prelude::*;

use super::outputs;

/// The pieces of a URL.
#[derive(Clone, Debug)]
struct Made {
    username: Option<String>,
    password: Option<String>,
    hosts: Vec<(String, Option<u16>)>,
    path: Option<String>,
    query: Vec<(&'static str, String)>,
}

fn encode(text: &str) -> String {
    text.bytes().flat_map(|byte| ['%', digit(byte >> 4), digit(byte & 15)]).collect()
}

fn digit(value: u8) -> char {
    char::from_digit(value.into(), 16).unwrap().to_ascii_uppercase()
}

impl Made {
    /// Generates a URL with everything encoded that can be.
    fn url(&self, scheme: &str) -> String {
        let userinfo = match (&self.username, &self.password) {
            (None, None) => String::new(),
            (Some(username), None) => format!("{}@", encode(username)),
            (username, Some(password)) => {
                format!("{}:{}@", encode(username.as_deref().unwrap_or_default()), encode(password))
            }
        };
        let host = |(name, port): &(String, Option<u16>)| {
            let name = if name.contains(':') { format!("[{name}]") } else { name.clone() };
            port.map_or(name.clone(), |port| format!("{name}:{port}"))
        };
        let hosts: Vec<_> = self.hosts.iter().map(host).collect();
        let path = self.path.as_ref().map(|path| format!("/{}", encode(path))).unwrap_or_default();
        let query: Vec<_> = self.query.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
        format!("{scheme}://{userinfo}{}{path}{query}", hosts.join(","))
    }
}

fn text() -> impl Strategy<Value = String> {
    any::<String>().prop_map(|text| text.replace('\0', "")).prop_filter("not empty", |text| !text.is_empty())
}

fn name() -> impl Strategy<Value = String> {
    text().prop_filter("no dot segment", |name| !matches!(name.as_str(), "." | ".."))
}

fn host() -> impl Strategy<Value = (String, Option<u16>)> {
    let ipv6 = any::<u128>().prop_map(|bits| Ipv6Addr::from(bits).to_string());
    let name = prop_oneof!["[a-z][a-z0-9_-]{0,10}(\\.[a-z0-9-]{1,10}){0,2}\\.[a-z]{1,8}\\.?", "[a-z]{2,12}", ipv6];
    (name, proptest::option::of(1..=u16::MAX))
}

fn made(hosts: usize) -> impl Strategy<Value = Made> {
    let query = prop_oneof![
        Just(Vec::new()),
        text().prop_map(|value| vec![("application_name", value)]),
        text().prop_map(|value| vec![("sslmode", "require".to_owned()), ("options", value)]),
    ];
    let parts = (
        proptest::option::of(text()),
        proptest::option::of(text()),
        vec(host(), 1..=hosts),
        proptest::option::of(name()),
        query,
    );
    parts.prop_map(|(username, password, hosts, path, query)| Made { username, password, hosts, path, query })
}

fn same_parts<S: Service>(url: &ServiceUrl<S>, made: &Made, port: u16) {
    assert_eq!(url.username(), made.username.as_deref());
    assert_eq!(url.password().map(ExposeSecret::expose_secret), made.password.as_deref());
    let hosts: Vec<_> = url.hosts().iter().map(|host| (host.name(), host.port())).collect();
    let expected: Vec<_> = made.hosts.iter().map(|(name, own)| (name.as_str(), own.unwrap_or(port))).collect();
    assert_eq!(hosts, expected);
    assert_eq!(url.path(), made.path.as_deref());
    let query: Vec<_> = url.query_pairs().collect();
    assert_eq!(query, made.query.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>());
}

/// Checks that a URL is unchanged when it is written and read again.
fn round_trips<S: Service>(url: &ServiceUrl<S>) -> ServiceUrl<S> {
    let again: ServiceUrl<S> = url.expose_url().parse().unwrap_or_else(|error| panic!("{}: {error}", url.expose_url()));
    assert_eq!(again.expose_url(), url.expose_url());
    assert_eq!(&again, url);
    again
}

/// Compares two parsers on a URL, with each of its hosts alone.
fn as_url_reads_it<S: Service>(url: &ServiceUrl<S>) {
    let (before, after) = url.expose_url().split_once("://").unwrap();
    let (authority, tail) = after.split_at(after.find(['/', '?', '#']).unwrap_or(after.len()));
    let (userinfo, hosts) = authority.rsplit_once('@').unwrap_or(("", authority));
    for (host, ours) in hosts.split(',').zip(url.hosts()) {
        let theirs = Url::parse(&format!("{before}://{userinfo}@{host}{tail}")).unwrap();
        let name = theirs.host_str().unwrap().trim_matches(['[', ']']);
        assert_eq!((name, theirs.port_or_known_default()), (ours.name(), Some(ours.port())));
        assert_eq!(theirs.username(), userinfo.split(':').next().unwrap());
    }
}

/// A URL without its scheme, of one host and of the bytes that nearly every URL has.
const ORDINARY: &str = concat!(
    r"((([A-Za-z0-9._~=&-]|%[2-7][0-9A-F]){0,6}(:([A-Za-z0-9._~=&-]|%[2-7][0-9A-F]){0,6})?|[a-z:@]{0,5})@)?",
    r"([A-Za-z0-9._-]{1,12}|(xn--|0x|1\.)[a-z0-9.-]{0,6}|[a-z]{1,8}\.[a-z]{2,3}\.?)(:[0-9]{0,6}){0,2}",
    r"(/([A-Za-z0-9._~:=&-]|%[2-7][0-9A-F]){0,8}|[/?@:=&.a-z]{0,8})",
    r"(\?([a-z]{1,3}=[A-Za-z0-9._~:/@?%-]{0,6}&?){0,2})?",
);

/// Compares the parts of an accepted URL with those that `url` reads in the same text.
fn means_what_url_reads<S: Service>(text: &str) {
    let Ok(ours) = text.parse::<ServiceUrl<S>>() else { return };
    let theirs = Url::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert!(theirs.host_str().is_some_and(|host| host.eq_ignore_ascii_case(ours.host())), "{text}");
    assert!(theirs.port().is_none_or(|port| port == ours.port()), "{text}");
    let empty = |part: Option<&str>| part.unwrap_or_default().to_owned();
    let password = empty(ours.password().map(ExposeSecret::expose_secret));
    let [their_name, their_password] = [theirs.username(), theirs.password().unwrap_or_default()].map(decoded);
    match ours.username() {
        // A token is before the `@`, or before and after its `:`.
        None if their_password.is_empty() => assert_eq!(password, their_name, "{text}"),
        name => assert_eq!((empty(name), password), (their_name, their_password), "{text}"),
    }
}

fn decoded(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next().unwrap().as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).unwrap());
        bytes.extend(piece[2..].bytes());
    }
    String::from_utf8(bytes).unwrap()
}

proptest! {
    // A million were tried once: PROPTEST_CASES=1000000.
    #[test]
    fn an_ordinary_url_means_what_the_url_crate_reads(text in ORDINARY) {
        means_what_url_reads::<Postgres>(&format!("postgres://{text}"));
        means_what_url_reads::<Redis>(&format!("redis://{text}"));
        means_what_url_reads::<Nats>(&format!("nats://{text}"));
        means_what_url_reads::<Mqtt>(&format!("mqtts://{text}"));
    }

    #[test]
    fn the_parts_of_a_postgres_url_survive_reading_and_writing(made in made(4)) {
        let url: PostgresUrl = made.url("postgresql").parse().unwrap();
        same_parts(&url, &made, 5432);
        same_parts(&round_trips(&url), &made, 5432);
        as_url_reads_it(&url);
    }

    #[test]
    fn the_parts_of_other_urls_survive_too(made in made(1), db in any::<u32>(), tls: bool) {
        let plain = Made { query: Vec::new(), ..made };
        let mysql: MySqlUrl = plain.url("mariadb").parse().unwrap();
        same_parts(&round_trips(&mysql), &plain, 3306);
        as_url_reads_it(&mysql);
        let amqp: AmqpUrl = plain.url(if tls { "amqps" } else { "amqp" }).parse().unwrap();
        same_parts(&round_trips(&amqp), &plain, if tls { 5671 } else { 5672 });
        prop_assert_eq!(amqp.tls() >= Tls::VerifyFull, tls);
        let redis: RedisUrl = Made { path: Some(db.to_string()), ..plain.clone() }.url("redis").parse().unwrap();
        prop_assert_eq!(round_trips(&redis).db(), db);
        let smtp: SmtpUrl = plain.url("smtp").parse().unwrap();
        same_parts(&round_trips(&smtp), &plain, 25);
        let no_path = Made { path: None, ..plain };
        let mqtt: MqttUrl = no_path.url("mqtts").parse().unwrap();
        same_parts(&round_trips(&mqtt), &no_path, 8883);
        let nats: NatsUrl = no_path.url("nats").parse().unwrap();
        let secret = no_path.password.or(no_path.username);
        prop_assert_eq!(round_trips(&nats).password().map(|secret| secret.expose_secret().to_owned()), secret);
    }

    #[test]
    fn a_database_and_a_password_can_be_put_into_any_url(made in made(2), database in name(), password in text()) {
        let url: PostgresUrl = made.url("postgres").parse().unwrap();
        let url = url.with_database(&database).unwrap().with_password(password.as_str()).unwrap();
        same_parts(&round_trips(&url), &Made { path: Some(database), password: Some(password), ..made }, 5432);
    }

    #[test]
    fn nothing_of_a_password_is_printed_whatever_happens_to_the_url(
        password in "[QXZJK7%#/?@:+&=]{0,3}[QXZJK7]{4,12}[QXZJK7%#/?@:+&= ]{0,3}",
        raw: bool,
        shape in 0..SHAPES.len(),
        edits in vec((any::<prop::sample::Index>(), 0..EDITS.len()), 0..3),
    ) {
        let written = if raw { password.clone() } else { encode(&password) };
        let mut text: Vec<char> = SHAPES[shape].replace('*', &written).chars().collect();
        for (index, edit) in edits {
            let index = index.index(text.len());
            match EDITS[edit] {
                "" => drop(text.remove(index)),
                edit => text.splice(index..index, edit.chars()).for_each(drop),
            }
            if text.is_empty() {
                break;
            }
        }
        let text: String = text.into_iter().collect();
        for (name, outputs) in every_type().iter().map(|(name, outputs)| (name, outputs(&text))) {
            for slice in password.as_bytes().windows(4).chain(encode(&password).as_bytes().windows(13)) {
                let slice = std::str::from_utf8(slice).unwrap();
                prop_assert!(!outputs.contains(slice), "{name} on {text:?}: {outputs}");
            }
        }
    }

    #[test]
    fn no_text_makes_a_parser_panic(text: String, near in "[a-z]{1,9}(:/?/?)[a-z0-9@:/?#\\[\\]%,.&={}$ é-]{0,40}") {
        for (_, outputs) in every_type() {
            outputs(&text);
            outputs(&near);
        }
    }

    #[test]
    fn what_is_accepted_reads_the_same_when_it_is_written(
        scheme in prop::sample::select(vec!["postgres", "mongodb", "redis", "amqp", "wss", "sqlite"]),
        rest in "[a-z0-9@:/?#\\[\\]%,.&={}|^+é-]{1,24}",
    ) {
        let text = format!("{scheme}://{rest}");
        if let Ok(url) = text.parse::<PostgresUrl>() { round_trips(&url); as_url_reads_it(&url) }
        if let Ok(url) = text.parse::<MongoUrl>() { round_trips(&url); as_url_reads_it(&url) }
        if let Ok(url) = text.parse::<RedisUrl>() { round_trips(&url); as_url_reads_it(&url) }
        if let Ok(url) = text.parse::<AmqpUrl>() { round_trips(&url); as_url_reads_it(&url) }
        if let Ok(url) = text.parse::<MqttUrl>() { round_trips(&url); as_url_reads_it(&url) }
        if let Ok(url) = text.parse::<SqliteUrl>() { round_trips(&url); }
    }

    #[test]
    fn what_the_newer_types_accept_reads_the_same_too(
        scheme in prop::sample::select(vec!["http://", "https://", "socks5h://", "", "s3://", "abfss://", "file://", "sqlserver://", "jdbc:sqlserver://", "Server="]),
        rest in "[a-z0-9@:/?#\\[\\]%,.&={};'|^+é-]{1,24}",
    ) {
        let text = format!("{scheme}{rest}");
        if let Ok(url) = text.parse::<SentryDsn>() { round_trips(&url); as_url_reads_it(&url) }
        if let Ok(url) = text.parse::<ClickHouseUrl>() { round_trips(&url); as_url_reads_it(&url) }
        if let Ok(url) = text.parse::<OtlpEndpoint>() { round_trips(&url); as_url_reads_it(&url) }
        if let Ok(url) = text.parse::<OtlpSignalEndpoint>() { round_trips(&url); as_url_reads_it(&url) }
        if let Ok(url) = text.parse::<OtlpGrpcEndpoint>() { round_trips(&url); as_url_reads_it(&url) }
        if let Ok(url) = text.parse::<ProxyUrl>() { round_trips(&url); as_url_reads_it(&url) }
        if let Ok(url) = text.parse::<ObjectStoreUrl>() { round_trips(&url); }
        if let Ok(url) = text.parse::<SqlServerUrl>() { round_trips(&url); as_url_reads_it(&url) }
        if let Ok(list) = text.parse::<NoProxy>() { prop_assert_eq!(list.to_string().parse::<NoProxy>().unwrap().to_string(), list.to_string()); }
    }

    #[test]
    fn any_password_survives_a_connection_string(password in text(), quote in prop::sample::select(vec!['\'', '"'])) {
        prop_assume!(!password.contains(char::is_control));
        let quoted = password.replace(quote, &format!("{quote}{quote}"));
        let url: SqlServerUrl = format!("Server=db;User Id=app;Password={quote}{quoted}{quote};Database=orders").parse().unwrap();
        let again = round_trips(&url);
        prop_assert_eq!(again.password().unwrap().expose_secret(), &*password);
        prop_assert_eq!(url.database(), Some("orders"));
    }

    #[test]
    fn any_text_survives_as_a_header(value in "[ -~]{1,20}") {
        let headers: OtlpHeaders = format!("a=b,api-key={}", encode(&value)).parse().unwrap();
        prop_assert_eq!(headers.get("api-key").unwrap().expose_secret(), &*value);
    }

    #[test]
    fn nothing_leaves_a_base(segments in vec(any::<String>(), 0..4), path: String, near in "[a-z./%{}\\\\:@#?2eEfF-]{0,12}") {
        let base: BaseUrl = "https://api.internal:8443/v1".parse().unwrap();
        let urls = [base.endpoint(&segments), base.join_path(&path), base.join_path(&near)];
        for url in urls.into_iter().flatten() {
            prop_assert!(url.as_str() == "https://api.internal:8443/v1" || url.as_str().starts_with("https://api.internal:8443/v1/"), "{url}");
            prop_assert_eq!((url.query(), url.fragment()), (None, None));
        }
        if let Ok(url) = base.endpoint(&segments) {
            let count = url.path_segments().unwrap().count();
            prop_assert_eq!(count, 1 + segments.len());
        }
    }
}

/// The positions of a password in a URL.
const SHAPES: [&str; 22] = [
    "postgres://app:*@db.internal:5432/orders",
    "postgres://app:*@db-1,db-2:6432/orders?sslmode=require",
    "mysql://app:*@db.internal/orders?charset=utf8",
    "redis://:*@cache.internal:6379/2",
    "redis+unix:///run/redis.sock?user=app&pass=*",
    "amqps://app:*@mq.internal/vhost",
    "mongodb://app:*@m1,m2/orders?replicaSet=rs0",
    "nats://app:*@nats.internal",
    "mqtt://app:*@mq.internal?client_id=orders",
    "smtp://app:*@mail.internal?tls=required",
    "https://app:*@api.internal/v1",
    "postgres:///orders?host=/run/db&user=app&password=*",
    "https://0123456789abcdef:*@o1.ingest.sentry.io/42",
    "http://ch.internal:8123/?user=app&password=*&database=orders",
    "http://app:*@collector.internal:4318/v1/traces",
    "api-key=*,x-tenant=orders",
    "app:*@proxy.internal:3128",
    "localhost,app:*@db.internal,10.0.0.0/8",
    "s3://key:*@orders/exports",
    "abfss://exports:*@acme.dfs.core.windows.net/2026",
    "Server=db.internal,1433;User Id=app;Password=*;Database=orders",
    "jdbc:sqlserver://db.internal:1433;user=app;password={*};databaseName=orders",
];

/// Generates damage to a text: the loss of a character, or an additional one.
const EDITS: [&str; 9] = ["", "@", "/", "?", "#", "%", " ", "\n", "\""];

type Outputs = fn(&str) -> String;

fn every_type() -> Vec<(&'static str, Outputs)> {
    macro_rules! every_type {
        ($($type:ty)*) => { vec![$((stringify!($type), outputs::<$type> as Outputs)),*] };
    }
    every_type!(
        PostgresUrl MySqlUrl SqliteUrl RedisUrl AmqpUrl MongoUrl NatsUrl MqttUrl SmtpUrl BaseUrl KafkaBrokers HostPort HostName
        ClickHouseUrl NoProxy ObjectStoreUrl OtlpEndpoint OtlpGrpcEndpoint OtlpHeaders OtlpSignalEndpoint ProxyUrl
        SentryDsn SqlServerUrl
        Option<PostgresUrl> Vec<RedisUrl> Box<AmqpUrl>
    )
}
