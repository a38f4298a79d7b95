use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Before {
    db_url: String,
    #[env(nested)]
    db: Db,
}

#[derive(EnvConfig)]
struct After {
    #[env(nested)]
    db: Db,
    db_url: String,
}

#[derive(EnvConfig)]
struct Db {
    url: String,
}

fn main() {}
