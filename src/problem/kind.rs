//! The kinds of problems and warnings.

/// The kind of a problem or a warning.
///
/// ```
/// use factor3::{Env, EnvConfig, ProblemKind};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     port: u16,
///     host: Option<String>,
/// }
///
/// let summary = Config::summary(&Env::from([("HOTS", "localhost")]));
/// assert_eq!(summary.problems()[0].kind(), ProblemKind::Missing);
/// assert_eq!(summary.warnings()[0].kind(), ProblemKind::NearMiss);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A required variable is not set, or is empty.
    Missing,
    /// A value is invalid for its type.
    Invalid,
    /// A file is missing, unreadable, too large, or not a regular file.
    File,
    /// A line or a value in a `.env` file is malformed.
    Syntax,
    /// Two names of a variable have different values, or two settings exclude each other.
    Conflict,
    /// A rule of the program is violated.
    Rule,
    /// A default in the program is invalid for its type.
    Default,
    /// An example in the program is invalid for its type. Only debug builds check examples.
    Example,
    /// A variable is [known by its name only](crate::Env::from_names), and has no value to load. A
    /// [`Summary`](crate::Summary) does not count it as a problem.
    NameOnly,
    /// An unused variable has a name that resembles that of an unset one. A warning.
    NearMiss,
    /// A `.env` file sets a variable twice. A warning.
    Duplicate,
    /// A variable is set by a deprecated name. A warning.
    Deprecated,
    /// A variable is set but has no effect. A warning.
    Ignored,
    /// A value or a name is valid, but probably a mistake. A warning.
    Suspicious,
    /// Variables cannot be checked, because a variable is [known by its name only](crate::Env::from_names). A warning.
    Unchecked,
}

impl ProblemKind {
    /// Returns the name in logfmt and JSON. It does not change in a patch.
    ///
    /// ```
    /// assert_eq!(factor3::ProblemKind::NearMiss.as_str(), "near-miss");
    /// ```
    pub fn as_str(self) -> &'static str {
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
