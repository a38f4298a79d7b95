use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(prefix = "DB_")]
    url: String,
}

fn main() {}
