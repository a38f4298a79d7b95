use factor3::{EnvConfig, SecretString};

#[derive(serde::Deserialize)]
struct Legacy {
    host: String,
}

#[derive(EnvConfig)]
struct AVariable {
    #[env(nested, serde)]
    legacy: Legacy,
    legacy_host: String,
}

#[derive(EnvConfig)]
struct AnAlias {
    #[env(alias = "LEGACY_TOKEN")]
    token: SecretString,
    #[env(nested, serde)]
    legacy: Legacy,
}

#[derive(EnvConfig)]
struct AGroup {
    #[env(nested, serde)]
    legacy: Legacy,
    #[env(nested, prefix = "LEGACY_DB_")]
    db: Db,
}

#[derive(EnvConfig)]
struct Another {
    #[env(nested, serde)]
    legacy: Legacy,
    #[env(nested, serde, prefix = "LEGACY_OLD_")]
    old: Option<Legacy>,
}

#[derive(EnvConfig)]
struct Db {
    url: String,
}

fn main() {}
