//! The first program of the README, verbatim.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program may print")]
#![expect(dead_code, reason = "the service that would use the values is not part of the example")]

use std::time::Duration;

use factor3::service::{BaseUrl, PostgresUrl};
use factor3::{Env, EnvConfig, EnvValue, SecretString};

/// Configuration of the orders service.
#[derive(Debug, EnvConfig)]
struct Config {
    /// Port the HTTP server listens on.
    #[env(default = 8080)]
    port: u16,
    #[env(default = "info")]
    log_level: LogLevel,
    #[env(default = "30s")]
    shutdown_timeout: Duration,
    /// Base URL of the inventory service.
    #[env(example = "https://inventory.internal/v1")]
    inventory_url: BaseUrl,
    /// Token presented to the inventory service.
    inventory_token: SecretString,
    #[env(nested)]
    database: Database,
}

#[derive(Debug, EnvConfig)]
struct Database {
    #[env(tls = "verify")]
    url: PostgresUrl, // DATABASE_URL
    #[env(default = 10, range = 1..=100)]
    pool_size: u32, // DATABASE_POOL_SIZE
}

#[derive(Debug, EnvValue)]
enum LogLevel {
    Debug,
    Info,
    Warn,
    Error,
}

fn main() {
    let env = Env::process().or_dotenv_if_exists(".env");
    let config = Config::load_or_exit(&env, |warning| eprintln!("warning: {warning}"));
    println!("listening on port {}", config.port);
}
