use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(nested)]
    pools: Pair<Pool>,
}

#[derive(EnvConfig)]
struct Pair<T> {
    #[env(nested, prefix = "X_")]
    a: T,
    #[env(nested, prefix = "X_")]
    b: T,
}

#[derive(EnvConfig)]
struct Pool {
    size: u16,
}

fn main() {}
