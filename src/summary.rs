//! The summary of a load: each variable's value and origin, in a table that is safe to log.

use std::collections::HashSet;
use std::fmt;

use crate::env::Origin;
use crate::error::Error;
use crate::finding::{Content, Finding, Found, Known};
use crate::hash::{BuildHash, firsts, keep};
use crate::limit;
use crate::load::problems_of;
use crate::logfmt::Line;
use crate::problem::{Problem, ProblemKind};

/// The summary of a load: every variable with its origin, and with its value or a redacted form.
///
/// It contains no secret. A value is shown if its type cannot hold a secret, if the field is `public`, or if it is a
/// default in the source code. Otherwise only its length is shown. [`Display`](fmt::Display) is an aligned table,
/// followed by the warnings and the problems. It is at most 1 MiB long.
///
/// ```
/// use factor3::{Env, EnvConfig, SecretString};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     #[env(default = 8080)]
///     port: u16,
///     token: SecretString,
///     workers: Option<u8>,
/// }
///
/// let env = Env::from([("TOKEN", "hunter2")]);
/// assert_eq!(
///     Config::summary(&env).to_string(),
///     "\
/// PORT     8080               default
/// TOKEN    set, 7 characters  set in code
/// WORKERS  not set
/// "
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Summary {
    variables: Vec<Entry>,
    more_variables: usize,
    warnings: Vec<Problem>,
    problems: Vec<Problem>,
}

/// A variable in a [`Summary`].
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
    overridden: Vec<Origin>,
}

/// The status of a variable in a [`Summary`].
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

impl Summary {
    pub(crate) fn new(mut findings: Vec<Found>, error: Option<&Error>) -> Self {
        let mut variables = Vec::new();
        for found in &mut findings {
            variables.extend(Entry::new(found));
        }
        let mut problems = Vec::new();
        for problem in error.map(Error::problems).unwrap_or_default() {
            if problem.kind() != ProblemKind::NameOnly {
                problems.push(problem.clone());
            }
        }
        let (mut variables, mut warnings) = (once(variables), problems_of(findings, ProblemKind::is_warning));
        // Problems come first: they matter most if the space runs out.
        let mut room = limit::LIST;
        Problem::fit(&mut problems, &mut room);
        Problem::fit(&mut warnings, &mut room);
        let more_variables = limit::overflow(&mut variables, &mut room, Entry::weight).len();
        Self { variables, more_variables, warnings, problems }
    }

    /// Returns the variables, in the order of the fields that read them.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { port: u16, host: Option<String> }
    /// let summary = Config::summary(&Env::from([("PORT", "80")]));
    /// let names: Vec<_> = summary.variables().iter().map(|variable| variable.name()).collect();
    /// assert_eq!(names, ["PORT", "HOST"]);
    /// ```
    pub fn variables(&self) -> &[Entry] {
        &self.variables
    }

    /// Returns the number of variables that were left out, because a summary is at most 1 MiB long. It is nearly always
    /// 0.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { port: u16 }
    /// assert_eq!(Config::summary(&Env::from([("PORT", "80")])).more_variables(), 0);
    /// ```
    pub fn more_variables(&self) -> usize {
        self.more_variables
    }

    /// Returns the warnings: findings that are valid, but probably mistakes.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { timeout: Option<u8> }
    /// let summary = Config::summary(&Env::from([("TIMOUT", "30")]));
    /// assert_eq!(
    ///     summary.warnings()[0].to_string(),
    ///     "TIMEOUT is not set; TIMOUT is set (in code) but unused; did you mean TIMEOUT?"
    /// );
    /// ```
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// Returns the problems of the [`Error`] that a load of the environment returns.
    ///
    /// One kind is excluded: a variable that is [known by its name only](crate::Env::from_names) has no value to load,
    /// but it is not a problem of the environment.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { port: u16, token: String }
    /// let summary = Config::summary(&Env::from([("PORT", "80a80")]).or(Env::from_names(["TOKEN"])));
    /// assert_eq!(summary.problems().len(), 1);
    /// assert_eq!(summary.problems()[0].variables(), ["PORT"]);
    /// ```
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns the exit status for a configuration check: [`Error::EXIT_CODE`], which is 78, if there is a
    /// [problem](Self::problems), and 0 otherwise. Warnings do not count.
    ///
    /// The library prints nothing. This is all that a service needs for a `--check` of its own:
    ///
    /// ```
    /// use std::process::ExitCode;
    ///
    /// use factor3::{Env, EnvConfig};
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     port: u16,
    /// }
    ///
    /// fn check(env: &Env) -> ExitCode {
    ///     let summary = Config::summary(env);
    ///     print!("{summary}");
    ///     ExitCode::from(summary.exit_code())
    /// }
    ///
    /// fn main() -> ExitCode {
    ///     if std::env::args().any(|argument| argument == "--check") {
    ///         return check(&Env::process());
    ///     }
    ///     // Start the service here.
    /// #   assert_eq!(check(&Env::from([("PORT", "80"), ("PROT", "80")])), ExitCode::SUCCESS);
    /// #   assert_eq!(check(&Env::from([("PROT", "80")])), ExitCode::from(78));
    ///     ExitCode::SUCCESS
    /// }
    /// ```
    pub fn exit_code(&self) -> u8 {
        if self.problems.is_empty() { 0 } else { Error::EXIT_CODE }
    }
}

impl Entry {
    /// Takes the row out of a finding, if the finding is about one variable.
    fn new(found: &mut Found) -> Option<Self> {
        let row = found.row.take()?;
        let (status, content) = match &found.finding {
            Finding::Accepted(content) => (Status::Set, Some(content.clone())),
            Finding::Defaulted { content, empty: true } => (Status::EmptyDefault, Some(content.clone())),
            Finding::Defaulted { content, empty: false } => (Status::Default, Some(content.clone())),
            Finding::NameOnly(Known::Perhaps) => (Status::Perhaps, None),
            Finding::NameOnly(_) => (Status::NameOnly, None),
            Finding::Unset => (Status::Unset, None),
            Finding::Empty => (Status::Empty, None),
            _ => (Status::Problem, None),
        };
        let (name, origin) = (row.name.into_string(), found.origin.clone());
        let mut overridden = row.overridden;
        // A file that is also in a directory of files, for example, does not override itself.
        overridden.retain(|other| other.path().is_none() || Some(other) != origin.as_ref());
        Some(Self { name, field: row.field, status, content, origin, overridden })
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

    /// Returns the origins of overridden values: those in lower layers, and those of names that were not used.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { port: u16 }
    /// let env = Env::from([("PORT", "80")]).or(Env::from([("PORT", "8080")]).named("defaults"));
    /// let summary = Config::summary(&env);
    /// assert_eq!(summary.variables()[0].overridden()[0].to_string(), "defaults");
    /// assert_eq!(summary.to_string(), "PORT  80  set in code, over defaults\n");
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
            overridden.extend([if overridden.is_empty() { "" } else { "," }, &origin.text()]);
        }
        Line::new("variable", self.name())
            .and("field", self.field())
            .and("status", self.status.as_str())
            .and_if("value", self.shown())
            .and_if("characters", self.characters())
            .and_if("origin", self.origin())
            .and_if("overridden", Some(overridden).filter(|origins| !origins.is_empty()))
    }

    /// Returns an upper bound for its bytes in any output.
    fn weight(&self) -> usize {
        let texts = [self.name(), self.field(), self.shown().unwrap_or_default()];
        let origins = self.origin.iter().chain(&self.overridden).map(|origin| ORIGIN + limit::weight(&origin.text()));
        KEYS + texts.map(limit::weight).iter().sum::<usize>() + origins.sum::<usize>()
    }

    fn value_column(&self) -> String {
        match (&self.content, self.status) {
            (Some(Content::Shown(value)), _) if value.as_str().is_empty() => "(empty)".to_owned(),
            (Some(Content::Shown(value)), _) => value.to_string(),
            (Some(Content::Hidden { characters: 1, .. }), _) => "set, 1 character".to_owned(),
            (Some(Content::Hidden { characters, .. }), _) => format!("set, {characters} characters"),
            (None, Status::Empty) => "set but empty".to_owned(),
            (None, Status::Perhaps) => "perhaps set".to_owned(),
            (None, Status::NameOnly) => "set, value unknown".to_owned(),
            (None, Status::Unset) => "not set".to_owned(),
            (None, _) => "problem".to_owned(),
        }
    }

    fn origin_column(&self) -> String {
        let mut column = self.origin.as_ref().map(ToString::to_string).unwrap_or_default();
        if self.status == Status::EmptyDefault {
            column.push_str(" (set but empty)");
        }
        for (i, origin) in self.overridden.iter().enumerate() {
            column.push_str(if i == 0 { ", over " } else { " and " });
            column.push_str(&origin.text());
        }
        column
    }
}

/// Merges the rows of several fields that read one variable. A group that is switched off gives way to fields that are
/// read.
fn once(mut entries: Vec<Entry>) -> Vec<Entry> {
    let are_first = firsts(entries.iter().map(|entry| (&entry.name, entry.status, &entry.content, &entry.origin)));
    keep(&mut entries, are_first);
    let is_read = |entry: &Entry| !matches!(entry.status, Status::Unset | Status::Empty);
    let names = entries.iter().filter(|entry| is_read(entry)).map(|entry| entry.name.clone());
    let read: HashSet<String, BuildHash> = names.collect();
    entries.retain(|entry| is_read(entry) || !read.contains(&entry.name));
    entries
}

/// The widest aligned value. A longer one shifts the origin in its own line only.
const WIDEST_VALUE: usize = 48;

/// The widest aligned name. A longer one shifts the value in its own line only.
const WIDEST_NAME: usize = 80;

/// An upper bound for the bytes of a variable's keys in indented JSON, or of its columns in a table.
const KEYS: usize = 280;

/// An upper bound for the bytes of an origin's keys.
const ORIGIN: usize = 120;

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut rows, mut names, mut values) = (Vec::new(), 0, 0);
        for variable in &self.variables {
            let (name, value) = (variable.name(), variable.value_column());
            let (name_width, value_width) = (name.chars().count(), value.chars().count());
            if name_width <= WIDEST_NAME {
                names = names.max(name_width);
            }
            if value_width <= WIDEST_VALUE {
                values = values.max(value_width);
            }
            rows.push((name, value, variable.origin_column()));
        }
        for (name, value, origin) in rows {
            let row = format!("{name:names$}  {value:values$}  {origin}");
            writeln!(f, "{}", row.trim_end())?;
        }
        match self.more_variables {
            0 => {}
            1 => writeln!(f, "and 1 more variable")?,
            more => writeln!(f, "and {more} more variables")?,
        }
        let could_be_public = |v: &Entry| matches!(v.content, Some(Content::Hidden { could_be_public: true, .. }));
        if self.variables.iter().any(could_be_public) {
            writeln!(f, "(text is hidden, because it may be a secret; `#[env(public)]` on a field shows its value)")?;
        }
        for warning in &self.warnings {
            writeln!(f, "warning: {warning}")?;
        }
        for problem in &self.problems {
            writeln!(f, "problem: {problem}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        limit::write_structure(&Structure(self), f)
    }
}

struct Structure<'a>(&'a Summary);

impl fmt::Debug for Structure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Summary { variables, more_variables, warnings, problems } = self.0;
        f.debug_struct("Summary")
            .field("variables", variables)
            .field("more_variables", more_variables)
            .field("warnings", warnings)
            .field("problems", problems)
            .finish()
    }
}
