//! URLs that may be given in parts: the field option `parts`.
#![cfg(all(feature = "derive", feature = "service"))]

mod both;
#[cfg(feature = "docs")]
mod documents;
mod fields;
mod layers;
mod report;
mod services;
mod summary;

use factor3::service::PostgresUrl;
use factor3::{Env, EnvConfig};

#[derive(Debug, EnvConfig)]
struct Config {
    #[env(parts = "DB_")]
    database_url: PostgresUrl,
}

/// Returns the URL, or the report.
fn url(env: &Env) -> Result<String, String> {
    Config::load(env).map(|config| config.database_url.expose_url().to_owned()).map_err(|error| error.to_string())
}

/// Returns each problem in one line.
fn problems<C: EnvConfig>(env: &Env) -> Vec<String> {
    match C::load(env) {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().iter().map(ToString::to_string).collect(),
    }
}
