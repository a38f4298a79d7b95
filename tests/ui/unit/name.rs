use std::time::Duration;

use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(unit = "seconds")]
    ttl_secs: Duration,
    #[env(unit)]
    idle_secs: Duration,
    #[env(unit = "s", from_str)]
    grace_secs: Text,
    #[env(nested, unit = "s")]
    limits: Limits,
}

struct Text;

#[derive(EnvConfig)]
struct Limits {
    #[env(seconds)]
    age: Duration,
}

fn main() {}
