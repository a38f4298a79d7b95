use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(prefix = "app_")]
struct Config {
    #[env(name = "port")]
    port: u16,
    #[env(name = "http_proxy", absolute)]
    proxy: Option<String>,
    #[env(nested, prefix = "db_")]
    db: Db,
}

#[derive(EnvConfig)]
struct Db {
    url: String,
}

fn main() {}
