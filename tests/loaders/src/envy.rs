//! envy, with a prefix.

use crate::Loaded;
use crate::serde::Config;

pub(crate) fn load() -> Option<Loaded> {
    Some(::envy::prefixed("APP_").from_env::<Config>().ok()?.loaded())
}
