use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(required)]
    port: u16,
    #[env(optional)]
    proxy: String,
}

fn main() {}
