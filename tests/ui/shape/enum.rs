use factor3::EnvConfig;

#[derive(EnvConfig)]
enum Config {
    Dev,
    Prod,
}

fn main() {}
