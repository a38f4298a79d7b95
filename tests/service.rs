//! Service URLs: what is accepted, what is refused and with which words, and that no password reaches an output.
#![cfg(feature = "service")]

#[path = "service/base.rs"]
mod base;
#[path = "service/corpus.rs"]
mod corpus;
#[path = "service/own.rs"]
mod own;
#[path = "service/parts.rs"]
mod parts;
#[path = "service/properties.rs"]
mod properties;
#[path = "service/refusals.rs"]
mod refusals;
#[cfg(feature = "derive")]
#[path = "service/report.rs"]
mod report;
#[path = "service/warnings.rs"]
mod warnings;

use std::fmt;

use factor3::EnvValue;
use factor3::value::Raw;

/// The value as a summary shows it.
struct Shown<'a, T>(&'a T);

impl<T: EnvValue> fmt::Display for Shown<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::show(self.0, f)
    }
}

/// Everything that is ever printed of a text: of the value, or of the refusal.
fn outputs<T: EnvValue + fmt::Debug>(text: &str) -> String {
    match T::parse(Raw::from(text)) {
        Ok(value) => format!("{value:?}\n{value:#?}\n{}\n{:?}", Shown(&value), T::doubts(&value)),
        Err(error) => format!("{error}\n{error:?}\n{error:#?}"),
    }
}
