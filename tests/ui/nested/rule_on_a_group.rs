use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(nested, validate = complete, range = 1..2, alias = "DATABASE", shared, no_file)]
    db: Db,
}

#[derive(EnvConfig)]
struct Db {
    url: String,
}

fn main() {}
