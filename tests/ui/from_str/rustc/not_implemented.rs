use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(from_str)]
    a: Colour,
    #[env(from_str)]
    b: Option<Colour>,
}

struct Colour;

fn main() {}
