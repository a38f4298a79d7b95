#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(all(
        feature = "derive",
        feature = "docs",
        feature = "dotenv",
        feature = "preflight",
        feature = "service",
        feature = "tracing"
    )),
    allow(rustdoc::broken_intra_doc_links, reason = "the pages name what only a feature has")
)]
#![cfg_attr(
    not(feature = "docs"),
    allow(dead_code, unused_imports, reason = "documents read parts of a schema that a load does not")
)]
//! Typed configuration for services from the environment: every problem in one report, no secret in it.
//!
// The README follows. Its links lead to files of the repository. The first definition of a link wins, so these
// definitions redirect them to the pages of the documentation.
//! [secrets]: guide::secrets
//! [deploy]: guide::deploy
//! [production]: guide::production
//! [logging]: guide::logging
//! [documents]: guide::documents
//! [adopting]: guide::adopting
//! [migrating]: guide::migrating
//! [from-envy]: guide
//! [variables]: guide
//! [performance]: guide::performance
//! [audit]: #audit-it
//! [contributing]: #contributing
//! [security]: #contributing
//! [changelog]: #contributing
//! [apache]: https://www.apache.org/licenses/LICENSE-2.0
//! [mit]: https://opensource.org/license/mit
//!
// The HTML comment hides the title and the picture of the README, and ends at the comment in the README.
//! <!--
#![doc = include_str!("../README.md")]

mod config;
#[cfg(feature = "docs")]
mod docs;
mod env;
mod error;
mod expected;
mod finding;
pub mod guide;
mod hash;
mod limit;
mod load;
mod logfmt;
mod origin;
#[cfg(feature = "preflight")]
pub mod preflight;
mod problem;
mod report;
mod say;
pub mod schema;
#[cfg(feature = "serde")]
mod serialize;
#[cfg(feature = "service")]
pub mod service;
mod shape;
mod suggest;
pub mod summary;
mod text;
#[cfg(feature = "tracing")]
mod trace;
mod unique;
pub mod value;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use config::EnvConfig;
#[cfg(feature = "docs")]
pub use docs::Documents;
pub use env::layer;
pub use env::{Env, Var};
pub use error::Error;
#[cfg(feature = "derive")]
pub use factor3_derive::{EnvConfig, EnvValue};
pub use origin::Origin;
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
