use std::collections::HashMap;

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
    replicas: HashMap<String, Database>,
    #[env(nested)]
    pair: [Database; 2],
}

fn main() {}
