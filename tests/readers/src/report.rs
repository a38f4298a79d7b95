//! The configurations of `tests/report.rs`.

use std::time::Duration;

use factor3::{EnvConfig, EnvValue, SecretString, Url};

#[derive(EnvValue)]
enum LogLevel {
    Debug,
    Info,
    Warn,
}

/// The configuration that 15 other libraries were run on.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct Peers {
    /// Port the HTTP server listens on.
    #[env(default = 8080)]
    port: u16,
    /// Primary database.
    database_url: Url,
    /// Read replica.
    replica_url: Url,
    #[env(default)]
    debug: bool,
    #[env(default = "info")]
    log_level: LogLevel,
    /// Key for the payments API.
    api_key: SecretString,
    #[env(default = "30s")]
    request_timeout: Duration,
    #[env(default)]
    admin_ports: Vec<u16>,
    #[env(nested)]
    smtp: Smtp,
    sentry_dsn: Option<Url>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
struct Smtp {
    host: String,
    #[env(default = 25)]
    port: u16,
}

pub const PEERS: &[(&str, &str)] =
    &[("PORT", "8080"), ("DEBUG", "false"), ("LOG_LEVEL", "info"), ("REQUEST_TIMEOUT", "30s"), ("SMTP_PORT", "25")];

/// Configuration of the orders service.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct Everywhere {
    /// Port the HTTP server listens on.
    port: u16,
    admin_ports: Vec<u16>,
    #[env(nested)]
    database: Database,
    log_level: LogLevel,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
struct Database {
    host: String,
    #[env(nested)]
    pool: Pool,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
struct Pool {
    /// Connections that are kept open.
    #[env(default = 10)]
    max: u32,
    timeout: Duration,
}

pub const EVERYWHERE: &[(&str, &str)] = &[("DATABASE_POOL_MAX", "10")];

/// What people who come from another tool write.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct Habits {
    admin_ports: Vec<u16>,
    #[env(nested)]
    smtp: Host,
    log_level: LogLevel,
    timeout: Duration,
    grace: Duration,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
struct Host {
    host: String,
}
