use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(default = 70_000)]
    port: u16,
}

fn main() {}
