//! The whole configuration of the service, and where it is read from.

use std::net::IpAddr;
use std::time::Duration;

use factor3::preflight::Preflight;
use factor3::service::{AmqpUrl, BaseUrl, RedisUrl, SmtpUrl};
use factor3::{Env, EnvConfig, EnvValue, SecretFile};
use lettre::message::Mailbox;

use crate::database_url::DatabaseUrl;

/// Configuration of the orders service.
// III. Config: everything that differs between deploys is a field here, and is read from the environment.
// IV. Backing services: each is a URL, none has a default, and to attach another one is to change one variable.
#[derive(Clone, Debug, EnvConfig)]
pub struct Config {
    #[env(nested, prefix = "")]
    pub listen: Listen,
    #[env(nested, prefix = "LOG_")]
    pub log: Log,
    /// Orders are stored here.
    #[env(nested)]
    pub database: Database,
    /// The stock is asked of this service.
    #[env(nested)]
    pub inventory: Inventory,
    /// Answers of the inventory are kept here for a while.
    #[env(nested)]
    pub cache: Option<Cache>,
    /// Orders are announced here.
    #[env(nested)]
    pub queue: Option<Queue>,
    /// Confirmations are sent through here.
    #[env(nested)]
    pub smtp: Option<Smtp>,
}

impl Config {
    /// Every service that is attached.
    pub fn preflight(&self) -> Preflight {
        Preflight::new()
            .attach("DATABASE_URL", &self.database.url)
            .attach("INVENTORY_URL", &self.inventory.url)
            .attach("CACHE_URL", &self.cache.as_ref().map(|cache| &cache.url))
            .attach("QUEUE_URL", &self.queue.as_ref().map(|queue| &queue.url))
            .attach("SMTP_URL", &self.smtp.as_ref().map(|smtp| &smtp.url))
    }
}

/// How a process listens, and how it stops.
#[derive(Clone, Debug, EnvConfig)]
pub struct Listen {
    /// Port the HTTP server listens on; 0 is any free one.
    #[env(default = 8080)]
    pub port: u16,
    /// Address the HTTP server listens on.
    #[env(default = "0.0.0.0")]
    pub bind_address: IpAddr,
    /// How long requests may take to finish after SIGTERM.
    #[env(default = "30s")]
    pub shutdown_timeout: Duration,
}

/// How events are written to standard output.
#[derive(Clone, Debug, EnvConfig)]
pub struct Log {
    /// How much is logged.
    #[env(default = "info")]
    pub level: LogLevel,
    /// Form of a line of the log.
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

/// A database, and how it is reached.
#[derive(Clone, Debug, EnvConfig)]
pub struct Database {
    /// Where orders are stored; the scheme chooses the client.
    pub url: DatabaseUrl,
    /// Connections at the most.
    #[env(default = 10, range = 1..=100)]
    pub pool_size: u32,
    /// How long a statement may take, the wait for a connection included.
    #[env(default = "5s")]
    pub timeout: Duration,
}

/// The service that knows the stock.
#[derive(Clone, Debug, EnvConfig)]
pub struct Inventory {
    /// Base URL of the inventory service.
    #[env(example = "https://inventory.internal/v1")]
    pub url: BaseUrl,
    /// Where the platform rotates the token that is presented to the inventory service.
    pub token: Option<SecretFile>,
    /// How long an answer may take.
    #[env(default = "2s")]
    pub timeout: Duration,
}

/// A cache that may forget everything at any time.
#[derive(Clone, Debug, EnvConfig)]
pub struct Cache {
    /// Where answers of the inventory are kept.
    pub url: RedisUrl,
    /// How long an answer of the inventory is good for.
    #[env(default = "5s", range = Duration::from_secs(1)..)]
    pub ttl: Duration,
}

/// A queue of messages.
#[derive(Clone, Debug, EnvConfig)]
pub struct Queue {
    /// Where orders are announced.
    pub url: AmqpUrl,
    /// Name of the queue.
    #[env(default = "orders", public)]
    pub name: String,
}

/// A mail server.
#[derive(Clone, Debug, EnvConfig)]
pub struct Smtp {
    /// Where confirmations are handed in.
    #[env(tls = "require")]
    pub url: SmtpUrl,
    /// Sender of the confirmations.
    #[env(from_str, public, example = "Orders <orders@example.com>")]
    pub from: Mailbox,
}

/// Where the service is configured from: real variables win, and `.env` is for a developer's desk.
// X. Dev/prod parity: a desk has the same variables as production. Only the place where they are written differs, and an
// image has no such file.
pub fn environment() -> Env {
    Env::process().or_dotenv_if_exists(".env")
}
