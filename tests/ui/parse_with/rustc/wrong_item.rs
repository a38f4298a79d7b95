use std::collections::HashMap;

use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(parse_with = port)]
    names: Vec<String>,
    #[env(parse_with = port)]
    weights: HashMap<String, u8>,
    #[env(parse_with = port)]
    ports: Vec<u16>,
}

fn port(text: &str) -> Result<u16, std::num::ParseIntError> {
    text.parse()
}

fn main() {}
