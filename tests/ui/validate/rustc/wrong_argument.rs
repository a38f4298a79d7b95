use factor3::EnvConfig;

fn short(text: &str) -> Result<(), &'static str> {
    if text.len() < 9 { Ok(()) } else { Err("it is too long") }
}

fn in_order(min: &u16, max: &u32) -> Result<(), &'static str> {
    if u32::from(*min) < *max { Ok(()) } else { Err("the smaller one comes first") }
}

#[derive(EnvConfig)]
#[env(validate = in_order(port, name))]
struct Config {
    #[env(validate = short)]
    port: u16,
    #[env(validate = short)]
    ports: Vec<u16>,
    #[env(validate = short)]
    name: String,
}

fn main() {}
