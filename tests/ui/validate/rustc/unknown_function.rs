use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(validate = complete)]
struct Config {
    #[env(validate = even)]
    port: u16,
}

fn main() {}
