use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    a: u16,
    b: [u16],
}

#[derive(EnvConfig)]
struct Other {
    a: dyn std::fmt::Debug,
}

fn main() {}
