use factor3::EnvConfig;

struct Mode;

struct Legacy;

#[derive(EnvConfig)]
struct Config {
    #[env(serde)]
    mode: Mode,
    #[env(nested, serde)]
    legacy: Legacy,
    #[env(nested, serde)]
    older: Option<Legacy>,
}

fn main() {}
