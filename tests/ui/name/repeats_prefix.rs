use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(prefix = "APP_")]
struct Config {
    #[env(name = "APP_PORT")]
    port: u16,
    #[env(name = "APP_HOST", absolute)]
    host: String,
    #[env(name = "APP_")]
    app: String,
}

fn main() {}
