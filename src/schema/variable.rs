//! One variable of a schema, with everything that is known of it without an environment.

use std::fmt;

use super::{Bounds, DefaultSpec, VariableSpec};
use crate::expected::{Expected, Sensitivity};
use crate::value::TlsPolicy;

/// One variable of a [`Schema`](super::Schema), with its full name.
#[derive(Clone, Debug)]
pub struct Variable {
    pub(super) name: String,
    pub(super) field: String,
    pub(super) group: Option<String>,
    /// It is the password of the URL before it.
    pub(super) is_password: bool,
    pub(super) conditions: Vec<Condition>,
    pub(super) aliases: Vec<Alias>,
    pub(super) spec: VariableSpec,
}

/// Another name of a [`Variable`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Alias {
    pub(super) name: String,
    pub(super) deprecated: bool,
    pub(super) note: Option<&'static str>,
}

impl Alias {
    /// The full name, with all its prefixes.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether its use is a warning.
    pub fn is_deprecated(&self) -> bool {
        self.deprecated
    }

    /// What the warning says about it.
    pub fn note(&self) -> Option<&'static str> {
        self.note
    }
}

/// When a [`Variable`] is read; the [`Display`](fmt::Display) follows "read".
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
        /// The path of the field of the group; empty if it is the whole configuration.
        group: String,
        /// The variables that count, by their names without aliases.
        variables: Vec<String>,
    },
    /// A variable chooses the variant.
    #[non_exhaustive]
    Chosen {
        /// The variable.
        variable: String,
        /// Its value.
        word: &'static str,
        /// The variant is also chosen if the variable is not set.
        default: bool,
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
        }
    }
}

impl Variable {
    /// The full name, with all its prefixes: `SMTP_PORT`.
    ///
    /// If it [is a prefix](Self::is_prefix), a `*` stands for what follows: `SMTP_*`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether every variable that begins with the name is read, and only the type of the field knows which: that of a
    /// field with `nested` and `serde`.
    ///
    /// ```
    /// use factor3::EnvConfig;
    ///
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     port: u16,
    /// }
    ///
    /// assert!(!Config::schema().variables()[0].is_prefix());
    /// ```
    pub fn is_prefix(&self) -> bool {
        self.spec.is_prefix
    }

    /// The beginning of the variables that are read, if it is a prefix.
    pub(crate) fn prefix(&self) -> Option<&str> {
        self.name.strip_suffix('*').filter(|_| self.spec.is_prefix)
    }

    /// The path of the field: `smtp.port`.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The path of the field of the group that it is in: `smtp`.
    pub fn group(&self) -> Option<&str> {
        self.group.as_deref()
    }

    /// When it is read: all of these must hold, the outermost comes first. None for a variable that always is.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// The doc comment of the field, without the leading spaces of its lines.
    pub fn docs(&self) -> &'static str {
        self.spec.docs
    }

    /// What a correct value looks like.
    pub fn expected(&self) -> Expected {
        *self.spec.expected
    }

    /// Whether the variable holds a secret, or may be shown. `public` on the field or the struct counts.
    pub fn sensitivity(&self) -> Sensitivity {
        match self.spec.sensitivity {
            Sensitivity::Unknown if self.spec.public => Sensitivity::Public,
            sensitivity => sensitivity,
        }
    }

    /// Whether loading fails when it is read and not set: it has no default, and its type is no `Option`.
    pub fn is_required(&self) -> bool {
        self.spec.default == DefaultSpec::None && !self.spec.expected.is_optional()
    }

    /// The default, if it is a literal: `"info"`, `8080`, `true`.
    ///
    /// Any other value of Rust has no text here. [`is_required`](Self::is_required) tells it from none, and the documents
    /// show it as its type does, where that is safe.
    pub fn default(&self) -> Option<&'static str> {
        match self.spec.default {
            DefaultSpec::Text(text) => Some(text),
            DefaultSpec::Typed(literal) => literal,
            DefaultSpec::None => None,
        }
    }

    pub(crate) fn has_default(&self) -> bool {
        self.spec.default != DefaultSpec::None
    }

    /// Whether its type shows a value, whatever the author says.
    pub(crate) fn type_can_be_shown(&self) -> bool {
        matches!(self.spec.sensitivity, Sensitivity::Public | Sensitivity::Masked)
    }

    /// Whether its type is made for a password, a token and the like, or for a URL with one.
    pub(crate) fn is_secret(&self) -> bool {
        match self.sensitivity() {
            Sensitivity::Public | Sensitivity::Unknown => false,
            Sensitivity::Masked => self.spec.expected.takes().password || self.spec.options.userinfo,
            Sensitivity::Secret => true,
        }
    }

    /// An example of a correct value: the one of the field, else the one of the type, if no range is written.
    pub fn example(&self) -> Option<&'static str> {
        let of_type = self.spec.expected.example_text().filter(|_| !self.spec.expected.has_range());
        self.spec.example.or(of_type)
    }

    /// The other names, in the order in which they are looked up.
    pub fn aliases(&self) -> &[Alias] {
        &self.aliases
    }

    /// The variable that may name a file with the value: `TOKEN_FILE` for a secret `TOKEN`.
    pub fn file(&self) -> Option<String> {
        self.spec.file.then(|| format!("{}_FILE", self.name))
    }

    /// What stands between the items, if the value is a list.
    pub fn separator(&self) -> Option<&'static str> {
        self.spec.expected.is_list().then_some(self.spec.options.separator)
    }

    /// The range of the value, or of each item of a list. Whole numbers always have one.
    pub fn bounds(&self) -> Option<Bounds> {
        self.spec.expected.bounds()
    }

    /// The words that the value, or each item of a list, is one of.
    pub fn choices(&self) -> Option<&'static [&'static str]> {
        self.spec.expected.choices()
    }

    /// Whether an empty value is a value, and not the same as none.
    pub fn allows_empty(&self) -> bool {
        self.spec.allow_empty
    }

    /// Whether it is the password of the URL before it, in a variable of its own.
    pub(crate) fn is_password(&self) -> bool {
        self.is_password
    }

    /// How well the connection must be protected: the field option `tls`.
    pub fn tls(&self) -> Option<TlsPolicy> {
        self.spec.options.tls
    }
}
