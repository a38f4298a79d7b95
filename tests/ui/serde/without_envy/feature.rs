use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(serde)]
    mode: u16,
    #[env(nested, serde)]
    legacy: u16,
}

fn main() {}
