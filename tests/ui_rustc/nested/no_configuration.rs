use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(nested)]
    db: Db,
}

struct Db;

fn main() {}
