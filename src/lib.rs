#![cfg_attr(docsrs, feature(doc_cfg))]

mod config;
pub mod duration;
mod env;
mod expected;
mod loader;
pub mod schema;
pub mod value;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use config::EnvConfig;
pub use expected::Sensitivity;
#[cfg(feature = "derive")]
pub use factor3_derive::{EnvConfig, EnvValue};
pub use schema::Schema;
pub use secrecy::{ExposeSecret, SecretString};
#[cfg(feature = "service")]
pub use url::Url;
pub use value::EnvValue;
