use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(secret)]
    token: String,
    #[env(sensitive = true, default = "")]
    key: String,
}

fn main() {}
