use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Port(u16);

#[derive(EnvConfig)]
struct Bind(String, u16);

fn main() {}
