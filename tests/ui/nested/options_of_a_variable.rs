use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(nested, name = "DB", absolute)]
    a: Db,
    #[env(nested, default)]
    b: Db,
    #[env(nested, separator = ";", public, example = "x", allow_empty)]
    c: Db,
    #[env(nested, from_str, parse_with = parse)]
    d: Db,
}

#[derive(EnvConfig)]
struct Db {
    url: String,
}

fn main() {}
