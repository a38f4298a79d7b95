use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(crate = factor3)]
    port: u16,
}

fn main() {}
