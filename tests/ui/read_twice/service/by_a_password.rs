use factor3::service::PostgresUrl;
use factor3::{EnvConfig, SecretString};

#[derive(EnvConfig)]
struct Config {
    #[env(nested)]
    db: Db,
    #[env(nested, prefix = "DB_PASS")]
    login: Login,
}

#[derive(EnvConfig)]
struct Db {
    #[env(password = "PASSWORD")]
    url: PostgresUrl,
}

#[derive(EnvConfig)]
struct Login {
    word: SecretString,
}

#[derive(EnvConfig)]
struct InOneStruct {
    #[env(password = "DATABASE_PASSWORD")]
    database_url: PostgresUrl,
    database_password: SecretString,
}

#[derive(EnvConfig)]
struct ByItsFile {
    #[env(password = "DATABASE_PASSWORD")]
    database_url: PostgresUrl,
    database_password_file: String,
}

#[derive(EnvConfig)]
#[env(prefix = "APP_")]
struct RepeatsPrefix {
    #[env(password = "APP_PASSWORD")]
    url: PostgresUrl,
}

fn main() {}
