use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(from_str, parse_with = parse)]
    port: u16,
}

fn main() {}
