use std::collections::{BTreeMap, HashMap};

use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Database {
    url: String,
}

#[derive(EnvConfig)]
struct Config {
    #[env(nested)]
    databases: Vec<Database>,
    #[env(nested)]
    pair: [Database; 2],
    #[env(nested)]
    replicas: Option<HashMap<String, Database>>,
    #[env(nested)]
    shards: BTreeMap<String, Vec<Database>>,
}

fn main() {}
