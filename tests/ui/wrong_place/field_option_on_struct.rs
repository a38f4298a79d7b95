use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(default = 8080)]
struct Config {
    port: u16,
}

fn main() {}
