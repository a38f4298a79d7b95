//! Env files and deployment manifests as layers: the variables that a process really gets.
//!
//! A line such as `TOKEN="hunter2"` reaches a process with its quotes through `docker run --env-file`, and without them
//! through systemd. Each reader of this crate follows the grammar of one tool. Its result is a
//! [`Layer`], which says for each name the value that the process gets, or that the value is unknown, or that the name
//! is perhaps set. What the tool refuses is a problem of the layer, and what it silently drops is a warning.

#![allow(clippy::result_large_err, reason = "a note is made once for a mistake, and not for each value")]

mod answer;
mod caller;
mod check;
mod compose;
mod deployment;
mod dockerfile;
mod document;
mod env_file;
mod files;
mod kubernetes;
mod platform;
mod portability;
mod render;
mod say;
mod systemd;
mod text;
mod yaml;

pub use caller::Caller;
pub use check::{Check, check};
pub use compose::compose;
pub use deployment::{Deployment, Usage, Variable, Variables};
pub use dockerfile::dockerfile;
pub use env_file::{Tool, UnknownTool, env_file};
#[cfg(doc)]
use factor3::layer::Layer;
pub use kubernetes::kubernetes;
pub use platform::{app_json, fly, procfile};
pub use portability::portability;
pub use render::render;
pub use systemd::systemd;
