use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(version = "1")]
struct Config {
    #[env(volatile)]
    port: u16,
}

fn main() {}
