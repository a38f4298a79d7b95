use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(name = "")]
    port: u16,
    __: u16,
}

fn main() {}
