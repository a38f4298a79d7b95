use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(serde, from_str)]
    port: u16,
    #[env(serde, separator = ";")]
    ports: Vec<u16>,
}

fn main() {}
