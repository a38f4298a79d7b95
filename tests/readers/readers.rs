//! Passes the documents of a configuration to real readers of their formats, and compares the results.
//!
//! Readers in JavaScript and Python run in processes of their own, from the directory that `.ci/readers` fills.

mod env_example;
mod environments;
mod json_schema;
mod markdown;
mod patterns;
mod service_urls;
mod tools;
mod validators;
mod varlock;
