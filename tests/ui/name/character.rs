use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(prefix = "MY-APP_")]
struct Config {
    #[env(name = "A=B")]
    a: u16,
    #[env(name = "A-B")]
    b: u16,
    #[env(name = "A B")]
    c: u16,
    #[env(name = "A\0B")]
    d: u16,
    #[env(name = "2FA")]
    e: u16,
    #[env(name = "GRÖSSE")]
    f: u16,
    #[env(nested, prefix = "DB.")]
    g: Db,
    größe: u16,
    _2fa: u16,
}

#[derive(EnvConfig)]
struct Db {
    url: String,
}

fn main() {}
