use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    min: u16,
    #[env(validate = checks::in_order(min, max))]
    max: u16,
}

fn main() {}
