use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(nested = true)]
    a: u16,
    #[env(from_str(u16))]
    b: u16,
}

fn main() {}
