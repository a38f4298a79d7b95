//! The origin of a value, as data and in a short form for tables.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::limit::cut;

/// The origin of a value: the layer, and the position in a file.
///
/// [`Display`](fmt::Display) is short enough for a table: `environment`, `.env:3:6`, `default`.
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
    /// The process environment.
    Process,
    /// A `.env` file.
    #[non_exhaustive]
    Dotenv {
        /// The path, as passed to [`Env::dotenv`](crate::Env::dotenv).
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// The column of the value's first character, including its quote; counted in characters from 1.
        column: usize,
    },
    /// A file that holds only the value: named by `NAME_FILE`, or found by [`Env::dir`](crate::Env::dir).
    #[non_exhaustive]
    File {
        /// The path. Relative paths stay relative.
        path: PathBuf,
    },
    /// A value set in code: by a test, a command-line flag or another store.
    #[non_exhaustive]
    Given {
        /// The label from [`Env::named`](crate::Env::named).
        label: Option<String>,
    },
    /// The default in the program.
    Default,
}

impl Origin {
    /// Returns the path of the file, if the value came from a file.
    ///
    /// ```
    /// # #[cfg(feature = "dotenv")] {
    /// use factor3::Env;
    ///
    /// let dir = tempfile::tempdir()?;
    /// let path = dir.path().join("test.env");
    /// std::fs::write(&path, "# ports\nPORT=\"8080\"\n")?;
    ///
    /// let env = Env::dotenv(&path);
    /// let port = env.get("PORT").unwrap();
    /// assert_eq!(port.origin().path(), Some(path.as_path()));
    /// assert_eq!((port.origin().line(), port.origin().column()), (Some(2), Some(6)));
    /// # }
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Dotenv { path, .. } | Self::File { path } => Some(path),
            _ => None,
        }
    }

    /// Returns the line in a `.env` file, counted from 1, or `None` for any other origin.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::Dotenv { line, .. } => Some(*line),
            _ => None,
        }
    }

    /// Returns the column of the value's first character in a `.env` file, counted in characters from 1, or `None` for
    /// any other origin. An opening quote is the first character.
    pub fn column(&self) -> Option<usize> {
        match self {
            Self::Dotenv { column, .. } => Some(*column),
            _ => None,
        }
    }

    /// Returns the short form. It borrows where possible, because every problem and every table row asks for it.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Process => "environment".into(),
            Self::Dotenv { path, line, column } => format!("{}:{line}:{column}", cut(path.to_string_lossy())).into(),
            Self::File { path } => cut(path.to_string_lossy()),
            Self::Given { label: Some(label) } => cut(label.into()),
            Self::Given { label: None } => "set in code".into(),
            Self::Default => "default".into(),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}
