//! The configuration as config, envy and figment read it.

use ::serde::Deserialize;

use crate::Loaded;

#[derive(Deserialize)]
pub(crate) struct Config {
    #[serde(default = "port")]
    port: u16,
    #[serde(default)]
    debug: bool,
    #[serde(default)]
    format: Format,
    #[serde(default = "ratio")]
    ratio: f64,
    #[serde(default)]
    hosts: Vec<String>,
    token: String,
    api_key: Option<String>,
    #[serde(default)]
    database: Database,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Format {
    #[default]
    Json,
    Text,
}

#[derive(Deserialize)]
#[serde(default)]
struct Database {
    pool_size: u32,
}

impl Default for Database {
    fn default() -> Self {
        Self { pool_size: 10 }
    }
}

fn port() -> u16 {
    8080
}

fn ratio() -> f64 {
    0.5
}

impl Config {
    pub(crate) fn loaded(&self) -> Loaded {
        Loaded::new([
            ("PORT", &self.port),
            ("DEBUG", &self.debug),
            ("FORMAT", &self.format),
            ("RATIO", &self.ratio),
            ("HOSTS", &self.hosts),
            ("TOKEN", &self.token),
            ("API_KEY", &self.api_key),
            ("DATABASE__POOL_SIZE", &self.database.pool_size),
        ])
    }
}
