use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(default = 1 +, name = "A")]
    a: u16,
    #[env(default = 1 +)]
    b: u16,
}

fn main() {}
