use factor3::{EnvConfig, EnvValue};

#[derive(EnvConfig)]
struct Config {
    a: Vec<Vec<u16>>,
    b: Option<Vec<(u16, u16)>>,
    c: Pairs,
}

#[derive(EnvValue)]
struct Pairs(Vec<(String, String)>);

fn main() {}
