// shop
use std::net::SocketAddr;
use std::time::Duration;

use factor3::service::RedisUrl;
use factor3::{EnvConfig, EnvValue, SecretString, Url};

/// Configuration of shop.
#[derive(Debug, EnvConfig)]
struct Config {
    // ? the code has a default for this secret, which is not repeated here
    api_key: SecretString,
    // ? the words that the code compares with; add the others
    // ? the code has a default that cannot be written here
    app_mode: Option<AppMode>,
    database_url: Url,
    #[env(default = false)]
    debug_sql: bool,
    #[env(default = "0.0.0.0:3000")]
    listen: SocketAddr,
    log: Log,
    #[env(separator = ";")]
    origins: Vec<String>,
    #[env(default = 8080)]
    port: u16,
    rate: f64,
    #[env(nested)]
    smtp: Smtp,
    // ? the code parses it as `TenantId`: implement `EnvValue` for that type, or write `from_str`
    tenant: Tenant,
    timeout_secs: u64,
    #[env(unit = "ms", default = "250")]
    wait_ms: Duration,
    #[env(default = 4)]
    workers: usize,
    redis_url: RedisUrl,
    #[env(example = "http://catalogue:8080/v1")]
    catalogue_url: Url,
}

/// Variables that begin with `SMTP_`.
#[derive(Debug, EnvConfig)]
struct Smtp {
    from: Option<String>,
    host: String,
    password: SecretString,
}

/// The words of `APP_MODE`.
#[derive(Debug, EnvValue)]
enum AppMode {
    Live,
    Test,
}

/// The words of `LOG`.
#[derive(Debug, EnvValue)]
enum Log {
    Trace,
    Debug,
    Info,
    Warn,
    Error,
}

/// The text of `TENANT`, until `TenantId` is read itself.
#[derive(Debug, EnvValue)]
struct Tenant(String);
