use factor3::{EnvConfig, EnvValue};

#[derive(EnvConfig)]
struct Config {
    #[env(expected = "a port")]
    port: u16,
    #[env(from_str, expected = " ")]
    word: String,
    #[env(from_str, expected = 5)]
    number: String,
    #[env(nested, expected = "limits")]
    limits: Limits,
    #[env(from_str, description = "a name")]
    name: String,
}

#[derive(EnvConfig)]
struct Limits {
    age: u16,
}

#[derive(EnvValue)]
struct Tenant(#[env(expected = "a tenant")] String);

#[derive(EnvValue)]
struct Code(#[env(from_str, parse_with = code)] String);

#[derive(EnvValue)]
struct Weight(#[env(range = 1..)] u16);

fn code(text: &str) -> Result<String, &'static str> {
    Ok(text.to_owned())
}

fn main() {}
