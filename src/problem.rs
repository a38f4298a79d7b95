//! A problem: its data and its message. The report decides the layout.

mod kind;

use std::fmt;

use crate::env::Origin;
use crate::limit;
use crate::logfmt::Line;
use crate::say::{self, Sentence};

pub use kind::ProblemKind;

/// A problem of an environment, or a warning: an item of [`Error::problems`](crate::Error::problems) or
/// [`Summary::warnings`](crate::Summary::warnings).
///
/// It holds neither a rejected text nor a hidden value. [`Display`](fmt::Display) is the entire problem on one line,
/// for logs that are read line by line.
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
/// assert_eq!(problem.message(), "PORT must be an integer from 0 to 65535: character 3 of 5 is not a digit");
/// assert_eq!(
///     problem.to_string(),
///     "PORT must be an integer from 0 to 65535: character 3 of 5 is not a digit (set in code)"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub(crate) kind: ProblemKind,
    pub(crate) variables: Variables,
    pub(crate) field: Option<String>,
    pub(crate) origin: Option<Origin>,
    pub(crate) message: Sentence,
    pub(crate) docs: Option<&'static str>,
    pub(crate) expected: Option<Sentence>,
    pub(crate) inputs: Vec<Sentence>,
    pub(crate) help: Option<Sentence>,
    pub(crate) more: usize,
}

/// The names of variables. A single name, which is by far the most common case, needs no allocation for a list.
#[derive(Clone, Eq)]
pub(crate) enum Variables {
    One([String; 1]),
    Any(Vec<String>),
}

impl PartialEq for Variables {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
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

/// An upper bound for the bytes of a problem's keys in indented JSON.
const KEYS: usize = 400;

/// An upper bound for the punctuation and indentation of a list item.
const LIST_ITEM: usize = 20;

impl Problem {
    /// Counts the problems, including those that were left out.
    pub(crate) fn count(problems: &[Self]) -> usize {
        problems.iter().map(|problem| problem.more.max(1)).sum()
    }

    /// Keeps as many problems as fit into an output that contains nothing else.
    pub(crate) fn fit_alone(problems: &mut Vec<Self>) {
        if !limit::is_short(Self::lengths(problems)) {
            Self::fit(problems, &mut { limit::LIST });
        }
    }

    /// Keeps as many problems as fit into the output, and adds one that counts the rest.
    pub(crate) fn fit(problems: &mut Vec<Self>, room: &mut usize) {
        let left_out = limit::overflow(problems, room, Self::weight);
        // Prefer any kind to `NameOnly`, which a summary filters out.
        let kind = left_out.iter().map(Self::kind).max_by_key(|kind| *kind != ProblemKind::NameOnly);
        problems.extend(kind.map(|kind| Self::and_more(kind, Self::count(&left_out))));
    }

    /// Returns the problem that ends a shortened list.
    fn and_more(kind: ProblemKind, more: usize) -> Self {
        let message = say::load::more("the environment", more, kind.is_warning());
        let variables = Variables::Any(Vec::new());
        let (field, origin, docs, expected, inputs, help) = (None, None, None, None, Vec::new(), None);
        Self { kind, variables, field, origin, message, docs, expected, inputs, help, more }
    }

    /// Returns an upper bound for its bytes in any output.
    fn weight(&self) -> usize {
        self.measure(limit::weight)
    }

    /// Returns the number of bytes without escapes, as problems are in a program.
    pub(crate) fn lengths(problems: &[Self]) -> usize {
        problems.iter().map(|problem| problem.measure(str::len)).sum()
    }

    /// Returns an upper bound for its bytes in an output that adds what `text` returns for each text.
    fn measure(&self, text: fn(&str) -> usize) -> usize {
        let origin = self.origin.as_ref().map(Origin::verbatim);
        let texts = [self.field(), origin.as_deref(), Some(self.message()), self.docs(), self.expected(), self.help()];
        let names = self.variables().iter().map(|name| LIST_ITEM + text(name)).sum::<usize>();
        let inputs = self.inputs.iter().map(|line| LIST_ITEM + text(line.as_str())).sum::<usize>();
        KEYS + names + inputs + texts.into_iter().map(|one| one.map_or(0, text)).sum::<usize>()
    }

    /// Returns the full names of the variables affected: one for most problems, several for a rule or a conflict, none
    /// for a problem of a file.
    pub fn variables(&self) -> &[String] {
        self.variables.as_slice()
    }

    /// Returns the path of the field that reads the variable: `smtp.port`, or `admin_ports[1]` for an item of a list.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { admin_ports: Vec<u16> }
    /// let error = Config::load(&Env::from([("ADMIN_PORTS", "80,http")])).unwrap_err();
    /// assert_eq!(error.problems()[0].field(), Some("admin_ports[1]"));
    /// ```
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// Returns the kind of the problem.
    pub fn kind(&self) -> ProblemKind {
        self.kind
    }

    /// Returns the origin of the value, or the position of the error in a file.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { port: u16 }
    /// let error = Config::load(&Env::from([("PORT", "80a80")]).named("command line")).unwrap_err();
    /// assert_eq!(error.problems()[0].origin().unwrap().to_string(), "command line");
    /// ```
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// Returns the message: one line that names the variable or the file, and contains no secret.
    pub fn message(&self) -> &str {
        self.message.as_str()
    }

    /// Returns the doc comment of the field, if the variable is missing.
    ///
    /// ```
    /// use factor3::{Env, EnvConfig};
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     /// Port the HTTP server listens on.
    ///     port: u16,
    /// }
    ///
    /// let error = Config::load(&Env::from([("PROT", "80")])).unwrap_err();
    /// let problem = &error.problems()[0];
    /// assert_eq!(problem.docs(), Some("Port the HTTP server listens on."));
    /// assert_eq!(problem.expected(), Some("an integer from 0 to 65535"));
    /// assert!(problem.help().unwrap().ends_with("did you mean PORT?"));
    /// ```
    pub fn docs(&self) -> Option<&str> {
        self.docs
    }

    /// Returns a description of the expected value, if the variable is missing. Any other message includes it.
    pub fn expected(&self) -> Option<&str> {
        self.expected.as_ref().map(Sentence::as_str)
    }

    /// Returns a line for each variable of a violated rule about several variables: its value, if that may be shown, and its
    /// origin. Otherwise returns no lines.
    ///
    /// ```
    /// use factor3::{Env, EnvConfig};
    ///
    /// #[derive(Debug, EnvConfig)]
    /// #[env(validate = in_order(pool_min, pool_max))]
    /// struct Config {
    ///     pool_min: u32,
    ///     #[env(default = 10)]
    ///     pool_max: u32,
    /// }
    ///
    /// fn in_order(min: &u32, max: &u32) -> Result<(), &'static str> {
    ///     if min <= max { Ok(()) } else { Err("the minimum exceeds the maximum") }
    /// }
    ///
    /// let error = Config::load(&Env::from([("POOL_MIN", "20")])).unwrap_err();
    /// let lines: Vec<_> = error.problems()[0].inputs().collect();
    /// assert_eq!(lines, ["POOL_MIN is 20 (set in code)", "POOL_MAX is 10 (default)"]);
    /// assert_eq!(error.problems()[0].variables(), ["POOL_MIN"]);
    /// ```
    pub fn inputs(&self) -> impl Iterator<Item = &str> {
        self.inputs.iter().map(Sentence::as_str)
    }

    /// Returns advice on how to fix the problem, on one line.
    pub fn help(&self) -> Option<&str> {
        self.help.as_ref().map(Sentence::as_str)
    }

    /// Returns the number of problems that were left out, if this problem ends a shortened list. Otherwise returns 0.
    ///
    /// A list holds at most 20 problems of one value and at most 100 lines of one file, and fits into an output of 1
    /// MiB.
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

    /// Formats the problem as one line of logfmt, for logs that machines read.
    ///
    /// The keys, in this order:
    ///
    /// | key | value |
    /// | --- | --- |
    /// | `problem` or `warning` | the kind |
    /// | `variable` | the names, separated by commas |
    /// | `field`, `origin`, `message`, `expected`, `inputs`, `help`, `more` | as returned by the accessors; the lines of `inputs` are separated by `; ` |
    ///
    /// A key without a value is left out. Values are quoted where necessary, with the escapes of JSON.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { timeout_secs: u16 }
    /// let error = Config::load(&Env::from([("TIMEOUT_SECS", "soon")])).unwrap_err();
    /// assert_eq!(
    ///     error.problems()[0].logfmt().to_string(),
    ///     "problem=invalid variable=TIMEOUT_SECS field=timeout_secs origin=\"set in code\" \
    ///      message=\"TIMEOUT_SECS must be an integer from 0 to 65535: character 1 of 4 is not a digit\""
    /// );
    /// ```
    pub fn logfmt(&self) -> impl fmt::Display {
        let variables = (!self.variables().is_empty()).then(|| self.variables().join(","));
        Line::new(if self.kind.is_warning() { "warning" } else { "problem" }, self.kind.as_str())
            .and_if("variable", variables)
            .and_if("field", self.field())
            .and_if("origin", self.origin().map(Origin::verbatim))
            .and("message", self.message())
            .and_if("expected", self.expected())
            .and_if("inputs", (!self.inputs.is_empty()).then(|| self.inputs().collect::<Vec<_>>().join("; ")))
            .and_if("help", self.help())
            .and_if("more", (self.more > 0).then_some(self.more))
    }

    /// Returns `true` if the message already begins with the place in a file.
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
        for input in &self.inputs {
            write!(f, "; {input}")?;
        }
        if let Some(help) = &self.help {
            write!(f, "; {help}")?;
        }
        Ok(())
    }
}
