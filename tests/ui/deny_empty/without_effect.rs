// A required variable must not be empty anyway.
use factor3::{EnvConfig, SecretString};

#[derive(EnvConfig)]
struct Config {
    #[env(deny_empty)]
    token: SecretString,
}

fn main() {}
