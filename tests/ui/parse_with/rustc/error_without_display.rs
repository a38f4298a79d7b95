use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(parse_with = parse)]
    port: u16,
}

struct NoPort;

fn parse(text: &str) -> Result<u16, NoPort> {
    text.parse().map_err(|_| NoPort)
}

fn main() {}
