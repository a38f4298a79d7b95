use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(nested)]
    a: A,
    #[env(nested)]
    b: B,
}

#[derive(EnvConfig)]
#[env(prefix = "A_")]
struct A {
    b_port: u16,
}

#[derive(EnvConfig)]
#[env(prefix = "A_B_")]
struct B {
    port: u16,
}

fn main() {}
