use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(parse_with = "parse")]
    a: u16,
    #[env(parse_with = |text| text.parse())]
    b: u16,
}

fn main() {}
