use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(clap::rename = "X")]
    port: u16,
}

fn main() {}
