use std::collections::BTreeMap;
use std::time::Duration;

use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(unit = "s")]
    ttl_secs: u64,
    #[env(unit = "s")]
    ages: BTreeMap<String, Duration>,
    #[env(unit = "s")]
    idle_secs: Option<Duration>,
}

fn main() {}
