// An empty value is either refused or a value.
use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(allow_empty, deny_empty)]
    greeting: Option<String>,
}

fn main() {}
