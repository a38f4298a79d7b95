//! A small order service, as a team would write it. All of its configuration is one struct: [`config::Config`].
//!
//! The comments that begin with a numeral, such as `III. Config`, mark the lines where the code decides one of the twelve
//! factors. README.md has a table of them.

pub mod announcements;
pub mod cache;
pub mod config;
pub mod database;
pub mod database_url;
pub mod demo;
pub mod http;
pub mod inventory;
pub mod log;
pub mod mail;
pub mod order;
pub mod outbox;
pub mod serve;
pub mod stock;
pub mod tls;
