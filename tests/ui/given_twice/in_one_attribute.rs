use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(name = "PORT", name = "BIND_PORT")]
    port: u16,
}

fn main() {}
