use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(prefix = "APP_")]
struct Config {
    port: u16,
    #[env(name = "PORT")]
    admin: u16,
    #[env(name = "APP_PORT", absolute)]
    other: u16,
}

fn main() {}
