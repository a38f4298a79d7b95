//! Env files and deployment manifests as layers: the variables that a process really gets.
//!
//! A line such as `TOKEN="hunter2"` reaches a process with its quotes through `docker run --env-file`, and without them
//! through systemd. Each reader of this crate follows the grammar of one tool. Its result is a
//! [`Layer`], which says for each name the value that the process gets, or that the value is unknown, or that the name
//! is perhaps set. What the tool refuses is a problem of the layer, and what it silently drops is a warning.

mod caller;
mod check;
mod deployment;
mod dockerfile;
mod env_file;
mod platform;
mod portability;
mod say;
mod systemd;
mod text;

pub use caller::Caller;
pub use check::{Check, check};
pub use deployment::{Deployment, Usage, Variable, Variables};
pub use dockerfile::dockerfile;
pub use env_file::{Tool, UnknownTool, env_file};
#[cfg(doc)]
use factor3::layer::Layer;
pub use platform::{app_json, fly, procfile};
pub use portability::portability;
pub use say::{OPTIONS, decided, unread};
pub use systemd::systemd;
