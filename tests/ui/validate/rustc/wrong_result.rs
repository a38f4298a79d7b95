use factor3::EnvConfig;

fn is_even(number: &u16) -> bool {
    number % 2 == 0
}

#[derive(EnvConfig)]
struct Config {
    #[env(validate = is_even)]
    port: u16,
}

fn main() {}
