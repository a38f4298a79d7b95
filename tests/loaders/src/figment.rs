//! figment, with a prefix and `__` between the levels.

use ::figment::Figment;
use ::figment::providers::Env;

use crate::Loaded;
use crate::serde::Config;

pub(crate) fn load() -> Option<Loaded> {
    let config: Result<Config, _> = Figment::from(Env::prefixed("APP_").split("__")).extract();
    Some(config.ok()?.loaded())
}
