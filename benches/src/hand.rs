//! Hand-written loading in its two best forms: a lookup for each field, and one pass over the environment.

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

/// Makes one pass over the environment, and keeps the values of a sorted table of names.
pub struct Pass {
    names: &'static [&'static str],
    values: Vec<Option<OsString>>,
}

impl Pass {
    pub fn new(names: &'static [&'static str]) -> Self {
        let mut values: Vec<_> = names.iter().map(|_| None).collect();
        for (name, value) in env::vars_os() {
            if let Ok(index) = names.binary_search_by(|known| known.as_bytes().cmp(name.as_encoded_bytes())) {
                values[index] = Some(value);
            }
        }
        Self { names, values }
    }

    pub fn text(&mut self, index: usize) -> Result<String, String> {
        let text = self.values[index].take().ok_or_else(|| self.failed(index, VarError::NotPresent))?;
        text.into_string().map_err(|text| self.failed(index, VarError::NotUnicode(text)))
    }

    pub fn parsed<T: FromStr<Err: Display>>(&mut self, index: usize) -> Result<T, String> {
        self.text(index)?.parse().map_err(|error| self.failed(index, error))
    }

    pub fn optional(&mut self, index: usize) -> Result<Option<String>, String> {
        let text = self.values[index].take().map(OsString::into_string).transpose();
        text.map_err(|text| self.failed(index, VarError::NotUnicode(text)))
    }

    pub fn list(&mut self, index: usize) -> Result<Vec<String>, String> {
        Ok(items(&self.text(index)?))
    }

    fn failed(&self, index: usize, error: impl Display) -> String {
        failed(self.names[index], error)
    }
}

/// A list with `FromStr`, for crates that read a field that way.
pub struct List(pub Vec<String>);

impl FromStr for List {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(items(text)))
    }
}
