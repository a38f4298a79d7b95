use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env("PORT")]
    a: u16,
    #[env(8080)]
    b: u16,
    #[env(= 8080)]
    c: u16,
}

fn main() {}
