use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(separator = ";")]
    port: u16,
    #[env(separator = ";")]
    hosts: Vec<String>,
}

fn main() {}
