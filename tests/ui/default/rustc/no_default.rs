use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(default)]
    bind: std::net::IpAddr,
}

fn main() {}
