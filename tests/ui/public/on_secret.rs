use factor3::{EnvConfig, SecretString};

#[derive(EnvConfig)]
#[env(public)]
struct Config {
    #[env(public)]
    a: SecretString,
    #[env(public)]
    b: Vec<SecretString>,
    c: SecretString,
}

fn main() {}
