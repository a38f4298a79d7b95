//! A configuration with every type of service URL.

use factor3::EnvConfig;
use factor3::service::{
    AmqpUrl, BaseUrl, ClickHouseUrl, HostName, HostPort, KafkaBrokers, MongoUrl, MqttUrl, MySqlUrl, NatsUrl, NoProxy,
    ObjectStoreUrl, OtlpEndpoint, OtlpGrpcEndpoint, OtlpHeaders, OtlpSignalEndpoint, PostgresUrl, ProxyUrl, RedisUrl,
    SentryDsn, SmtpUrl, SqlServerUrl, SqliteUrl,
};

/// Every service.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct Services {
    postgres: Option<PostgresUrl>,
    mysql: Option<MySqlUrl>,
    sqlite: Option<SqliteUrl>,
    redis: Option<RedisUrl>,
    amqp: Option<AmqpUrl>,
    mongodb: Option<MongoUrl>,
    nats: Option<NatsUrl>,
    mqtt: Option<MqttUrl>,
    smtp: Option<SmtpUrl>,
    kafka: Option<KafkaBrokers>,
    http: Option<BaseUrl>,
    #[env(allow_userinfo)]
    login: Option<BaseUrl>,
    #[env(tls = "require")]
    secure: Option<PostgresUrl>,
    #[env(separator = ";")]
    mongos: Option<Vec<MongoUrl>>,
    caches: Option<Vec<RedisUrl>>,
    clickhouse: Option<ClickHouseUrl>,
    no_proxy: Option<NoProxy>,
    objects: Option<ObjectStoreUrl>,
    otlp: Option<OtlpEndpoint>,
    otlp_grpc: Option<OtlpGrpcEndpoint>,
    otlp_headers: Option<OtlpHeaders>,
    otlp_traces: Option<OtlpSignalEndpoint>,
    proxy: Option<ProxyUrl>,
    sentry: Option<SentryDsn>,
    sql_server: Option<SqlServerUrl>,
    address: Option<HostPort>,
    addresses: Option<Vec<HostPort>>,
    host: Option<HostName>,
}

/// Services that may be given in parts.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct InParts {
    #[env(parts = "DB_")]
    database_url: PostgresUrl,
    #[env(parts = "REDIS_")]
    redis_url: Option<RedisUrl>,
    #[env(nested)]
    broker: Option<Broker>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
struct Broker {
    #[env(parts = "MQ_", tls = "verify", fallback = "CLOUDAMQP_URL")]
    url: AmqpUrl,
    queue: String,
}
