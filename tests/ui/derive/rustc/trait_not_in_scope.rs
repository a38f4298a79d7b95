#[derive(factor3::EnvConfig)]
struct Config {
    port: u16,
}

fn main() {
    let _ = Config::from_env();
}
