use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(default = 8080)]
    #[env(default = 9090)]
    port: u16,
}

fn main() {}
