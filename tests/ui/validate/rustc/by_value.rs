use factor3::EnvConfig;

fn even(number: u16) -> Result<(), &'static str> {
    if number % 2 == 0 { Ok(()) } else { Err("it must be even") }
}

#[derive(EnvConfig)]
struct Config {
    #[env(validate = even)]
    port: u16,
}

fn main() {}
