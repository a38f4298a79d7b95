use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(parse_with = parse)]
    port: u16,
}

fn parse(text: &str) -> Option<u16> {
    text.parse().ok()
}

fn main() {}
