use factor3::{EnvConfig, SecretString};

#[derive(EnvConfig)]
struct Config {
    #[env(nested)]
    db: Db,
    #[env(nested, prefix = "DB_POOL_")]
    pool: Pool,
}

#[derive(EnvConfig)]
struct Db {
    #[env(alias = "POOL_MAX")]
    connections: u16,
}

#[derive(EnvConfig)]
struct Pool {
    max: u16,
}

#[derive(EnvConfig)]
struct InOneStruct {
    token: SecretString,
    token_file: String,
}

fn main() {}
