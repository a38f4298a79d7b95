use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(parse_with = all, separator = ";")]
    names: Vec<String>,
    #[env(from_str, separator = ";")]
    ports: Vec<u16>,
}

fn all(text: &str) -> Result<Vec<String>, &'static str> {
    Ok(vec![text.to_owned()])
}

fn main() {}
