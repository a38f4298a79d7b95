use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Unit;

#[derive(EnvConfig)]
struct Empty {}

fn main() {}
