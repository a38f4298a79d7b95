use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    a: Vec<Option<u16>>,
    b: [Option<u16>; 2],
}

fn main() {}
