//! The whole configuration of the service, and its layers.

use std::net::IpAddr;
use std::ops::RangeInclusive;
use std::time::Duration;

use factor3::preflight::Preflight;
use factor3::service::{AmqpUrl, BaseUrl, RedisUrl, SmtpUrl};
use factor3::{Env, EnvConfig, EnvValue, SecretFile};
use lettre::message::Mailbox;

use crate::database_url::DatabaseUrl;

/// The time that a service behind this one may be given.
const PATIENCE: RangeInclusive<Duration> = Duration::from_millis(1)..=Duration::from_secs(3600);

/// Configuration of the orders service.
// III. Config: each difference between deploys is a field here, and is read from the environment.
// IV. Backing services: each is a URL without a default. Attaching another service is a change of one variable.
#[derive(Clone, Debug, EnvConfig)]
pub struct Config {
    #[env(nested, prefix = "")]
    pub listen: Listen,
    #[env(nested, prefix = "LOG_")]
    pub log: Log,
    /// The database that stores orders.
    #[env(nested)]
    pub database: Database,
    /// The service that knows the stock.
    #[env(nested)]
    pub inventory: Inventory,
    /// The cache for answers of the inventory.
    #[env(nested)]
    pub cache: Option<Cache>,
    /// The queue that announces orders.
    #[env(nested)]
    pub queue: Option<Queue>,
    /// The mail server that sends confirmations.
    #[env(nested)]
    pub smtp: Option<Smtp>,
}

impl Config {
    /// Returns every attached service.
    pub fn preflight(&self) -> Preflight {
        Preflight::new()
            .attach("DATABASE_URL", &self.database.url)
            .attach("INVENTORY_URL", &self.inventory.url)
            .attach("CACHE_URL", &self.cache.as_ref().map(|cache| &cache.url))
            .attach("QUEUE_URL", &self.queue.as_ref().map(|queue| &queue.url))
            .attach("SMTP_URL", &self.smtp.as_ref().map(|smtp| &smtp.url))
    }
}

/// Address, port and shutdown of a server.
#[derive(Clone, Debug, EnvConfig)]
pub struct Listen {
    /// Port the HTTP server listens on; 0 is any free one.
    #[env(default = 8080)]
    pub port: u16,
    /// Address the HTTP server listens on.
    #[env(default = "0.0.0.0")]
    pub bind_address: IpAddr,
    /// Time for open requests to finish after SIGTERM.
    #[env(default = "30s")]
    pub shutdown_timeout: Duration,
}

/// Log events on standard output.
#[derive(Clone, Debug, EnvConfig)]
pub struct Log {
    /// Minimum level of events.
    #[env(default = "info")]
    pub level: LogLevel,
    /// Format of a log line.
    #[env(default = "text")]
    pub format: LogFormat,
}

#[derive(Clone, Copy, Debug, EnvValue)]
pub enum LogLevel {
    Debug,
    Info,
    Warn,
    Error,
}

#[derive(Clone, Copy, Debug, EnvValue)]
pub enum LogFormat {
    Text,
    Json,
}

/// A database and its connection settings.
#[derive(Clone, Debug, EnvConfig)]
pub struct Database {
    /// URL of the database for orders; the scheme selects the client.
    pub url: DatabaseUrl,
    /// Maximum number of connections.
    #[env(default = 10, range = 1..=100)]
    pub pool_size: u32,
    /// Longest time for a statement, including the wait for a connection.
    #[env(default = "5s", range = PATIENCE)]
    pub timeout: Duration,
}

/// The service that knows the stock.
#[derive(Clone, Debug, EnvConfig)]
pub struct Inventory {
    /// Base URL of the inventory service.
    #[env(example = "https://inventory.internal/v1")]
    pub url: BaseUrl,
    /// File with the token for the inventory service, which the platform rotates.
    pub token: Option<SecretFile>,
    /// Longest wait for an answer.
    #[env(default = "2s", range = PATIENCE)]
    pub timeout: Duration,
}

/// A cache that may forget everything at any time.
#[derive(Clone, Debug, EnvConfig)]
pub struct Cache {
    /// URL of the cache for answers of the inventory.
    pub url: RedisUrl,
    /// Time for which an answer of the inventory stays valid.
    #[env(default = "5s", range = Duration::from_secs(1)..=Duration::from_secs(86_400))]
    pub ttl: Duration,
}

/// A queue of messages.
#[derive(Clone, Debug, EnvConfig)]
pub struct Queue {
    /// URL of the queue for announcements.
    pub url: AmqpUrl,
    /// Name of the queue.
    #[env(default = "orders", public, validate = is_free_name)]
    pub name: String,
}

fn is_free_name(name: &str) -> Result<(), &'static str> {
    match name {
        _ if name.len() > 255 => Err("it is longer than 255 bytes"),
        _ if name.starts_with("amq.") => Err("names that begin with `amq.` belong to the broker"),
        _ => Ok(()),
    }
}

/// A mail server.
#[derive(Clone, Debug, EnvConfig)]
pub struct Smtp {
    /// URL of the mail server for confirmations.
    #[env(tls = "require")]
    pub url: SmtpUrl,
    /// Sender of the confirmations.
    #[env(from_str, public, example = "Orders <orders@example.com>")]
    pub from: Mailbox,
}

/// Returns the layers of the environment. Real variables win, and `.env` is for development.
// X. Dev/prod parity: development has the same variables as production. Only the place in which they are written
// differs, and an image contains no such file.
pub fn environment() -> Env {
    Env::process().or_dotenv_if_exists(".env")
}
