use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(name = "A" default = 1)]
    a: u16,
    #[env(default name = "B")]
    b: u16,
    #[env(nested prefix = "C_")]
    c: C,
    #[env(default = 1 name = "D")]
    d: u16,
}

#[derive(EnvConfig)]
struct C {
    d: u16,
}

fn main() {}
