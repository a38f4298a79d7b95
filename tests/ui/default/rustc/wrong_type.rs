use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(default = true)]
    a: u16,
    #[env(default = 0.5)]
    b: u16,
}

fn main() {}
