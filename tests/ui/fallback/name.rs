use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(fallback = "PORT-NUMBER")]
    port: u16,
    #[env(fallback = "")]
    host: String,
    #[env(fallback)]
    workers: u16,
}

fn main() {}
