use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(nested, fallback = "SMTP")]
    smtp: Smtp,
}

#[derive(EnvConfig)]
struct Smtp {
    host: String,
}

fn main() {}
