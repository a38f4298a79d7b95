use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    a: &'static str,
    b: &'static [u16],
    c: &'static Vec<u16>,
    d: fn(u16) -> u16,
    e: *const u16,
}

fn main() {}
