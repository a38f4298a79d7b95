//! What can be wrong: data, with the sentence that says it. How problems are laid out is the report's business.

use std::fmt;

use crate::env::{Env, Origin};
use crate::finding::Found;
use crate::limit;
use crate::logfmt::Line;
use crate::say::{self, Sentence};

/// One thing that is wrong with an environment, or likely to be: the problems of an [`Error`](crate::Error) and the
/// warnings of a [`Summary`](crate::Summary) are of this type.
///
/// It holds no text that was refused and no value that is hidden. [`Display`](fmt::Display) is the whole problem in
/// one line, for logs that are read line by line.
///
/// ```
/// use factor3::{Env, EnvConfig, ProblemKind};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     port: u16,
/// }
///
/// let error = Config::load(&Env::from([("PORT", "80a80")])).unwrap_err();
/// let problem = &error.problems()[0];
/// assert_eq!(problem.variables(), ["PORT"]);
/// assert_eq!(problem.field(), Some("port"));
/// assert_eq!(problem.kind(), ProblemKind::Invalid);
/// assert_eq!(problem.message(), "PORT is not an integer from 0 to 65535: character 3 of 5 is not a digit");
/// assert_eq!(
///     problem.to_string(),
///     "PORT is not an integer from 0 to 65535: character 3 of 5 is not a digit (given)"
/// );
/// ```
#[derive(Clone, Debug)]
pub struct Problem {
    pub(crate) kind: ProblemKind,
    pub(crate) variables: Variables,
    pub(crate) field: Option<String>,
    pub(crate) origin: Option<Origin>,
    pub(crate) message: Sentence,
    pub(crate) docs: Option<&'static str>,
    pub(crate) expected: Option<Sentence>,
    pub(crate) help: Option<Sentence>,
    pub(crate) more: usize,
}

/// The names of variables: nearly always one, which needs no list of its own.
#[derive(Clone)]
pub(crate) enum Variables {
    One([String; 1]),
    Any(Vec<String>),
}

impl Variables {
    fn as_slice(&self) -> &[String] {
        match self {
            Self::One(name) => name,
            Self::Any(names) => names,
        }
    }
}

impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_slice().fmt(f)
    }
}

/// What kind of thing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A required variable is not set, or set but empty.
    Missing,
    /// A value is not what its type expects.
    Invalid,
    /// A file is missing, unreadable, too large, or not a regular file.
    File,
    /// A line or a value in a `.env` file is malformed.
    Syntax,
    /// Two names of a variable are set to different values, or two settings exclude each other.
    Conflict,
    /// A rule of the program does not hold.
    Rule,
    /// A default in the program is not what its type expects.
    Default,
    /// An example in the program is not what its type expects; looked at in debug builds only.
    Example,
    /// A variable is [known by its name only](crate::Env::from_names), so that there is no value to load. A
    /// [`Summary`](crate::Summary) does not count it.
    NameOnly,
    /// A variable that nothing reads is nearly called like one that is not set. A warning.
    NearMiss,
    /// A `.env` file sets a variable twice. A warning.
    Duplicate,
    /// A variable is set by a name that will go away. A warning.
    Deprecated,
    /// A variable is set and has no effect. A warning.
    Ignored,
    /// A value or a name is legal, but probably a mistake. A warning.
    Suspicious,
    /// Variables cannot be checked, because one is [known by its name only](crate::Env::from_names). A warning.
    Unchecked,
}

impl ProblemKind {
    /// The word for machines.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Invalid => "invalid",
            Self::File => "file",
            Self::Syntax => "syntax",
            Self::Conflict => "conflict",
            Self::Rule => "rule",
            Self::Default => "default",
            Self::Example => "example",
            Self::NameOnly => "name-only",
            Self::NearMiss => "near-miss",
            Self::Duplicate => "duplicate",
            Self::Deprecated => "deprecated",
            Self::Ignored => "ignored",
            Self::Suspicious => "suspicious",
            Self::Unchecked => "unchecked",
        }
    }

    pub(crate) fn is_warning(self) -> bool {
        matches!(
            self,
            Self::NearMiss | Self::Duplicate | Self::Deprecated | Self::Ignored | Self::Suspicious | Self::Unchecked
        )
    }
}

/// More bytes than the keys of a problem have in indented JSON.
const KEYS: usize = 400;

/// The same, for what is around the item of a list.
const LIST_ITEM: usize = 20;

impl Problem {
    /// How many there are, with those that are not named.
    pub(crate) fn count(problems: &[Self]) -> usize {
        problems.iter().map(|problem| problem.more.max(1)).sum()
    }

    /// The same, where nothing else is in the output.
    pub(crate) fn fit_alone(problems: &mut Vec<Self>) {
        if !limit::is_short(problems, Self::length) {
            Self::fit(problems, &mut { limit::LIST });
        }
    }

    /// Keeps what fits into an output, and says how many more there are.
    pub(crate) fn fit(problems: &mut Vec<Self>, room: &mut usize) {
        let left_out = limit::overflow(problems, room, Self::weight);
        // A summary leaves out the other kind.
        let kind = left_out.iter().map(Self::kind).max_by_key(|kind| *kind != ProblemKind::NameOnly);
        problems.extend(kind.map(|kind| Self::and_more(kind, Self::count(&left_out))));
    }

    /// Closes a list that is too long to name all of it.
    fn and_more(kind: ProblemKind, more: usize) -> Self {
        let message = say::load::more("the environment", more, kind.is_warning());
        let variables = Variables::Any(Vec::new());
        Self { kind, variables, field: None, origin: None, message, docs: None, expected: None, help: None, more }
    }

    /// At most how many bytes it has in any output.
    fn weight(&self) -> usize {
        self.measure(limit::weight)
    }

    /// How many bytes it has without escapes.
    fn length(&self) -> usize {
        self.measure(str::len)
    }

    fn measure(&self, text: fn(&str) -> usize) -> usize {
        let origin = self.origin.as_ref().map(Origin::text);
        let texts = [self.field(), origin.as_deref(), Some(self.message()), self.docs(), self.expected(), self.help()];
        let names = self.variables().iter().map(|name| LIST_ITEM + text(name)).sum::<usize>();
        KEYS + names + texts.into_iter().flatten().map(text).sum::<usize>()
    }

    /// The full names of the variables that it is about: one, several for a rule or a conflict, none for a problem of
    /// a file.
    pub fn variables(&self) -> &[String] {
        self.variables.as_slice()
    }

    /// The field that reads the variable: `smtp.port`, or `admin_ports[1]` for an item of a list.
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// What kind of thing is wrong.
    pub fn kind(&self) -> ProblemKind {
        self.kind
    }

    /// Where the value came from, or which place in a file is wrong.
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// What is wrong: one line, which names the variable or the file, and holds no secret.
    pub fn message(&self) -> &str {
        self.message.as_str()
    }

    /// What the variable is for: the doc comment of the field. Only where the variable is missing.
    pub fn docs(&self) -> Option<&str> {
        self.docs
    }

    /// What a correct value looks like. Only where the message does not say it: where the variable is missing.
    pub fn expected(&self) -> Option<&str> {
        self.expected.as_ref().map(Sentence::as_str)
    }

    /// What to do: one line.
    pub fn help(&self) -> Option<&str> {
        self.help.as_ref().map(Sentence::as_str)
    }

    /// How many problems it stands for that are not named, at the end of a list that is too long to name all of it; else 0.
    ///
    /// At most 20 problems of one value are named, at most 100 lines of one file, and no more than fits into an output of
    /// 1 MiB.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { ports: Vec<u16> }
    /// let error = Config::load(&Env::from([("PORTS", "http,".repeat(300) + "http")])).unwrap_err();
    /// let last = error.problems().last().unwrap();
    /// assert_eq!(error.problems().len(), 21);
    /// assert_eq!(last.message(), "PORTS has 281 more problems");
    /// assert_eq!(last.more(), 281);
    /// ```
    pub fn more(&self) -> usize {
        self.more
    }

    /// The problem as one line of logfmt, for logs that machines read.
    ///
    /// The keys, in this order: `problem`, or `warning` for what is one, with the kind; `variable`, with the names and a
    /// comma between them; `field`, `origin`, `message`, `expected`, `help` and `more`. What there is nothing to say of
    /// has no key. A value is in quotes where it has to be, with the escapes of JSON.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { timeout_secs: u16 }
    /// let error = Config::load(&Env::from([("TIMEOUT_SECS", "soon")])).unwrap_err();
    /// assert_eq!(
    ///     error.problems()[0].logfmt().to_string(),
    ///     "problem=invalid variable=TIMEOUT_SECS field=timeout_secs origin=given \
    ///      message=\"TIMEOUT_SECS is not an integer from 0 to 65535: character 1 of 4 is not a digit\""
    /// );
    /// ```
    pub fn logfmt(&self) -> impl fmt::Display {
        let variables = (!self.variables().is_empty()).then(|| self.variables().join(","));
        Line::new(if self.kind.is_warning() { "warning" } else { "problem" }, self.kind.word())
            .and_if("variable", variables)
            .and_if("field", self.field())
            .and_if("origin", self.origin())
            .and("message", self.message())
            .and_if("expected", self.expected())
            .and_if("help", self.help())
            .and_if("more", (self.more > 0).then_some(self.more))
    }

    /// The place in a file, if the message begins with it already.
    pub(crate) fn place_is_in_message(&self) -> bool {
        self.variables().is_empty()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.as_str())?;
        if let Some(origin) = self.origin.as_ref().filter(|_| !self.place_is_in_message()) {
            write!(f, " ({origin})")?;
        }
        if let Some(expected) = &self.expected {
            write!(f, "; expected {expected}")?;
        }
        if let Some(help) = &self.help {
            write!(f, "; {help}")?;
        }
        Ok(())
    }
}

impl Env {
    /// What is wrong with the files of this environment, in the order of its layers. Every load reports these first.
    ///
    /// A line that cannot be split is here, and so is a file that cannot be read; a value that cannot be decoded is
    /// not, because it is a problem only for a configuration that reads it. No name of the file is shown: only a
    /// configuration knows which names are safe.
    ///
    /// ```
    /// # #[cfg(feature = "dotenv")] {
    /// let problems = factor3::Env::dotenv("no/such/file.env").problems();
    /// assert_eq!(problems[0].message(), "no/such/file.env does not exist");
    /// # }
    /// ```
    pub fn problems(&self) -> Vec<Problem> {
        let found = Found::of_files(&self.faults(), &|_| false);
        let mut problems = found.into_iter().filter_map(Found::into_problem).collect();
        Problem::fit_alone(&mut problems);
        problems
    }
}
