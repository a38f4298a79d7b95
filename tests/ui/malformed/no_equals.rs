use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(default: 8080)]
    a: u16,
    #[env(name("B"))]
    b: u16,
    #[env(parse_with path)]
    c: u16,
}

fn main() {}
