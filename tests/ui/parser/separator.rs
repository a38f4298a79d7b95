use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(separator = "")]
    items: Vec<u16>,
}

fn main() {}
