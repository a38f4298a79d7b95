//! Service URLs: the URLs that are accepted, the messages of those that are refused, and no password in any output.
#![cfg(feature = "service")]

mod base;
mod clickhouse;
mod corpus;
mod credentials;
mod equality;
mod kinds;
mod object_store;
mod otlp;
mod own;
mod parts;
mod properties;
mod proxy;
mod refusals;
#[cfg(feature = "derive")]
mod report;
#[cfg(feature = "derive")]
#[path = "../common/rows.rs"]
mod rows;
mod sentry;
mod sql_server;
mod warnings;

use std::fmt;

use factor3::EnvValue;
use factor3::value::Raw;

/// Returns the value as a summary shows it.
struct Shown<'a, T>(&'a T);

impl<T: EnvValue> fmt::Display for Shown<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::show(self.0, f)
    }
}

/// Returns every output about a text, from the value or from the refusal.
fn outputs<T: EnvValue + fmt::Debug>(text: &str) -> String {
    match T::parse(Raw::from(text)) {
        Ok(value) => format!("{value:?}\n{value:#?}\n{}\n{:?}", Shown(&value), T::warnings(&value)),
        Err(error) => format!("{error}\n{error:?}\n{error:#?}"),
    }
}
