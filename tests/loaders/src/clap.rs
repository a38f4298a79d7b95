//! clap, with a variable for each flag.

use ::clap::{Parser, ValueEnum};

use crate::Loaded;

#[derive(Parser)]
struct Config {
    #[arg(long, env = "APP_PORT", default_value_t = 8080)]
    port: u16,
    #[arg(long, env = "APP_DEBUG")]
    debug: bool,
    #[arg(long, env = "APP_FORMAT", value_enum, default_value_t)]
    format: Format,
    #[arg(long, env = "APP_RATIO", default_value_t = 0.5)]
    ratio: f64,
    #[arg(long, env = "APP_HOSTS", value_delimiter = ',')]
    hosts: Vec<String>,
    #[arg(long, env = "APP_ORIGINS")]
    origins: Vec<String>,
    #[arg(long, env = "APP_TOKEN")]
    token: String,
    #[arg(long, env = "APP_API_KEY")]
    api_key: Option<String>,
    #[arg(long, env = "APP_DATABASE__POOL_SIZE", default_value_t = 10)]
    pool_size: u32,
}

#[derive(Clone, Debug, Default, ValueEnum)]
enum Format {
    #[default]
    Json,
    Text,
}

pub(crate) fn load() -> Option<Loaded> {
    let config = Config::try_parse_from(["app"]).ok()?;
    Some(Loaded::new([
        ("PORT", &config.port),
        ("DEBUG", &config.debug),
        ("FORMAT", &config.format),
        ("RATIO", &config.ratio),
        ("HOSTS", &config.hosts),
        ("ORIGINS", &config.origins),
        ("TOKEN", &config.token),
        ("API_KEY", &config.api_key),
        ("DATABASE__POOL_SIZE", &config.pool_size),
    ]))
}
