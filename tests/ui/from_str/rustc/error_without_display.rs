use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(from_str)]
    colour: Colour,
}

struct Colour;

struct NoColour;

impl std::str::FromStr for Colour {
    type Err = NoColour;

    fn from_str(_: &str) -> Result<Self, NoColour> {
        Err(NoColour)
    }
}

fn main() {}
