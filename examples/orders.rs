//! The configuration of a service that takes orders: it is loaded, shown, and then nothing is served.
//!
//! ```sh
//! cargo run --example orders
//! PORT=80a80 cargo run --example orders
//! ```
#![expect(clippy::print_stdout, reason = "a program may print")]

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::time::Duration;

use factor3::{Env, EnvConfig, EnvValue, SecretString, Url};

/// Configuration of the orders service.
#[derive(Debug, EnvConfig)]
struct Config {
    /// Port the HTTP server listens on.
    #[env(default = 8080)]
    port: u16,
    /// How much is logged.
    #[env(default = "info")]
    log_level: LogLevel,
    /// How long requests may take to finish after SIGTERM.
    #[env(default = "30s")]
    shutdown_timeout: Duration,
    /// Ports of the admin interface.
    #[env(default)]
    admin_ports: Vec<u16>,
    /// Features that are switched on or off.
    #[env(default)]
    features: BTreeMap<Feature, bool>,
    /// Base URL of the inventory service.
    #[env(example = "https://inventory.internal/v1")]
    inventory_url: Url,
    /// Token presented to the inventory service.
    inventory_token: SecretString,
    /// Orders are written here.
    #[env(nested)]
    database: Database,
    /// Reports are read from here.
    #[env(nested, prefix = "REPLICA_")]
    replica: Database,
    /// Confirmations are sent through here.
    #[env(nested)]
    smtp: Smtp,
}

/// A database, and how it is reached.
#[derive(Debug, EnvConfig)]
struct Database {
    host: String,
    #[env(default = 5432)]
    port: u16,
    /// Name of the database.
    #[env(public)]
    name: String,
    user: String,
    password: SecretString,
    #[env(nested)]
    pool: Pool,
}

/// Connections that are kept open.
#[derive(Debug, EnvConfig)]
struct Pool {
    /// Connections at the most.
    #[env(default = "10")]
    max: NonZeroU32,
    /// How long to wait for a free one.
    #[env(default = "2s")]
    timeout: Duration,
}

/// A mail server.
#[derive(Debug, EnvConfig)]
#[env(public)]
struct Smtp {
    host: String,
    #[env(default = 25)]
    port: u16,
    /// Sender of the confirmations.
    from: String,
}

#[derive(Debug, EnvValue)]
enum LogLevel {
    Debug,
    Info,
    Warn,
    Error,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, EnvValue)]
enum Feature {
    GiftWrap,
    SameDay,
}

fn main() {
    // Real variables win; the file is for a developer's desk.
    let env = Env::process().or_dotenv_if_exists("examples/orders.env");
    let (config, summary) = Config::inspect(&env);
    match config {
        Ok(config) => print!("{summary}\nready to serve on port {}, but this is an example\n", config.port),
        Err(error) => error.exit(),
    }
}
