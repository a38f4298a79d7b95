use factor3::service::{KafkaBrokers, PostgresUrl};
use factor3::{EnvConfig, SecretString};

#[derive(EnvConfig)]
struct Config {
    #[env(tls = "yes")]
    database_url: PostgresUrl,
    #[env(password = "cache_password")]
    cache_url: factor3::service::RedisUrl,
    #[env(password = "")]
    queue_url: factor3::service::AmqpUrl,
    #[env(tls = "verify", from_str)]
    mirror_url: PostgresUrl,
    #[env(password = "REPORTS_PASSWORD", default = "postgres://localhost".parse().unwrap())]
    reports_url: PostgresUrl,
    #[env(password = "BROKERS")]
    archive_url: PostgresUrl,
    brokers: KafkaBrokers,
    token: SecretString,
}

fn main() {}
