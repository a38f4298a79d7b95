//! Hands the documents of a configuration to readers of their formats, and asks what they read.
//!
//! What is written in JavaScript and Python runs as a process of its own, from the directory that `.ci/readers` fills.

mod env_example;
mod environments;
mod json_schema;
mod markdown;
mod patterns;
mod service_urls;
mod tools;
mod validators;
mod varlock;
