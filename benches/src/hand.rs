//! What one would write by hand, in its two best forms: a lookup for each field, and one pass over the environment.

use std::env::{self, VarError};
use std::ffi::OsString;
use std::fmt::Display;
use std::str::FromStr;

pub fn text(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| failed(name, error))
}

pub fn parsed<T: FromStr<Err: Display>>(name: &str) -> Result<T, String> {
    text(name)?.parse().map_err(|error| failed(name, error))
}

pub fn optional(name: &str) -> Result<Option<String>, String> {
    match env::var(name) {
        Ok(text) => Ok(Some(text)),
        Err(VarError::NotPresent) => Ok(None),
        Err(error) => Err(failed(name, error)),
    }
}

pub fn list(name: &str) -> Result<Vec<String>, String> {
    Ok(items(&text(name)?))
}

fn items(text: &str) -> Vec<String> {
    text.split(',').map(|item| item.trim().to_owned()).collect()
}

fn failed(name: &str, error: impl Display) -> String {
    format!("{name}: {error}")
}

/// Keeps an error for later.
pub fn keep<T>(result: Result<T, String>, errors: &mut Vec<String>) -> Option<T> {
    result.map_err(|error| errors.push(error)).ok()
}

/// The environment, sorted by name. What is read is taken out.
pub struct Pass(Vec<(OsString, OsString)>);

impl Pass {
    #[expect(clippy::new_without_default, reason = "it reads the environment")]
    pub fn new() -> Self {
        let mut variables: Vec<_> = env::vars_os().collect();
        variables.sort_unstable();
        Self(variables)
    }

    fn take(&mut self, name: &str) -> Option<OsString> {
        let index = self.0.binary_search_by(|(set, _)| set.as_encoded_bytes().cmp(name.as_bytes())).ok()?;
        Some(std::mem::take(&mut self.0[index].1))
    }

    pub fn text(&mut self, name: &str) -> Result<String, String> {
        let text = self.take(name).ok_or_else(|| failed(name, VarError::NotPresent))?;
        text.into_string().map_err(|text| failed(name, VarError::NotUnicode(text)))
    }

    pub fn parsed<T: FromStr<Err: Display>>(&mut self, name: &str) -> Result<T, String> {
        self.text(name)?.parse().map_err(|error| failed(name, error))
    }

    pub fn optional(&mut self, name: &str) -> Result<Option<String>, String> {
        let text = self.take(name).map(OsString::into_string).transpose();
        text.map_err(|text| failed(name, VarError::NotUnicode(text)))
    }

    pub fn list(&mut self, name: &str) -> Result<Vec<String>, String> {
        Ok(items(&self.text(name)?))
    }
}

/// A list for a crate that reads a field with `FromStr`.
pub struct List(pub Vec<String>);

impl FromStr for List {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(items(text)))
    }
}
