use factor3::{EnvConfig, EnvValue};

#[derive(EnvValue)]
enum Level {
    Low,
    High,
}

#[derive(EnvConfig)]
struct Config {
    #[env(range = Level::Low..Level::High)]
    level: Level,
}

fn main() {}
