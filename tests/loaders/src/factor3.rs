//! factor3, as the guide shows it.

use ::factor3::{Env, ExposeSecret};

use crate::Loaded;

// What the page shows begins here.
use ::factor3::{EnvConfig, EnvValue, SecretString};

#[derive(EnvConfig)]
#[env(prefix = "APP_")]
struct Config {
    #[env(default = 8080)]
    port: u16,
    #[env(default)]
    debug: bool,
    #[env(default = "json")]
    format: Format,
    #[env(default = 0.5)]
    ratio: f64,
    #[env(default)]
    hosts: Vec<String>,
    #[env(default)]
    origins: Vec<String>,
    token: SecretString,
    api_key: Option<SecretString>,
    #[env(nested, prefix = "DATABASE__")]
    database: Database,
}

#[derive(Debug, EnvValue)]
enum Format {
    Json,
    Text,
}

#[derive(EnvConfig)]
struct Database {
    #[env(default = 10)]
    pool_size: u32, // APP_DATABASE__POOL_SIZE
}

// What the page shows ends here.

pub(crate) fn load() -> Option<Loaded> {
    let (config, summary) = Config::inspect(&Env::process());
    let config = config.ok()?;
    let loaded = Loaded::new([
        ("PORT", &config.port),
        ("DEBUG", &config.debug),
        ("FORMAT", &config.format),
        ("RATIO", &config.ratio),
        ("HOSTS", &config.hosts),
        ("ORIGINS", &config.origins),
        ("TOKEN", &config.token.expose_secret()),
        ("API_KEY", &config.api_key.as_ref().map(ExposeSecret::expose_secret)),
        ("DATABASE__POOL_SIZE", &config.database.pool_size),
    ]);
    Some(Loaded { has_warnings: !summary.warnings().is_empty(), ..loaded })
}
