//! A program whose configuration comes from flags, the environment and `.env`, in this order.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program may print")]

use clap::Command;
use factor3::{Env, EnvConfig, SecretString};

#[derive(Debug, EnvConfig)]
struct Config {
    /// Port the HTTP server listens on.
    #[env(default = 8080)]
    port: u16,
    /// Token for the inventory service.
    #[expect(dead_code, reason = "nothing is presented here")]
    inventory_token: SecretString,
}

fn main() {
    let matches = Command::new("orders").args(factor3_clap::args::<Config>()).get_matches();
    let env = factor3_clap::layer(&matches).or(Env::process()).or_dotenv_if_exists(".env");
    let config = Config::load_or_exit(&env, |warning| eprintln!("warning: {warning}"));
    println!("listening on port {}", config.port);
    print!("{}", Config::summary(&env));
}
