#![cfg_attr(docsrs, feature(doc_cfg))]
//! Typed configuration for services from the environment: every problem in one report, no secret in it.
//!
// The README follows. Its links go to files of the repository; of two targets for one link the first is taken, so these
// go to the pages here.
//! [secrets]: guide::secrets
//! [production]: guide::production
//! [documents]: guide::documents
//! [adopting]: guide::adopting
//! [migrating]: guide
//! [performance]: guide::performance
//! [contributing]: #contributing
//! [security]: #contributing
//! [changelog]: #contributing
//! [apache]: https://www.apache.org/licenses/LICENSE-2.0
//! [mit]: https://opensource.org/license/mit
//!
// This comment ends where that of the README does, below its title and its picture, which is a file of the repository.
//! <!--
#![doc = include_str!("../README.md")]

mod config;
mod docs;
pub mod duration;
mod env;
mod error;
mod expected;
pub mod guide;
mod hash;
mod limit;
mod loader;
mod logfmt;
#[cfg(feature = "preflight")]
pub mod preflight;
mod problem;
mod report;
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
pub use env::{Env, Origin, Var};
pub use error::Error;
#[cfg(feature = "derive")]
pub use factor3_derive::{EnvConfig, EnvValue};
pub use problem::{Problem, ProblemKind};
#[doc(inline)]
pub use schema::Schema;
pub use secrecy::{ExposeSecret, SecretBox, SecretString};
#[doc(inline)]
pub use summary::Summary;
#[cfg(feature = "service")]
pub use url::Url;
#[doc(inline)]
pub use value::{EnvValue, SecretFile, Sensitivity};
