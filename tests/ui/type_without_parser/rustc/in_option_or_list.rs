use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    a: Option<Colour>,
    b: Vec<Colour>,
    c: Vec<Option<std::time::Instant>>,
}

struct Colour;

fn main() {}
