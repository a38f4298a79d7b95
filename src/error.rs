//! The one error of the crate: a list of problems that is never empty.

use std::fmt;
use std::io::Write;

use crate::limit;
use crate::problem::Problem;
use crate::report::Report;

/// Everything that is wrong with an environment.
///
/// [`Display`](fmt::Display) is the report for the operator, with every problem in the order of the declaration.
/// [`Debug`] is the same text, so that `fn main() -> Result<(), factor3::Error>` prints it; `{:#?}` shows the
/// structure. No report is longer than 1 MiB, whatever is wrong.
///
/// # Secrets
///
/// An error stores no value that is hidden and no text that was refused. That is a matter of its types, and not of how
/// it is printed: no [`Problem`] has a place for a value. All of its texts are made of names that the configuration
/// reads, or that are nearly such a name; of positions and lengths; of the path of a file that is there; and of
/// sentences that are written in the program. The sentence of a parser or of a rule of the program that was made at run
/// time may quote the value, so it is dropped where the problem is made, unless the value is public. There is no
/// [`source`](std::error::Error::source), because the error of another parser may quote the value too.
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
///   WORKERS is not an integer from 0 to 255: character 1 of 4 is not a digit
///     --> given
///
/// to fix: PORT, WORKERS"
/// );
/// ```
#[derive(Clone, thiserror::Error)]
#[error("{}", Report { problems: &self.problems, note: self.note })]
pub struct Error {
    problems: Box<[Problem]>,
    /// A line about all of them.
    pub(crate) note: Option<&'static str>,
}

impl Error {
    /// `EX_CONFIG` of `sysexits.h`, which says that the configuration is wrong: systemd
    /// (`RestartPreventExitStatus=78`) and Kubernetes Jobs (`podFailurePolicy`) can act on it.
    pub const EXIT_CODE: u8 = 78;

    pub(crate) fn new(mut problems: Vec<Problem>, note: Option<&'static str>) -> Self {
        Problem::fit_alone(&mut problems);
        Self { problems: problems.into(), note }
    }

    /// The problems: those of files first, then those of the fields in the order of their declaration.
    ///
    /// Where there are too many to name, one problem at the end of them says [how many more](Problem::more) there are.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Prints `error: ` and the report on standard error, and ends the process with [`EXIT_CODE`](Self::EXIT_CODE).
    ///
    /// ```no_run
    /// # use factor3::EnvConfig;
    /// # #[derive(Debug, EnvConfig)] struct Config { port: u16 }
    /// let config = Config::from_env().unwrap_or_else(|error| error.exit());
    /// ```
    pub fn exit(&self) -> ! {
        // Not `eprintln!`, which panics when standard error is closed.
        let _ = writeln!(std::io::stderr().lock(), "error: {self}");
        std::process::exit(Self::EXIT_CODE.into())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() { limit::write_structure(&Structure(&self.problems), f) } else { fmt::Display::fmt(self, f) }
    }
}

/// The problems, not as a report.
struct Structure<'a>(&'a [Problem]);

impl fmt::Debug for Structure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error").field("problems", &self.0).finish_non_exhaustive()
    }
}
