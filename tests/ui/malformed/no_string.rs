use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(prefix = APP)]
struct Config {
    #[env(name = 8080)]
    a: u16,
    #[env(name = PORT)]
    b: u16,
    #[env(separator = ';')]
    c: Vec<u16>,
}

fn main() {}
