use factor3::EnvConfig;

#[derive(serde::Deserialize)]
struct Legacy {
    host: String,
}

#[derive(EnvConfig)]
struct Config {
    #[env(nested, serde, prefix = "")]
    legacy: Legacy,
}

fn main() {}
