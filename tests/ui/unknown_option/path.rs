use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(serde::rename = "X")]
    port: u16,
}

fn main() {}
