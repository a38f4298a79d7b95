//! The summary of a load: each variable's value and origin, in a table that is safe to log.

mod entry;
mod table;

use std::fmt;

use crate::error::Error;
use crate::finding::Found;
use crate::limit;
use crate::load::problems_of;
use crate::problem::{Problem, ProblemKind};

pub use entry::{Entry, Status};

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

impl Summary {
    pub(crate) fn new(findings: Vec<Found>, error: Option<&Error>) -> Self {
        let (mut variables, mut warnings) = (Vec::with_capacity(findings.len()), Vec::new());
        for mut found in findings {
            match found.row.take() {
                Some(row) => variables.push(Entry::new(*row, found)),
                None => warnings.push(found),
            }
        }
        let mut problems = Vec::new();
        for problem in error.map(Error::problems).unwrap_or_default() {
            if problem.kind() != ProblemKind::NameOnly {
                problems.push(problem.clone());
            }
        }
        let (mut variables, mut warnings) = (entry::once(variables), problems_of(warnings, ProblemKind::is_warning));
        let mut more_variables = 0;
        let length = Problem::lengths(&problems) + Problem::lengths(&warnings) + Entry::lengths(&variables);
        if !limit::is_short(length) {
            // Problems come first: they matter most if the space runs out.
            let mut room = limit::LIST;
            Problem::fit(&mut problems, &mut room);
            Problem::fit(&mut warnings, &mut room);
            more_variables = limit::overflow(&mut variables, &mut room, Entry::weight).len();
        }
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
    /// # use factor3::{Env, EnvConfig, ProblemKind};
    /// # #[derive(Debug, EnvConfig)] struct Config { timeout: Option<u8> }
    /// let summary = Config::summary(&Env::from([("TIMOUT", "30")]));
    /// let warning = &summary.warnings()[0];
    /// assert_eq!((warning.kind(), warning.variables()), (ProblemKind::NearMiss, &["TIMEOUT".to_owned()][..]));
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

impl fmt::Debug for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        limit::write_structure(&SummaryStructure(self), f)
    }
}

struct SummaryStructure<'a>(&'a Summary);

impl fmt::Debug for SummaryStructure<'_> {
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
