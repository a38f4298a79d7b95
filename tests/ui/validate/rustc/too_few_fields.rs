use factor3::EnvConfig;

fn in_order(min: &u16, max: &u16) -> Result<(), &'static str> {
    if min < max { Ok(()) } else { Err("the smaller one comes first") }
}

#[derive(EnvConfig)]
#[env(validate = in_order(min))]
struct Config {
    min: u16,
    max: u16,
}

fn main() {}
