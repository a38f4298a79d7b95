//! A service that checks the files of its deployment.
//!
//! ```sh
//! cargo run -p factor3-deploy --example check -- check examples/deploy/prod.env --as docker,systemd
//! ```
#![expect(clippy::print_stdout, reason = "a program may print")]
#![expect(dead_code, reason = "the service that would use the values is not part of the example")]

use std::process::ExitCode;

use factor3::service::BaseUrl;
use factor3::{EnvConfig, SecretString};

/// Configuration of the orders service.
#[derive(Debug, EnvConfig)]
pub(crate) struct Config {
    /// Port the HTTP server listens on.
    #[env(default = 8080)]
    port: u16,
    /// Base URL of the inventory service.
    #[env(tls = "require")]
    inventory_url: BaseUrl,
    /// Token presented to the inventory service.
    inventory_token: SecretString,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    match arguments.next() {
        Some(command) if command == "check" => {
            let check = factor3_deploy::check::<Config>(arguments);
            print!("{check}");
            ExitCode::from(check.exit_code())
        }
        _ => serve(),
    }
}

fn serve() -> ExitCode {
    let config = Config::from_env().unwrap_or_else(|error| error.exit());
    println!("ready to serve on port {}", config.port);
    ExitCode::SUCCESS
}
