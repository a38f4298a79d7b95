use factor3::EnvConfig;

struct Odd;

fn even(number: &u16) -> Result<(), Odd> {
    if number % 2 == 0 { Ok(()) } else { Err(Odd) }
}

#[derive(EnvConfig)]
struct Config {
    #[env(validate = even)]
    port: u16,
}

fn main() {}
