use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(nested, prefix = "DB_")]
    primary: Db,
    #[env(nested, prefix = "DB_")]
    replica: Db,
}

#[derive(EnvConfig)]
struct Db {
    #[env(nested)]
    login: Login,
}

#[derive(EnvConfig)]
struct Login {
    user: String,
}

fn main() {}
