use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env]
struct Config {
    #[env]
    a: u16,
    #[env = "B"]
    b: u16,
    #[env { default = 1 }]
    c: u16,
    #[env[default = 1]]
    d: u16,
}

fn main() {}
