use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(nested)]
    db: Db,
    #[env(nested, prefix = "DB_")]
    replica: Option<Db>,
}

#[derive(EnvConfig)]
struct Db {
    url: String,
}

fn main() {}
