//! The service without its demo and its checks, configured by factor3. Its twin is `by-hand`.

#[path = "../run.rs"]
mod run;

use std::process::ExitCode;

use factor3::EnvConfig as _;
use orders::{config, database, log, serve, tls};

fn main() -> ExitCode {
    let (config, summary) = config::Config::inspect(&config::environment());
    let config = config.unwrap_or_else(|error| error.exit());
    log::start(&config.log);
    log::configuration(&summary);
    run::run(&config)
}
