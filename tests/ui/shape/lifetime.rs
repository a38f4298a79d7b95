use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config<'a> {
    host: &'a str,
}

fn main() {}
