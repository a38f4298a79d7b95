use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(default)]
    a: Option<u16>,
    #[env(separator = ";")]
    b: u16,
    c: Option<Option<u16>>,
    d_e: u16,
    #[env(nested)]
    d: D,
}

#[derive(EnvConfig)]
struct D {
    e: u16,
}

fn main() {}
