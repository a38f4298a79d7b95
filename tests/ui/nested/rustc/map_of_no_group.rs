use std::collections::BTreeMap;

use factor3::EnvConfig;

struct Sink;

#[derive(EnvConfig)]
struct Config {
    #[env(nested)]
    sinks: BTreeMap<String, Sink>,
}

fn main() {}
