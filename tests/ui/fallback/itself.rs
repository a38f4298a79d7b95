// A fallback is a whole name, and another one than those of the field.
use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(prefix = "APP_")]
struct Config {
    #[env(fallback = "APP_PORT")]
    port: u16,
    #[env(alias = "OLD_HOST", fallback = "APP_OLD_HOST")]
    host: String,
    #[env(fallback = "WORKERS", fallback = "WORKERS")]
    workers: u16,
}

fn main() {}
