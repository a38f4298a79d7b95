use factor3::EnvConfig;

#[derive(EnvConfig, EnvConfig)]
struct Config {
    port: u16,
}

fn main() {}
