use std::time::Duration;

use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(range = 1.0..2.0)]
    port: u16,
    #[env(range = 1..=60)]
    timeout: Duration,
    #[env(range = 64)]
    workers: u16,
}

fn main() {}
