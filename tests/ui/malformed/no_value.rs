use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(name)]
    a: u16,
    #[env(name =)]
    b: u16,
    #[env(default =, name = "C")]
    c: u16,
}

fn main() {}
