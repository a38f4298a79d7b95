use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(rename = "BIND_PORT")]
    port: u16,
    #[env(flatten)]
    db: u16,
    #[env(value_delimiter = ';')]
    ports: Vec<u16>,
    #[env(with = parse)]
    level: u16,
}

fn main() {}
