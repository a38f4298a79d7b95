use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(from_str)]
    lists: Vec<Vec<u16>>,
    #[env(from_str)]
    options: Vec<Option<u16>>,
    #[env(parse_with = port)]
    option: Option<Option<u16>>,
}

fn port(text: &str) -> Result<u16, std::num::ParseIntError> {
    text.parse()
}

fn main() {}
