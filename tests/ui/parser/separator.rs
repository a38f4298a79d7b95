use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(from_str, separator = ";")]
    ports: String,
    #[env(separator = "")]
    items: Vec<u16>,
}

fn main() {}
