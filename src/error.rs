//! The one error of the crate: a list of problems that is never empty.

mod journal;

use std::fmt;
use std::io::Write;

use crate::limit;
use crate::problem::Problem;
use crate::report::Report;
use crate::say::Sentence;

/// The error of a load: every problem of an environment.
///
/// [`Display`](fmt::Display) is the report for the operator, with the problems in declaration order. [`Debug`] prints
/// it too, because `fn main() -> Result<(), factor3::Error>` prints the `Debug` form; `{:#?}` shows the structure. A
/// report is at most 1 MiB long, whatever the environment holds.
///
/// # Secrets
///
/// An error stores neither a hidden value nor a rejected text. The types guarantee this, not the way an error is
/// printed: a [`Problem`] has no field for a value. Its texts are made from:
///
/// - names that the configuration reads, and near misses of them;
/// - positions and lengths;
/// - paths of files that exist;
/// - sentences in the source code of the program.
///
/// A message that a parser or a rule builds at run time may quote the value. It is dropped as soon as the problem is
/// created, unless the value is public. An error has no [`source`](std::error::Error::source), because another parser's
/// error may quote the value too.
///
/// ```
/// use factor3::{Env, EnvConfig};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     /// Port the HTTP server listens on.
///     port: u16,
///     workers: u8,
/// }
///
/// let error = Config::load(&Env::from([("WORKERS", "many")])).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "\
/// the environment has 2 problems
///
///   PORT is not set
///     Port the HTTP server listens on. Expected: an integer from 0 to 65535
///   WORKERS must be an integer from 0 to 255: character 1 of 4 is not a digit
///     --> set in code
///
/// to fix: PORT, WORKERS"
/// );
/// ```
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", Report { problems: &self.problems, note: self.note.as_ref().map(Sentence::as_str) })]
pub struct Error {
    problems: Box<[Problem]>,
    /// A line that applies to all problems.
    pub(crate) note: Option<Sentence>,
}

impl Error {
    /// The exit status for a wrong configuration: `EX_CONFIG` of `sysexits.h`, which is 78. systemd
    /// (`RestartPreventExitStatus=78`) and Kubernetes Jobs (`podFailurePolicy`) can act on it.
    ///
    /// ```
    /// assert_eq!(factor3::Error::EXIT_CODE, 78);
    /// ```
    pub const EXIT_CODE: u8 = 78;

    pub(crate) fn new(mut problems: Vec<Problem>, note: Option<Sentence>) -> Self {
        Problem::fit_alone(&mut problems);
        Self { problems: problems.into(), note }
    }

    /// Returns the problems, at least one: first those of files, then those of the fields in declaration order.
    ///
    /// A list that is too long ends with a problem that counts the [rest](Problem::more).
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { port: u16, host: String }
    /// let error = Config::load(&Env::from([("PORT", "80a80")])).unwrap_err();
    /// let fields: Vec<_> = error.problems().iter().map(|problem| problem.field().unwrap()).collect();
    /// assert_eq!(fields, ["port", "host"]);
    /// ```
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Prints `error: ` and the report to standard error, and exits the process with [`EXIT_CODE`](Self::EXIT_CODE).
    ///
    /// If standard error is the journal of systemd, the lines have the priority `err`.
    ///
    /// ```no_run
    /// # use factor3::EnvConfig;
    /// # #[derive(Debug, EnvConfig)] struct Config { port: u16 }
    /// let config = Config::from_env().unwrap_or_else(|error| error.exit());
    /// ```
    pub fn exit(&self) -> ! {
        // `eprintln!` would panic if standard error is closed.
        let text = journal::prioritised(format!("error: {self}\n"));
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
        std::process::exit(Self::EXIT_CODE.into())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            limit::write_structure(&ErrorStructure(&self.problems), f)
        } else {
            fmt::Display::fmt(self, f)
        }
    }
}

/// The problems as a structure, for `{:#?}`.
struct ErrorStructure<'a>(&'a [Problem]);

impl fmt::Debug for ErrorStructure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error").field("problems", &self.0).finish_non_exhaustive()
    }
}
