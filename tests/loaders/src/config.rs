//! config, with a prefix, `__` between the levels, and parsing, which lists need.

use ::config::Environment;

use crate::Loaded;
use crate::serde::Config;

pub(crate) fn load() -> Option<Loaded> {
    let environment = Environment::with_prefix("APP")
        .prefix_separator("_")
        .separator("__")
        .try_parsing(true)
        .list_separator(",")
        .with_list_parse_key("hosts");
    let config = ::config::Config::builder().add_source(environment).build().ok()?;
    Some(config.try_deserialize::<Config>().ok()?.loaded())
}
