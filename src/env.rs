//! Where values come from: an ordered stack of layers, each of which answers "what is NAME?" with a value and its
//! origin.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};

/// Where a value came from.
///
/// Its [`Display`](fmt::Display) is short enough for a table: `environment`, `.env:3:6`, `default`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Origin {
    /// The environment of the process.
    Process,
    /// A `.env` file.
    #[non_exhaustive]
    Dotenv {
        /// The file, as it was given.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// Of the first character of the value, counted in characters, from 1.
        column: usize,
    },
    /// A file that holds the value alone.
    #[non_exhaustive]
    File {
        /// The file, as it was given.
        path: PathBuf,
    },
    /// Given by the program: a test, a command-line flag, another store.
    #[non_exhaustive]
    Given {
        /// What the program calls it.
        label: Option<String>,
    },
    /// The default in the program.
    Default,
}

impl Origin {
    /// The file, if the value came from one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Dotenv { path, .. } | Self::File { path } => Some(path),
            _ => None,
        }
    }

    /// The line in a `.env` file, from 1.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::Dotenv { line, .. } => Some(*line),
            _ => None,
        }
    }

    /// The column of the value's first character in a `.env` file, counted in characters, from 1.
    pub fn column(&self) -> Option<usize> {
        match self {
            Self::Dotenv { column, .. } => Some(*column),
            _ => None,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Process => f.write_str("environment"),
            Self::Dotenv { path, line, column } => write!(f, "{}:{line}:{column}", path.display()),
            Self::File { path } => write!(f, "{}", path.display()),
            Self::Given { label: Some(label) } => f.write_str(label),
            Self::Given { label: None } => f.write_str("given"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// An ordered stack of layers; the highest that mentions a name answers for it.
#[derive(Clone)]
pub struct Env {}

/// What an [`Env`] says of one name. Its `Debug` shows the origin only.
pub struct Var<'a> {
    pub(crate) value: Cow<'a, OsStr>,
    pub(crate) origin: Cow<'a, Origin>,
    /// Other variables are in the value: `${NAME}`.
    pub(crate) expanded: bool,
}

/// What a stack of layers says of one name.
pub(crate) enum Lookup<'a> {
    /// No layer mentions it, or a layer says that nothing below answers for it.
    Unset,
    /// The highest layer that mentions it. The value may be empty.
    Found(Var<'a>),
    /// The highest layer that mentions it holds a text that is no value.
    Broken(Fault),
    /// The highest layer that mentions it could not be read there, which is among its faults already.
    Reported,
}

/// What is wrong in or with a file. No text of the file is in it.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// The place: a position in a `.env` file, or a file.
    pub(crate) origin: Origin,
    /// The variable that it is about, where that is known. Not safe to show unless some schema knows it.
    pub(crate) name: Option<String>,
    pub(crate) reason: FaultReason,
}

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum FaultReason {
    #[error("has no `=` after the name")]
    NoEquals,
}

impl FaultReason {
    /// One line that says what to do.
    pub(crate) fn help(&self) -> Option<&'static str> {
        match self {
            Self::NoEquals => Some("write NAME=value, or put # in front of a comment"),
        }
    }
}

impl Env {
    pub(crate) fn lookup(&self, _name: &str) -> Lookup<'_> {
        Lookup::Unset
    }
}
