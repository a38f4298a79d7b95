use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    db: Db,
}

#[derive(EnvConfig)]
struct Db {
    url: String,
}

fn main() {}
