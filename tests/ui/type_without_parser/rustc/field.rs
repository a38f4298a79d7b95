use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    colour: Colour,
}

struct Colour;

fn main() {}
