//! Service types as fields of any format that serde reads, with the rules and the errors of their `FromStr`.
#![cfg(all(feature = "serde", feature = "service"))]

use std::fmt::{Debug, Display};
use std::str::FromStr;

use factor3::service::{
    AmqpUrl, BaseUrl, ClickHouseUrl, HostPort, KafkaBrokers, MongoUrl, MqttUrl, MySqlUrl, NatsUrl, NoProxy,
    ObjectStoreUrl, OtlpEndpoint, OtlpGrpcEndpoint, OtlpHeaders, OtlpSignalEndpoint, PostgresUrl, ProxyUrl, RedisUrl,
    SentryDsn, SmtpUrl, SqlServerUrl, SqliteUrl,
};
use serde::de::value::{BorrowedBytesDeserializer, BytesDeserializer, Error, I128Deserializer, U128Deserializer};
use serde::de::{DeserializeOwned, Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};

#[derive(Debug, Deserialize)]
struct Config {
    database_url: PostgresUrl,
    cache_url: Option<RedisUrl>,
    #[serde(default)]
    nats_urls: Vec<NatsUrl>,
}

fn refusal<T: DeserializeOwned>(text: &str) -> String {
    serde_json::from_str::<T>(text).map(drop).unwrap_err().to_string()
}

#[test]
fn they_are_read_from_text_wherever_serde_reads_it() {
    let config: Config = serde_json::from_value(json!({
        "database_url": "postgresql://app:p%40ss@db/orders",
        "cache_url": null,
        "nats_urls": ["nats://n1", "n2:4222"],
    }))
    .unwrap();
    assert_eq!(config.database_url.expose_url(), "postgres://app:p%40ss@db:5432/orders");
    assert_eq!((config.cache_url, config.nats_urls.len()), (None, 2));
}

fn of<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, String> {
    T::deserialize(deserializer).map_err(|error| error.to_string())
}

/// Checks that all formats agree with `FromStr`: borrowed, escaped and owned text, bytes, and a format that is not
/// self-describing.
fn as_from_str<T: DeserializeOwned + FromStr<Err: Display> + PartialEq + Debug>(texts: &[&str]) {
    for text in texts {
        let expected = text.parse::<T>().map_err(|error| error.to_string());
        let json = serde_json::to_string(text).unwrap();
        for json in [json.replace('/', "\\/"), json] {
            let at = format!(" at line 1 column {}", json.len());
            for read in [serde_json::from_str::<T>(&json), serde_json::from_reader(json.as_bytes())] {
                assert_eq!(read.map_err(|error| error.to_string().replace(&at, "")), expected);
            }
        }
        assert_eq!(of(Value::from(*text)), expected);
        assert_eq!(of(BytesDeserializer::<Error>::new(text.as_bytes())), expected);
        assert_eq!(of(BorrowedBytesDeserializer::<Error>::new(text.as_bytes())), expected);
        assert_eq!(of(Binary(text)), expected);
    }
}

/// A format that is not self-describing.
struct Binary<'a>(&'a str);

impl<'de> Deserializer<'de> for Binary<'de> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("what is it?"))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.0)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn each_type_has_the_rules_of_its_from_str() {
    as_from_str::<PostgresUrl>(&["postgres://app:pw@db/orders", "postgres://app:p#w@db/orders", ""]);
    as_from_str::<MySqlUrl>(&["mysql://db/orders", "redis://db"]);
    as_from_str::<SqliteUrl>(&["sqlite://data.db", "sqlite:"]);
    as_from_str::<RedisUrl>(&["redis://cache/2", "redis://cache/two"]);
    as_from_str::<AmqpUrl>(&["amqp://mq/%2F", "amqp://mq/a/b"]);
    as_from_str::<MongoUrl>(&["mongodb://m1,m2/orders", "mongodb://m1/a.b"]);
    as_from_str::<NatsUrl>(&["n1:4222", "nats://n1/a"]);
    as_from_str::<MqttUrl>(&["mqtt://mq", "mqtt://mq/a"]);
    as_from_str::<SmtpUrl>(&["smtp://mail?tls=required", "smtp://mail?tls=requird"]);
    as_from_str::<BaseUrl>(&["https://api.internal/v1", "https://app:pw@api.internal/v1", "\"https://api.internal\""]);
    as_from_str::<HostPort>(&["[::1]:8080", "cache"]);
    as_from_str::<KafkaBrokers>(&["k1,k2:9093", "k1,,k2"]);
    as_from_str::<SentryDsn>(&["https://key@sentry.internal/42", "https://sentry.internal/42"]);
    as_from_str::<ClickHouseUrl>(&["http://app:pw@ch:8123/?database=orders", "ch:8123"]);
    as_from_str::<OtlpEndpoint>(&["http://collector:4318", "http://collector:4318/v1/traces"]);
    as_from_str::<OtlpSignalEndpoint>(&["http://collector:4318/v1/traces", "http://collector:4318"]);
    as_from_str::<OtlpGrpcEndpoint>(&["http://collector:4317", "collector:4317"]);
    as_from_str::<OtlpHeaders>(&["api-key=pw,a=b", "api-key"]);
    as_from_str::<ProxyUrl>(&["app:pw@proxy:3128", "tcp://proxy:3128"]);
    as_from_str::<NoProxy>(&["localhost,.internal", "*.internal"]);
    as_from_str::<ObjectStoreUrl>(&["s3://orders/exports", "s3://key:pw@orders"]);
    as_from_str::<SqlServerUrl>(&["Server=db;Password=pw", "Address=db"]);
}

#[test]
fn a_format_adds_where_and_nothing_else() {
    assert_eq!(
        refusal::<PostgresUrl>(r#""postgres://app:hunter#2@db/orders""#),
        "the URL has an unencoded `#` in its password, at character 22 of 33; write it as %23 at line 1 column 35"
    );
    assert_eq!(
        refusal::<Config>("{\n  \"database_url\": \"postgres://app:hunter#2@db/orders\"\n}"),
        "the URL has an unencoded `#` in its password, at character 22 of 33; write it as %23 at line 2 column 53"
    );
    assert_eq!(refusal::<Config>("{}"), "missing field `database_url` at line 1 column 2");
}

#[test]
fn what_is_no_text_is_named_by_its_kind_alone() {
    let kinds = [
        ("1234567", "integer"),
        ("-1234567", "integer"),
        ("1234567.5", "floating point number"),
        ("true", "boolean"),
        ("null", "null"),
        ("[1234567]", "sequence"),
        ("{\"hunter2\": 1234567}", "map"),
    ];
    for (json, kind) in kinds {
        let value: Value = serde_json::from_str(json).unwrap();
        let refused = |expected: &str| format!("invalid type: {kind}, expected {expected}");
        assert_eq!(of::<PostgresUrl, _>(&value).unwrap_err(), refused("a PostgreSQL URL"));
        assert_eq!(of::<BaseUrl, _>(&value).unwrap_err(), refused("a base URL"));
        assert_eq!(of::<HostPort, _>(&value).unwrap_err(), refused("a host with a port"));
        assert_eq!(of::<KafkaBrokers, _>(&value).unwrap_err(), refused("a list of Kafka brokers"));
        assert!(refusal::<PostgresUrl>(json).starts_with(&refused("a PostgreSQL URL at line 1 column ")));
    }
    let integer = Err("invalid type: integer, expected a PostgreSQL URL".to_owned());
    assert_eq!(of::<PostgresUrl, _>(I128Deserializer::<Error>::new(1_234_567)), integer);
    assert_eq!(of::<PostgresUrl, _>(U128Deserializer::<Error>::new(1_234_567)), integer);
    assert_eq!(
        of::<PostgresUrl, _>(BytesDeserializer::<Error>::new(b"postgres://hunter2\xff")),
        Err("invalid type: bytes that are not UTF-8, expected a PostgreSQL URL".to_owned())
    );
}

/// Fails to compile for a type that implements `Serialize`, because two methods then apply.
trait NotSerialize<Which> {
    fn holds() {}
}

impl<T> NotSerialize<()> for T {}
impl<T: Serialize> NotSerialize<u8> for T {}

#[test]
fn none_serialises() {
    <PostgresUrl as NotSerialize<_>>::holds();
    <BaseUrl as NotSerialize<_>>::holds();
    <HostPort as NotSerialize<_>>::holds();
    <KafkaBrokers as NotSerialize<_>>::holds();
    <NoProxy as NotSerialize<_>>::holds();
    <OtlpHeaders as NotSerialize<_>>::holds();
}

#[cfg(all(feature = "derive", feature = "envy"))]
mod through_envy {
    use factor3::{Env, EnvConfig};

    use super::*;

    #[derive(Debug, EnvConfig)]
    struct Moved {
        #[env(nested, serde)]
        legacy: Config,
        #[env(serde)]
        broker: Option<AmqpUrl>,
    }

    fn env() -> Env {
        Env::from([("LEGACY_DATABASE_URL", "postgres://app:hunter2@db/orders"), ("LEGACY_NATS_URLS", "n1,n2")])
    }

    #[test]
    fn they_are_fields_of_what_serde_reads() {
        let config = Moved::load(&env().with("BROKER", "amqp://mq")).unwrap();
        assert_eq!(config.legacy.database_url.expose_url(), "postgres://app:hunter2@db:5432/orders");
        assert_eq!((config.legacy.nats_urls.len(), config.broker.unwrap().port()), (2, 5672));
    }

    #[test]
    fn their_errors_are_dropped_as_all_of_serde() {
        let env = env().with("LEGACY_CACHE_URL", "redis://:hunter#2@cache").with("BROKER", "amqp://app:hunter#2@mq");
        let error = Moved::load(&env).unwrap_err();
        let problems: Vec<_> = error.problems().iter().map(factor3::Problem::message).collect();
        assert_eq!(
            problems,
            ["LEGACY_*: one of the values was rejected by this program", "BROKER was rejected by this program",]
        );
    }
}
