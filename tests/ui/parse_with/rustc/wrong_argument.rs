use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(parse_with = parse)]
    port: u16,
}

fn parse(number: u32) -> Result<u16, String> {
    u16::try_from(number).map_err(|_| String::new())
}

fn main() {}
