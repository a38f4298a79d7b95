//! The configuration of a service for orders. The example loads it and prints it, but serves nothing.
//!
//! ```sh
//! cargo run --example orders
//! PORT=80a80 cargo run --example orders
//! cargo run --example orders -- --check                         # the environment
//! cargo run --example orders -- --check examples/orders.env     # that file alone
//! cargo run --example orders -- --check-trusting INVENTORY_TOKEN_FILE
//! printf '%s\n' INVENTORY_URL INVENTORY_TOKEN_FILE | cargo run --example orders -- --check-names
//! cargo run --example orders -- --env-example
//! cargo run --example orders -- --schema
//! ```
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program may print")]
#![expect(dead_code, reason = "the service that would use the values is not part of the example")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use factor3::service::{AmqpUrl, BaseUrl, PostgresUrl, RedisUrl};
use factor3::{Env, EnvConfig, EnvValue, SecretFile, SecretString};

/// Configuration of the orders service.
#[derive(Debug, EnvConfig)]
pub(crate) struct Config {
    /// Port the HTTP server listens on.
    #[env(default = 8080)]
    port: u16,
    /// Minimum level of log messages.
    #[env(default = "info")]
    log_level: LogLevel,
    /// Grace period for open requests after SIGTERM.
    #[env(default = "30s")]
    shutdown_timeout: Duration,
    /// Ports of the admin interface.
    #[env(default)]
    admin_ports: Vec<u16>,
    /// Feature switches.
    #[env(default)]
    features: BTreeMap<Feature, bool>,
    /// Base URL of the inventory service.
    #[env(example = "https://inventory.internal/v1", tls = "require")]
    inventory_url: BaseUrl,
    /// Token presented to the inventory service.
    inventory_token: SecretString,
    /// Path of the identity token, which the platform rotates.
    identity: Option<SecretFile>,
    /// Queue that announces new orders.
    queue_url: AmqpUrl,
    /// Cache for carts.
    #[env(deprecated = "CACHE_URI")]
    cache_url: Option<RedisUrl>,
    /// Primary database.
    #[env(nested)]
    database: Database,
    /// Read replica for reports.
    #[env(nested, prefix = "REPLICA_")]
    replica: Option<Database>,
    /// Mail server for confirmations.
    #[env(nested)]
    smtp: Option<Smtp>,
    /// Storage for invoices.
    #[env(nested)]
    storage: Storage,
}

/// A database and its connection pool.
#[derive(Debug, EnvConfig)]
struct Database {
    #[env(tls = "verify", password = "PASSWORD")]
    url: PostgresUrl,
    #[env(nested)]
    pool: Pool,
}

/// Connection pool.
#[derive(Debug, EnvConfig)]
#[env(validate = in_order(min, max))]
struct Pool {
    /// Minimum number of connections.
    #[env(default = 1)]
    min: u32,
    /// Maximum number of connections.
    #[env(default = 10, range = 1..=100)]
    max: u32,
    /// Longest wait for a free connection.
    #[env(default = "2s")]
    timeout: Duration,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references, whatever the types")]
fn in_order(min: &u32, max: &u32) -> Result<(), &'static str> {
    if min <= max { Ok(()) } else { Err("the least is more than the most") }
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

/// Storage for files.
#[derive(Debug, EnvConfig)]
#[env(tag = "KIND")]
enum Storage {
    Disk {
        path: PathBuf,
    },
    S3 {
        #[env(public)]
        bucket: String,
        #[env(public, default = "eu-central-1")]
        region: String,
        secret_key: SecretString,
    },
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

const USAGE: &str =
    "usage: orders [--check [FILE] | --check-trusting NAME... | --check-names < NAMES | --env-example | --schema]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => return serve(),
        ["--check"] => return check(&environment()),
        // Only the file, without the environment of this process.
        ["--check", file] => return check(&Env::dotenv(file)),
        // Trusts variables that are only valid where the service runs, such as the path of a mounted secret.
        ["--check-trusting", ref names @ ..] => return check(&Env::from_names(names).or(environment())),
        // The names in a manifest, whose values are in a vault.
        ["--check-names"] => return check(&Env::from_names(std::io::stdin().lines().map_while(Result::ok))),
        ["--env-example"] => print!("{}", Config::documents().env_example()),
        ["--schema"] => print!("{}", Config::documents().json_schema()),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(64);
        }
    }
    ExitCode::SUCCESS
}

/// Returns the environment. Real variables win; the file is for development.
fn environment() -> Env {
    Env::process().or_dotenv_if_exists("examples/orders.env")
}

fn serve() -> ExitCode {
    let (config, summary) = Config::inspect(&environment());
    match config {
        Ok(config) => print!("{summary}\nready to serve on port {}, but this is an example\n", config.port),
        Err(error) => error.exit(),
    }
    ExitCode::SUCCESS
}

/// Prints the summary, for a pipeline that checks before it deploys.
fn check(env: &Env) -> ExitCode {
    let summary = Config::summary(env);
    print!("{summary}");
    ExitCode::from(summary.exit_code())
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn the_documents_are_right() {
        factor3::assert_env_example!(Config, "examples/orders.env.example");
        factor3::assert_markdown!(Config, "examples/orders.md");
        factor3::assert_json_schema!(Config, "examples/orders.schema.json");
    }
}
