use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    name: String,
    #[env(nested)]
    child: Box<Config>,
    #[env(nested)]
    other: other::Config,
}

mod other {
    #[derive(factor3::EnvConfig)]
    pub struct Config {
        name: String,
    }
}

fn main() {}
