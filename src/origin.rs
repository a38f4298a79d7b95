//! Where a value came from: data, and its short form for tables.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::limit::cut;

/// Where a value came from.
///
/// Its [`Display`](fmt::Display) is short enough for a table: `environment`, `.env:3:6`, `default`.
///
/// ```
/// use factor3::{Env, Origin};
///
/// let env = Env::from([("PORT", "8080")]).named("command line");
/// let origin = env.get("PORT").unwrap().origin().clone();
/// assert!(matches!(origin, Origin::Given { .. }));
/// assert_eq!(origin.to_string(), "command line");
/// assert_eq!(origin.path(), None);
/// ```
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
        /// Of the first character of the value, its quote included; counted in characters, from 1.
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

    /// The short form. It is asked for once a problem, and most origins have it.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Process => "environment".into(),
            Self::Dotenv { path, line, column } => format!("{}:{line}:{column}", cut(path.to_string_lossy())).into(),
            Self::File { path } => cut(path.to_string_lossy()),
            Self::Given { label: Some(label) } => cut(label.into()),
            Self::Given { label: None } => "given".into(),
            Self::Default => "default".into(),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}
