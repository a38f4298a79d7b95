//! The origin of a value, as data and in a short form for tables.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::limit::{cut, escaped};
use crate::text::append;

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
    /// A place in a file that a [`Layer`](crate::layer::Layer) was made from, such as a manifest.
    #[non_exhaustive]
    Place {
        /// The path, as passed to the reader of the file.
        path: PathBuf,
        /// The line, counted from 1.
        line: Option<usize>,
        /// The column of the value's first character, counted in characters from 1.
        column: Option<usize>,
    },
    /// A value set in code: by a test, a command-line flag or another store.
    #[non_exhaustive]
    Given {
        /// The label from [`Env::named`](crate::Env::named) or [`label`](Self::label).
        label: Option<String>,
    },
    /// The parts of a URL, in variables of their own: the field option `parts`.
    Parts,
    /// The default in the program.
    Default,
}

impl Origin {
    /// Creates an origin with a label, such as the path in a vault.
    ///
    /// ```
    /// assert_eq!(factor3::Origin::label("vault: kv/orders").to_string(), "vault: kv/orders");
    /// ```
    pub fn label(label: impl Into<String>) -> Self {
        Self::Given { label: Some(label.into()) }
    }

    /// Creates the origin of what a whole file says.
    ///
    /// ```
    /// assert_eq!(factor3::Origin::in_file("orders.yaml").to_string(), "orders.yaml");
    /// ```
    pub fn in_file(path: impl Into<PathBuf>) -> Self {
        Self::Place { path: path.into(), line: None, column: None }
    }

    /// Creates an origin from a line, counted from 1.
    ///
    /// ```
    /// assert_eq!(factor3::Origin::in_line("orders.yaml", 7).to_string(), "orders.yaml:7");
    /// ```
    pub fn in_line(path: impl Into<PathBuf>, line: usize) -> Self {
        Self::Place { path: path.into(), line: Some(line), column: None }
    }

    /// Creates an origin from a line and a column, both counted from 1. Columns are counted in characters.
    ///
    /// ```
    /// assert_eq!(factor3::Origin::at("orders.yaml", 7, 18).to_string(), "orders.yaml:7:18");
    /// ```
    pub fn at(path: impl Into<PathBuf>, line: usize, column: usize) -> Self {
        Self::Place { path: path.into(), line: Some(line), column: Some(column) }
    }

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
            Self::Dotenv { path, .. } | Self::File { path } | Self::Place { path, .. } => Some(path),
            _ => None,
        }
    }

    /// Returns the line in a `.env` file or a manifest, counted from 1, or `None` for any other origin.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::Dotenv { line, .. } => Some(*line),
            Self::Place { line, .. } => *line,
            _ => None,
        }
    }

    /// Returns the column of the value's first character in a `.env` file or a manifest, counted in characters from 1, or
    /// `None` for any other origin. An opening quote is the first character.
    pub fn column(&self) -> Option<usize> {
        match self {
            Self::Dotenv { column, .. } => Some(*column),
            Self::Place { column, .. } => *column,
            _ => None,
        }
    }

    /// Returns the short form, in one line. It borrows where possible, because every problem and every table row asks for it.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        match self.verbatim() {
            // Nearly every origin. It has nothing to escape.
            text if matches!(self, Self::Process) => text,
            Cow::Borrowed(text) => escaped(text),
            Cow::Owned(text) => escaped(&text).into_owned().into(),
        }
    }

    /// Returns the short form, for an output that has escapes of its own.
    pub(crate) fn verbatim(&self) -> Cow<'_, str> {
        match self {
            Self::Process => "environment".into(),
            Self::Dotenv { path, line, column } => format!("{}:{line}:{column}", cut(path.to_string_lossy())).into(),
            Self::File { path } => cut(path.to_string_lossy()),
            Self::Place { path, line, column } => {
                let mut text = cut(path.to_string_lossy());
                for number in line.iter().chain(column) {
                    append(text.to_mut(), &[":", &number.to_string()]);
                }
                text
            }
            Self::Given { label: Some(label) } => cut(label.into()),
            Self::Given { label: None } => "set in code".into(),
            Self::Parts => "its parts".into(),
            Self::Default => "default".into(),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}
