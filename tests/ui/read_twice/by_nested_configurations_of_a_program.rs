use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(nested)]
    both: (Web, Worker),
}

#[derive(EnvConfig)]
struct Web {
    port: u16,
}

#[derive(EnvConfig)]
struct Worker {
    port: u16,
}

fn main() {
    let _ = <(Web, Worker)>::from_env();
}
