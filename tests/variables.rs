//! `docs/variables.md`: each type of the page exists, and each variable loads its example as that type.
#![cfg(all(feature = "derive", feature = "service"))]

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::time::Duration;

use factor3::service::{
    AmqpUrl, BaseUrl, ClickHouseUrl, HostName, HostPort, KafkaBrokers, MongoUrl, MqttUrl, MySqlUrl, NatsUrl, NoProxy,
    ObjectStoreUrl, OtlpEndpoint, OtlpHeaders, OtlpSignalEndpoint, PostgresUrl, ProxyUrl, RedisUrl, SentryDsn, SmtpUrl,
    SqlServerUrl, SqliteUrl,
};
use factor3::{Env, EnvConfig, SecretBox, SecretString, Url};

/// Declares a configuration, and the names of its types.
macro_rules! page {
    ($($variable:ident: $type:ty,)*) => {
        /// Every variable of the page, with the type that the page gives it.
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only its problems and its summary matter")]
        struct Variables {
            $($variable: $type,)*
        }

        const TYPES: &[(&str, &str)] = &[$((stringify!($variable), stringify!($type))),*];
    };
}

page! {
    database_url: PostgresUrl,
    database_replica_url: PostgresUrl,
    postgres_url: PostgresUrl,
    mysql_url: MySqlUrl,
    mariadb_url: MySqlUrl,
    mssql_url: SqlServerUrl,
    sqlserver_connection_string: SqlServerUrl,
    sqlite_url: SqliteUrl,
    mongodb_uri: MongoUrl,
    mongo_url: MongoUrl,
    clickhouse_url: ClickHouseUrl,
    cassandra_contact_points: Vec<HostPort>,
    elasticsearch_url: BaseUrl,
    opensearch_url: BaseUrl,
    qdrant_url: BaseUrl,
    meilisearch_url: BaseUrl,
    redis_url: RedisUrl,
    cache_url: RedisUrl,
    valkey_url: RedisUrl,
    memcached_servers: Vec<HostPort>,
    amqp_url: AmqpUrl,
    rabbitmq_url: AmqpUrl,
    cloudamqp_url: AmqpUrl,
    nats_url: NatsUrl,
    kafka_brokers: KafkaBrokers,
    kafka_bootstrap_servers: KafkaBrokers,
    kafka_url: KafkaBrokers,
    mqtt_url: MqttUrl,
    smtp_url: SmtpUrl,
    sentry_dsn: SentryDsn,
    otel_exporter_otlp_endpoint: OtlpEndpoint,
    otel_exporter_otlp_traces_endpoint: OtlpSignalEndpoint,
    otel_exporter_otlp_metrics_endpoint: OtlpSignalEndpoint,
    otel_exporter_otlp_logs_endpoint: OtlpSignalEndpoint,
    otel_exporter_otlp_headers: OtlpHeaders,
    otel_resource_attributes: String,
    otel_service_name: String,
    otel_traces_sampler_arg: f64,
    rust_log: String,
    statsd_address: HostPort,
    statsd_host: HostName,
    pushgateway_url: BaseUrl,
    http_proxy: ProxyUrl,
    https_proxy: ProxyUrl,
    all_proxy: ProxyUrl,
    no_proxy: NoProxy,
    aws_endpoint_url: BaseUrl,
    aws_endpoint_url_s3: BaseUrl,
    aws_region: String,
    aws_access_key_id: String,
    aws_secret_access_key: SecretString,
    storage_url: ObjectStoreUrl,
    s3_bucket: String,
    vault_addr: BaseUrl,
    vault_token: SecretString,
    vault_skip_verify: bool,
    oidc_issuer_url: Url,
    jwt_secret: SecretString,
    port: u16,
    bind_address: SocketAddr,
    public_url: BaseUrl,
    inventory_url: BaseUrl,
    slack_webhook_url: SecretBox<BaseUrl>,
    shutdown_timeout: Duration,
    workers: NonZeroUsize,
}

/// The first three columns of the tables: the variable, the type and the example.
fn rows() -> Vec<[&'static str; 3]> {
    let page = include_str!("../docs/variables.md");
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let mut code = row.split('`').skip(1).step_by(2);
        [code.next().unwrap(), code.next().unwrap(), code.next().unwrap()]
    })
    .collect()
}

#[test]
fn each_variable_of_the_page_has_the_type_that_the_page_gives_it() {
    let of_page: Vec<_> =
        rows().into_iter().map(|[variable, name, _]| (variable.to_owned(), name.to_owned())).collect();
    let without_spaces = |name: &str| name.replace(' ', "");
    let of_types: Vec<_> =
        TYPES.iter().map(|(field, name)| (field.to_ascii_uppercase(), without_spaces(name))).collect();
    assert_eq!(of_page, of_types);
    assert!(of_page.len() >= 60, "the page has {} variables", of_page.len());
    assert_eq!(of_page.iter().collect::<BTreeSet<_>>().len(), of_page.len(), "a variable is there twice");
}

#[test]
fn each_variable_loads_its_example_without_a_warning() {
    let env: Env = rows().into_iter().map(|[variable, _, example]| (variable, example)).collect();
    let (variables, summary) = Variables::inspect(&env);
    variables.unwrap_or_else(|error| panic!("{error}"));
    let warned: Vec<_> = summary.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(warned, Vec::<String>::new());
}

/// Declares a configuration of URLs in parts, and the options and the types of its fields.
macro_rules! in_parts {
    ($($field:ident: $type:ty = $prefix:literal,)*) => {
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only its schema matters")]
        struct InParts {
            $(#[env(parts = $prefix)] $field: $type,)*
        }

        const IN_PARTS: &[(&str, &str)] = &[$((concat!("parts = \"", $prefix, "\""), stringify!($type))),*];
    };
}

in_parts! {
    database: PostgresUrl = "DB_",
    libpq: PostgresUrl = "PG",
    postgres: PostgresUrl = "POSTGRES_",
    mysql: MySqlUrl = "MYSQL_",
    redis: RedisUrl = "REDIS_",
    rabbitmq: AmqpUrl = "RABBITMQ_",
    mail: SmtpUrl = "MAIL_",
}

#[test]
fn each_variable_of_a_service_in_parts_is_read() {
    let mut names = BTreeSet::new();
    for variable in InParts::schema().variables() {
        names.insert(variable.name().to_owned());
        names.extend(variable.aliases().iter().map(|alias| alias.name().to_owned()));
    }
    let page = include_str!("../docs/variables.md");
    let rows: Vec<_> = page.lines().filter(|line| line.contains("| `parts = ")).collect();
    assert!(rows.len() > IN_PARTS.len(), "{} rows", rows.len());
    for row in rows {
        let mut code = row.split('`').skip(1).step_by(2).skip_while(|code| !code.starts_with("parts"));
        let (option, ty) = (code.next().unwrap(), code.next().unwrap());
        let is_laravel = ty == "MySqlUrl" && option == "parts = \"DB_\"";
        assert!(is_laravel || IN_PARTS.contains(&(option, ty)), "{row}");
        let unread: Vec<_> = code.filter(|name| !names.contains(*name)).collect();
        assert!(unread.is_empty(), "{unread:?}");
    }
}
