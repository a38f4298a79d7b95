//! The conditions under which a variable is read.

use std::fmt;

/// A condition under which a [`Variable`](super::Variable) is read. [`Display`](fmt::Display) completes "is read ...".
///
/// ```
/// use factor3::EnvConfig;
///
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(nested)]
///     smtp: Option<Smtp>,
///     #[env(nested)]
///     storage: Storage,
/// }
///
/// #[derive(EnvConfig)]
/// struct Smtp {
///     host: String,
///     from: String,
/// }
///
/// #[derive(EnvConfig)]
/// #[env(tag = "KIND")]
/// enum Storage {
///     Memory,
///     Disk { path: std::path::PathBuf },
/// }
///
/// let variables = Config::schema().variables();
/// let conditions = |i: usize| variables[i].conditions().iter().map(ToString::to_string).collect::<Vec<_>>();
/// assert_eq!((variables[1].name(), conditions(1)), ("SMTP_FROM", vec!["if SMTP_HOST or SMTP_FROM is set".to_owned()]));
/// assert_eq!((variables[3].name(), conditions(3)), ("STORAGE_PATH", vec!["if STORAGE_KIND is disk".to_owned()]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Condition {
    /// One of the variables of an optional group is set.
    #[non_exhaustive]
    AnySet {
        /// The path of the group's field, or an empty text if the group is the entire configuration.
        group: String,
        /// The names of the variables that switch the group on, without aliases.
        variables: Vec<String>,
    },
    /// A variable selects the variant.
    #[non_exhaustive]
    Chosen {
        /// The name of the variable.
        variable: String,
        /// The value that selects the variant.
        word: &'static str,
        /// `true` if the variant is also selected when the variable is not set.
        default: bool,
    },
    /// The variable belongs to an instance of a group, which another variable lists.
    #[non_exhaustive]
    Listed {
        /// The name of the variable that lists the instances.
        variable: String,
    },
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AnySet { variables, .. } => match &variables[..] {
                [] => f.write_str("if its group is set"),
                [variable] => write!(f, "if {variable} is set"),
                [most @ .., last] => write!(f, "if {} or {last} is set", most.join(", ")),
            },
            Self::Chosen { variable, word, default } => {
                write!(f, "if {variable} is {word}")?;
                if *default { f.write_str(" or not set") } else { Ok(()) }
            }
            Self::Listed { variable } => write!(f, "for each name in {variable}"),
        }
    }
}
