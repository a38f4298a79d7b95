//! The type that the name of a variable suggests, and the scheme of its value.

use super::{Evidence, Kind, Looks};
use crate::words::{is_secret, words};

/// Returns the type for the scheme of a value.
pub(super) fn of_scheme(scheme: &str) -> Option<Kind> {
    Some(match scheme {
        "postgres" | "postgresql" => Kind::Service("PostgresUrl"),
        "mysql" | "mariadb" => Kind::Service("MySqlUrl"),
        "sqlite" => Kind::Service("SqliteUrl"),
        "redis" | "rediss" | "valkey" | "valkeys" => Kind::Service("RedisUrl"),
        "amqp" | "amqps" => Kind::Service("AmqpUrl"),
        "mongodb" | "mongodb+srv" => Kind::Service("MongoUrl"),
        "nats" => Kind::Service("NatsUrl"),
        "mqtt" | "mqtts" => Kind::Service("MqttUrl"),
        "smtp" | "smtps" => Kind::Service("SmtpUrl"),
        "sqlserver" | "mssql" => Kind::Service("SqlServerUrl"),
        "s3" | "s3a" | "gs" | "az" | "abfs" | "abfss" => Kind::Service("ObjectStoreUrl"),
        "socks4" | "socks4a" | "socks5" | "socks5h" => Kind::Service("ProxyUrl"),
        "http" | "https" | "ws" | "wss" | "grpc" | "tcp" => Kind::Url,
        _ => return None,
    })
}

const HTTP: &[&str] = &["http", "https"];
const PROXY: &[&str] = &["http", "https", "socks4", "socks4a", "socks5", "socks5h"];

/// The well-known variables whose type neither the scheme of the value nor one word of the name tells: the last words of
/// the name, the schemes of the type, and the type.
const KNOWN: &[(&[&str], &[&str], &str)] = &[
    (&["sentry", "dsn"], HTTP, "SentryDsn"),
    (&["otel", "exporter", "otlp", "endpoint"], HTTP, "OtlpEndpoint"),
    (&["otel", "exporter", "otlp", "traces", "endpoint"], HTTP, "OtlpSignalEndpoint"),
    (&["otel", "exporter", "otlp", "metrics", "endpoint"], HTTP, "OtlpSignalEndpoint"),
    (&["otel", "exporter", "otlp", "logs", "endpoint"], HTTP, "OtlpSignalEndpoint"),
    (&["otel", "exporter", "otlp", "headers"], &[], "OtlpHeaders"),
    (&["otel", "exporter", "otlp", "traces", "headers"], &[], "OtlpHeaders"),
    (&["otel", "exporter", "otlp", "metrics", "headers"], &[], "OtlpHeaders"),
    (&["otel", "exporter", "otlp", "logs", "headers"], &[], "OtlpHeaders"),
    (&["otlp", "endpoint"], HTTP, "OtlpGrpcEndpoint"),
    // Names that end with `_PROXY` belong to the clients.
    (&["http", "proxy", "url"], PROXY, "ProxyUrl"),
    (&["https", "proxy", "url"], PROXY, "ProxyUrl"),
    (&["clickhouse", "url"], HTTP, "ClickHouseUrl"),
    (&["kafka", "url"], &["kafka", "kafka+ssl"], "KafkaBrokers"),
    (&["mssql", "connection", "string"], &[], "SqlServerUrl"),
    (&["sqlserver", "connection", "string"], &[], "SqlServerUrl"),
];

fn of_known(words: &[String], looks: Option<&Looks>, evidence: &Evidence) -> Option<Kind> {
    let is_last = |last: &[&str]| words.len() >= last.len() && words[words.len() - last.len()..] == *last;
    let (_, schemes, service) = KNOWN.iter().find(|(last, _, _)| is_last(last))?;
    if matches!(looks, Some(Looks::Scheme(scheme)) if !schemes.contains(&scheme.as_str())) {
        return None;
    }
    let depends = |feature: &str| evidence.dependencies.contains(feature);
    let is_grpc = depends("opentelemetry-otlp/grpc-tonic")
        && !["http-proto", "http-json"].iter().any(|http| depends(&format!("opentelemetry-otlp/{http}")));
    Some(Kind::Service(match *service {
        "OtlpEndpoint" | "OtlpSignalEndpoint" if is_grpc => "OtlpGrpcEndpoint",
        // Over HTTP, the program may use it as the endpoint of all signals or of one.
        "OtlpGrpcEndpoint" if !is_grpc => return None,
        service => service,
    }))
}

/// Returns the type that the name of a variable suggests.
pub(crate) fn of_name(variable: &str, evidence: &Evidence) -> Kind {
    let words = words(variable);
    let looks = evidence.values.get(variable);
    if let Some(kind) = of_known(&words, looks, evidence) {
        return kind;
    }
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let last = words.last().map_or("", String::as_str);
    let address = matches!(last, "url" | "uri" | "dsn" | "endpoint" | "broker" | "brokers")
        || (has(&["url", "uri"]) && !has(&["path", "prefix", "secret", "key", "name", "timeout", "ttl"]));
    if address {
        return of_address(&words, looks, evidence);
    }
    if is_secret(variable) {
        return Kind::Secret;
    }
    if let Some(Looks::Scheme(scheme)) = looks
        && let Some(kind) = of_scheme(scheme)
    {
        return kind;
    }
    match last {
        "port" if looks != Some(&Looks::Other) => return Kind::Number("u16".to_owned()),
        "dir" | "directory" | "path" | "file" | "folder" => return Kind::Path,
        "secs" | "seconds" | "sec" => return Kind::Span("s"),
        "ms" | "millis" | "milliseconds" => return Kind::Span("ms"),
        "servers" if has(&["bootstrap", "kafka"]) => return Kind::Service("KafkaBrokers"),
        "origins" | "hosts" | "domains" | "ids" if looks != Some(&Looks::Number) => return Kind::List(None),
        "enabled" | "disabled" | "debug" | "verbose" if !matches!(looks, Some(Looks::Number | Looks::Other)) => {
            return Kind::Bool;
        }
        _ => {}
    }
    if words.first().is_some_and(|first| matches!(first.as_str(), "enable" | "disable" | "use" | "is"))
        && looks == Some(&Looks::Bool)
    {
        return Kind::Bool;
    }
    match looks {
        Some(Looks::Bool) => Kind::Bool,
        Some(Looks::Number) => Kind::Number("i64".to_owned()),
        _ => Kind::Text,
    }
}

fn of_address(words: &[String], looks: Option<&Looks>, evidence: &Evidence) -> Kind {
    if let Some(Looks::Scheme(scheme)) = looks {
        return of_scheme(scheme).unwrap_or(Kind::Url);
    }
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if has(&["broker", "brokers"]) {
        return if has(&["mqtt"]) {
            Kind::Service("MqttUrl")
        } else if has(&["amqp"]) {
            Kind::Service("AmqpUrl")
        } else {
            Kind::Service("KafkaBrokers")
        };
    }
    let by_name: &[(&[&str], &'static str)] = &[
        (&["postgres", "postgresql", "pg"], "PostgresUrl"),
        (&["mysql", "mariadb"], "MySqlUrl"),
        (&["sqlite"], "SqliteUrl"),
        (&["redis", "valkey"], "RedisUrl"),
        (&["amqp", "rabbitmq", "rabbit"], "AmqpUrl"),
        (&["mongo", "mongodb"], "MongoUrl"),
        (&["nats"], "NatsUrl"),
        (&["mqtt"], "MqttUrl"),
        (&["smtp"], "SmtpUrl"),
        (&["mssql", "sqlserver"], "SqlServerUrl"),
    ];
    if let Some((_, service)) = by_name.iter().find(|(names, _)| has(names)) {
        return Kind::Service(service);
    }
    let depends = |feature: &&str| evidence.dependencies.contains(*feature);
    if has(&["database", "db"]) {
        let clients: [(&str, &[&str]); 4] = [
            (
                "PostgresUrl",
                &[
                    "sqlx/postgres",
                    "diesel/postgres",
                    "tokio-postgres",
                    "sea-orm/sqlx-postgres",
                    "deadpool-postgres",
                    "postgres",
                    "diesel-async/postgres",
                ],
            ),
            (
                "MySqlUrl",
                &["sqlx/mysql", "diesel/mysql", "mysql", "sea-orm/sqlx-mysql", "mysql_async", "diesel-async/mysql"],
            ),
            ("SqliteUrl", &["sqlx/sqlite", "sea-orm/sqlx-sqlite"]),
            ("SqlServerUrl", &["tiberius"]),
        ];
        let found: Vec<&'static str> =
            clients.iter().filter(|(_, names)| names.iter().any(depends)).map(|(service, _)| *service).collect();
        if let [only] = found.as_slice() {
            return Kind::Service(only);
        }
    }
    if has(&["storage", "store", "bucket"]) && depends(&"object_store") {
        return Kind::Service("ObjectStoreUrl");
    }
    // `LOGIN_URL` may have any form. The base of an API has no query.
    if has(&["api", "base"]) { Kind::Service("BaseUrl") } else { Kind::Url }
}
