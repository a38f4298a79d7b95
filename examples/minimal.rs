//! The smallest service: one variable, and a `main` that returns the report as its error. It drops warnings, which
//! `quickstart` writes down.
//!
//! ```sh
//! PORT=8080 cargo run --example minimal
//! ```
#![expect(clippy::print_stdout, reason = "a program may print")]

use factor3::EnvConfig;

#[derive(Debug, EnvConfig)]
struct Config {
    /// Port the HTTP server listens on.
    port: u16,
}

fn main() -> Result<(), factor3::Error> {
    let config = Config::from_env()?;
    println!("ready to serve on port {}", config.port);
    Ok(())
}
