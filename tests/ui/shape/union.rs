use factor3::EnvConfig;

#[derive(EnvConfig)]
union Config {
    port: u16,
}

fn main() {}
