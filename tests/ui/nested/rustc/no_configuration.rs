use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(nested)]
    db: Db,
    #[env(nested)]
    smtp: Smtp,
}

#[derive(EnvConfig)]
struct Smtp {
    host: String,
}

struct Db;

fn main() {}
