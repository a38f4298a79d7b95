use factor3::{EnvConfig, SecretString};

#[derive(EnvConfig)]
struct Config {
    #[env(no_file)]
    port: u16,
    #[env(no_file)]
    token: Option<SecretString>,
}

fn main() {}
