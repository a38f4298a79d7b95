use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(parse_with = parse)]
    port: u16,
}

fn parse(text: &str) -> Result<u32, std::num::ParseIntError> {
    text.parse()
}

fn main() {}
