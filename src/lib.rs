#![cfg_attr(docsrs, feature(doc_cfg))]
#![doc = include_str!("../README.md")]

mod config;
mod docs;
pub mod duration;
mod env;
mod error;
mod expected;
mod finding;
pub mod guide;
mod hash;
mod load;
mod logfmt;
mod origin;
mod problem;
mod report;
mod say;
pub mod schema;
#[cfg(feature = "serde")]
mod serialize;
#[cfg(feature = "service")]
pub mod service;
mod suggest;
pub mod summary;
mod text;
mod unique;
pub mod value;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use config::EnvConfig;
pub use env::{Env, Var};
pub use error::Error;
#[cfg(feature = "derive")]
pub use factor3_derive::{EnvConfig, EnvValue};
pub use origin::Origin;
pub use problem::{Problem, ProblemKind};
pub use schema::Schema;
pub use secrecy::{ExposeSecret, SecretBox, SecretString};
pub use summary::Summary;
#[cfg(feature = "service")]
pub use url::Url;
pub use value::{EnvValue, SecretFile, Sensitivity};
