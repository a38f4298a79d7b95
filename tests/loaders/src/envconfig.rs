//! envconfig, with the list as a type of the service.

use std::convert::Infallible;
use std::str::FromStr;

use ::envconfig::Envconfig;

use crate::Loaded;

#[derive(Envconfig)]
struct Config {
    #[envconfig(from = "APP_PORT", default = "8080")]
    port: u16,
    #[envconfig(from = "APP_DEBUG", default = "false")]
    debug: bool,
    #[envconfig(from = "APP_RATIO", default = "0.5")]
    ratio: f64,
    #[envconfig(from = "APP_HOSTS", default = "")]
    hosts: Hosts,
    #[envconfig(from = "APP_TOKEN")]
    token: String,
    #[envconfig(from = "APP_API_KEY")]
    api_key: Option<String>,
    #[envconfig(from = "APP_DATABASE__POOL_SIZE", default = "10")]
    pool_size: u32,
}

struct Hosts(Vec<String>);

impl FromStr for Hosts {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.split(',').map(str::to_owned).collect()))
    }
}

pub(crate) fn load() -> Option<Loaded> {
    let config = Config::init_from_env().ok()?;
    Some(Loaded::new([
        ("PORT", &config.port),
        ("DEBUG", &config.debug),
        ("RATIO", &config.ratio),
        ("HOSTS", &config.hosts.0),
        ("TOKEN", &config.token),
        ("API_KEY", &config.api_key),
        ("DATABASE__POOL_SIZE", &config.pool_size),
    ]))
}
