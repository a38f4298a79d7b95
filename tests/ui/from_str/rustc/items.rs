use std::collections::HashMap;

use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(from_str)]
    colours: Vec<Colour>,
    #[env(from_str)]
    by_name: HashMap<String, Colour>,
    #[env(from_str)]
    by_colour: HashMap<Colour, String>,
}

#[derive(PartialEq, Eq, Hash)]
struct Colour;

fn main() {}
