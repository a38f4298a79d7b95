use factor3::{EnvConfig, SecretBox, Url};

#[derive(EnvConfig)]
struct Config {
    webhook: SecretBox<Url>,
    optional: Option<SecretBox<factor3::Url>>,
}

fn main() {}
