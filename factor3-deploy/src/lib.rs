//! Env files and deployment manifests as layers: the variables that a process really gets.
//!
//! A line such as `TOKEN="hunter2"` reaches a process with its quotes through `docker run --env-file`, and without them
//! through systemd. Each reader of this crate follows the grammar of one tool. Its result is a
//! [`Layer`], which says for each name the value that the process gets, or that the value is unknown, or that the name
//! is perhaps set. What the tool refuses is a problem of the layer, and what it silently drops is a warning.

#![allow(clippy::result_large_err, reason = "a note is made once for a mistake, and not for each value")]

mod caller;
pub mod compose;
mod files;
pub mod kubernetes;
mod say;
mod yaml;

pub use caller::Caller;
#[cfg(doc)]
use factor3::layer::Layer;
