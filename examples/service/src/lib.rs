//! A small order service, as a team would write it. Its whole configuration is one struct: [`config::Config`].
//!
//! A comment that begins with a numeral, such as `III. Config`, marks the line that decides one of the twelve factors.
//! README.md has a table of them.

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
