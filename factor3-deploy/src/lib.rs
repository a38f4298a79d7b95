//! Env files and deployment manifests as layers: the variables that a process really gets.
//!
//! A line such as `TOKEN="hunter2"` reaches a process with its quotes through `docker run --env-file`, and without them
//! through systemd. Each reader of this crate follows the grammar of one tool. Its result is a
//! [`Layer`], which says for each name the value that the process gets, or that the value is unknown, or that the name
//! is perhaps set. What the tool refuses is a problem of the layer, and what it silently drops is a warning.
//!
//! # Env files
//!
//! The results of 13 readers on 126 files are recorded. The tests compare every one with what this crate reads, and all are
//! equal; for a shell, 21 files have lines whose effect is not certain, and the reader says so. A test outside of the gate
//! reads generated files with the tools themselves:
//!
//! | tool | files | refused | equal |
//! | --- | --: | --: | --- |
//! | docker 28.2, `--env-file` | 2,000 | 247 | all |
//! | docker 28.2, stack | 2,000 | 247 | all |
//! | podman 4.3 | 500 | 11 | all |
//! | kubectl 1.32 | 2,000 | 898 | all |
//! | kustomize 5.5 | 2,000 | 588 | all |
//! | systemd 252 | 2,000 | 30 | all |
//! | dash and bash | 2,000 | 532 and 0 | the 1,077 that are certain |
//!
//! 32 units, with drop-ins and env files, were read by the same systemd: all are equal.
//!
//! # YAML
//!
//! kubectl and Compose read YAML each in its own way. Their results on some 340 texts are recorded, and the tests compare
//! every one with what this crate reads:
//!
//! | tool | recorded | equal | the others |
//! | --- | --: | --: | --- |
//! | Compose 2.40, `environment` as a map | 312 | 312 | |
//! | Compose 2.40, `environment` as a list | 252 | 252 | |
//! | kubectl 1.32 and 1.36, `ConfigMap` | 312 | 312 | |
//! | kubectl 1.32 and 1.36, `env` of a Pod | 240 | 236 | four record `$$`, which the kubelet turns into `$` later |
//! | the decoder of the API server alone | 23 | 20 | three have duplicate keys, which kubectl drops before it sends |
//! | Compose 2.40, `env_file` with and without `format: raw` | 252 | 252 | |
//! | Compose 2.40, the project's `.env` | 118 | 117 | one contradicts the reader of `env_file`, which is the same |
//!
//! Compose 2.26 differs: it prints a date instead of a refusal, and knows no `format`. No tool ran for `render.yaml`, so a
//! number that is not written in plain decimal is unknown there.

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
pub use say::{OPTIONS, decided, unread};
pub use systemd::systemd;
