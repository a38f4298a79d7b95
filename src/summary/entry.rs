//! A row of a summary: one variable, with its status, its value and its origin.

use std::collections::HashSet;
use std::fmt;

use crate::env::Origin;
use crate::finding::{Content, Finding, Found, Known, Row};
use crate::hash::{BuildHash, hash, keep_firsts};
use crate::limit;
use crate::logfmt::Line;
use crate::text::append;

/// A variable in a [`Summary`](super::Summary).
///
/// ```
/// use factor3::summary::Status;
/// use factor3::{Env, EnvConfig};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     #[env(nested)]
///     smtp: Smtp,
/// }
///
/// #[derive(Debug, EnvConfig)]
/// struct Smtp {
///     port: u16,
/// }
///
/// let summary = Config::summary(&Env::from([("SMTP_PORT", "25")]).named("command line"));
/// let port = &summary.variables()[0];
/// assert_eq!((port.name(), port.field(), port.status()), ("SMTP_PORT", "smtp.port", Status::Set));
/// assert_eq!((port.shown(), port.characters()), (Some("25"), None));
/// assert_eq!(port.origin().unwrap().to_string(), "command line");
/// assert!(port.overridden().is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    name: String,
    field: String,
    status: Status,
    content: Option<Content>,
    origin: Option<Origin>,
    fallback: Option<&'static str>,
    overridden: Vec<Origin>,
}

/// The status of a variable in a [`Summary`](super::Summary).
///
/// ```
/// use factor3::summary::Status;
/// use factor3::{Env, EnvConfig};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     #[env(default = 8080)]
///     port: u16,
///     #[env(default = 4)]
///     workers: u8,
///     token: Option<String>,
/// }
///
/// let summary = Config::summary(&Env::from([("WORKERS", "")]));
/// let status: Vec<_> = summary.variables().iter().map(|variable| variable.status()).collect();
/// assert_eq!(status, [Status::Default, Status::EmptyDefault, Status::Unset]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Status {
    /// Set, to a valid value.
    Set,
    /// Set, to an unknown value: see [`Env::from_names`](crate::Env::from_names).
    NameOnly,
    /// Set to an unknown value, or not set: see [`Value::Perhaps`](crate::layer::Value::Perhaps).
    Perhaps,
    /// Unset; the default applies.
    Default,
    /// Set to an empty text, which counts as unset; the default applies.
    EmptyDefault,
    /// Unset, and optional.
    Unset,
    /// Set to an empty text, which counts as unset; optional.
    Empty,
    /// A problem: missing or invalid.
    Problem,
}

impl Status {
    /// Returns the name in logfmt and JSON. It does not change in a patch.
    ///
    /// ```
    /// assert_eq!(factor3::summary::Status::NameOnly.as_str(), "name-only");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::NameOnly => "name-only",
            Self::Perhaps => "perhaps",
            Self::Default => "default",
            Self::EmptyDefault => "empty-default",
            Self::Unset => "unset",
            Self::Empty => "empty",
            Self::Problem => "problem",
        }
    }
}

/// An upper bound for the bytes of a variable's keys in indented JSON, or of its columns in a table.
const KEYS: usize = 280;

/// An upper bound for the bytes of an origin's keys.
const ORIGIN: usize = 120;

impl Entry {
    /// Makes the row of a finding about one variable.
    pub(super) fn new(row: Row, found: Found) -> Self {
        let (status, content) = match found.finding {
            Finding::Accepted(content) => (Status::Set, Some(content)),
            Finding::Defaulted { content, empty: true } => (Status::EmptyDefault, Some(content)),
            Finding::Defaulted { content, empty: false } => (Status::Default, Some(content)),
            Finding::NameOnly(Known::Perhaps) => (Status::Perhaps, None),
            Finding::NameOnly(_) => (Status::NameOnly, None),
            Finding::Unset => (Status::Unset, None),
            Finding::Empty => (Status::Empty, None),
            _ => (Status::Problem, None),
        };
        let (name, origin) = (row.name.into_string(), found.origin);
        let mut overridden = row.overridden;
        // A file that is also in a directory of files, for example, does not override itself.
        overridden.retain(|other| other.path().is_none() || Some(other) != origin.as_ref());
        Self { name, field: row.field, status, content, origin, fallback: row.fallback, overridden }
    }

    /// Returns the full name: `SMTP_PORT`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the path of the field: `smtp.port`.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// Returns the status.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Returns the value, if it may be shown. A value longer than 4 KiB is truncated.
    pub fn shown(&self) -> Option<&str> {
        match &self.content {
            Some(Content::Shown(value)) => Some(value.as_str()),
            _ => None,
        }
    }

    /// Returns the number of characters in the value, if the value is hidden.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { token: factor3::SecretString }
    /// let summary = Config::summary(&Env::from([("TOKEN", "hunter2")]));
    /// let token = &summary.variables()[0];
    /// assert_eq!((token.shown(), token.characters()), (None, Some(7)));
    /// ```
    pub fn characters(&self) -> Option<usize> {
        match self.content {
            Some(Content::Hidden { characters, .. }) => Some(characters),
            _ => None,
        }
    }

    /// Returns the origin of the value, if there is a value.
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// Returns the name of the fallback that gives the value, because the variable itself is not set.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     #[env(fallback = "PORT")]
    ///     http_port: u16,
    /// }
    ///
    /// let summary = Config::summary(&Env::from([("PORT", "80")]));
    /// let port = &summary.variables()[0];
    /// assert_eq!((port.name(), port.shown(), port.fallback()), ("HTTP_PORT", Some("80"), Some("PORT")));
    /// ```
    pub fn fallback(&self) -> Option<&str> {
        self.fallback
    }

    /// Returns the origins of overridden values: those in lower layers, and those of names that were not used.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { port: u16 }
    /// let env = Env::from([("PORT", "80")]).or(Env::from([("PORT", "8080")]).named("defaults"));
    /// let summary = Config::summary(&env);
    /// let port = &summary.variables()[0];
    /// assert_eq!(port.shown(), Some("80"));
    /// assert_eq!(port.overridden()[0].to_string(), "defaults");
    /// ```
    pub fn overridden(&self) -> &[Origin] {
        &self.overridden
    }

    /// Formats the variable as one line of logfmt, for logs that machines read.
    ///
    /// The keys, in this order:
    ///
    /// | key | value |
    /// | --- | --- |
    /// | `variable`, `field` | the name and the path of the field |
    /// | `status` | `set`, `name-only`, `perhaps`, `default`, `empty-default`, `unset`, `empty` or `problem` |
    /// | `value` or `characters` | the value if it may be shown, otherwise its length |
    /// | `origin` | the origin |
    /// | `fallback` | the name of the fallback that gives the value |
    /// | `overridden` | the overridden origins, separated by commas |
    ///
    /// A key without a value is left out. Values are quoted where necessary, with the escapes of JSON.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig, SecretString};
    /// # #[derive(Debug, EnvConfig)] struct Config { port: u16, token: SecretString }
    /// let summary = Config::summary(&Env::from([("PORT", "8080"), ("TOKEN", "hunter2")]).named("vault: kv/orders"));
    /// let lines: Vec<_> = summary.variables().iter().map(|variable| variable.logfmt().to_string()).collect();
    /// assert_eq!(
    ///     lines,
    ///     [
    ///         "variable=PORT field=port status=set value=8080 origin=\"vault: kv/orders\"",
    ///         "variable=TOKEN field=token status=set characters=7 origin=\"vault: kv/orders\"",
    ///     ]
    /// );
    /// ```
    pub fn logfmt(&self) -> impl fmt::Display {
        let mut overridden = String::new();
        for origin in &self.overridden {
            let comma = if overridden.is_empty() { "" } else { "," };
            append(&mut overridden, &[comma, &origin.verbatim()]);
        }
        Line::new("variable", self.name())
            .and("field", self.field())
            .and("status", self.status.as_str())
            .and_if("value", self.shown())
            .and_if("characters", self.characters())
            .and_if("origin", self.origin().map(Origin::verbatim))
            .and_if("fallback", self.fallback())
            .and_if("overridden", Some(overridden).filter(|origins| !origins.is_empty()))
    }

    fn is_equal_but_for_field(&self, other: &Self) -> bool {
        let Self { name, field: _, status, content, origin, fallback: _, overridden: _ } = self;
        (name, *status, content, origin) == (&other.name, other.status, &other.content, &other.origin)
    }

    /// Returns an upper bound for its bytes in any output.
    pub(super) fn weight(&self) -> usize {
        self.measure(limit::weight)
    }

    /// The bytes of rows as they are in a program.
    pub(super) fn lengths(rows: &[Self]) -> usize {
        rows.iter().map(|row| row.measure(str::len)).sum()
    }

    fn measure(&self, text: fn(&str) -> usize) -> usize {
        let mut size = KEYS + self.fallback.map_or(0, str::len);
        for one in [self.name(), self.field(), self.shown().unwrap_or_default()] {
            size += text(one);
        }
        for origin in self.origin.iter().chain(&self.overridden) {
            size += ORIGIN + text(&origin.verbatim());
        }
        size
    }

    /// Returns `true` if the value is hidden, and the option `public` would show it.
    pub(super) fn could_be_public(&self) -> bool {
        matches!(self.content, Some(Content::Hidden { could_be_public: true, .. }))
    }
}

/// Merges the rows of several fields that read one variable. A group that is switched off gives way to fields that are
/// read.
pub(super) fn once(mut entries: Vec<Entry>) -> Vec<Entry> {
    keep_firsts(&mut entries, |entry| hash(entry.name.as_bytes()), Entry::is_equal_but_for_field);
    let is_read = |entry: &Entry| !matches!(entry.status, Status::Unset | Status::Empty);
    let unread = entries.iter().filter(|entry| !is_read(entry)).map(|entry| entry.name.clone());
    let mut unread: HashSet<String, BuildHash> = unread.collect();
    if !unread.is_empty() {
        for entry in entries.iter().filter(|entry| is_read(entry)) {
            unread.remove(&entry.name);
        }
        entries.retain(|entry| is_read(entry) || unread.contains(&entry.name));
    }
    entries
}
