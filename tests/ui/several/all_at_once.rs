use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(defualt = 8080)]
    port: u16,
    #[env(name = "host")]
    host: String,
    #[env(default)]
    #[env(default)]
    workers: u16,
}

fn main() {
    let _ = Config::from_env();
}
