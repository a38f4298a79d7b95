//! A service whose log is configured from the environment, as the guide's page on logging shows it.
//!
//! ```sh
//! PROT=80 LOG_FORMAT=json LOG_LEVEL=debug cargo run --example logging --features tracing
//! ```

use factor3::service::PostgresUrl;
use factor3::{Env, EnvConfig, EnvValue};
use tracing::Level;

/// Configuration of the orders service.
#[derive(Debug, EnvConfig)]
struct Config {
    /// Port the HTTP server listens on.
    #[env(default = 8080)]
    port: u16,
    database_url: PostgresUrl,
    #[env(nested, prefix = "LOG_")]
    logging: Logging,
}

/// The log of the service.
#[derive(Debug, Default, EnvConfig)]
#[env(prefix = "LOG_")]
struct Logging {
    #[env(default)]
    format: Format, // LOG_FORMAT
    #[env(default)]
    level: LogLevel, // LOG_LEVEL
}

#[derive(Debug, Default, EnvValue)]
enum Format {
    #[default]
    Json,
    Text,
}

#[derive(Clone, Copy, Debug, Default, EnvValue)]
enum LogLevel {
    Error,
    Warn,
    #[default]
    Info,
    Debug,
}

impl Logging {
    fn start(&self) {
        let level = [Level::ERROR, Level::WARN, Level::INFO, Level::DEBUG][self.level as usize];
        let log = tracing_subscriber::fmt().with_max_level(level);
        match self.format {
            Format::Json => log.json().init(),
            Format::Text => log.init(),
        }
    }
}

fn main() {
    let env = Env::process().or_dotenv_if_exists(".env");
    Logging::load(&env).unwrap_or_default().start();
    let config = Config::load_or_exit_traced(&env);
    tracing::info!(port = config.port, database = %config.database_url.redacted(), "listening");
    tracing::debug!(?config.logging);
}
