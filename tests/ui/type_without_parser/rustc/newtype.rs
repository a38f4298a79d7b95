use factor3::EnvValue;

#[derive(EnvValue)]
struct Colour(Rgb);

struct Rgb;

fn main() {}
