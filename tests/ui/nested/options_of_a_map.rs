use std::collections::BTreeMap;

use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Database {
    url: String,
}

#[derive(EnvConfig)]
#[env(prefix = "APP_")]
struct Config {
    #[env(nested, prefix = "")]
    primaries: BTreeMap<String, Database>,
    #[env(nested, default = BTreeMap::new())]
    replicas: BTreeMap<String, Database>,
    #[env(nested, separator = ";")]
    shards: BTreeMap<String, Database>,
    #[env(nested, name = "APP_CACHES")]
    caches: BTreeMap<String, Database>,
    #[env(nested, name = "caches")]
    others: BTreeMap<String, Database>,
}

fn main() {}
