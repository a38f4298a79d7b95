//! A variable of a schema: everything that is known without an environment.

use std::iter;

use super::{Alias, Bounds, Condition, DefaultSpec, VariableSpec, instances};
use crate::expected::{Expected, Sensitivity};
use crate::value::{Options, TlsPolicy};

/// A variable of a [`Schema`](super::Schema), with its full name.
///
/// ```
/// use factor3::EnvConfig;
///
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(nested)]
///     smtp: Smtp,
/// }
///
/// #[derive(EnvConfig)]
/// struct Smtp {
///     /// Port of the mail relay.
///     #[env(default = 25, range = 1..=1024, example = "587")]
///     port: u16,
///     #[env(separator = ";")]
///     recipients: Vec<String>,
/// }
///
/// let variables = Config::schema().variables();
/// let port = &variables[0];
/// assert_eq!((port.name(), port.field(), port.group()), ("SMTP_PORT", "smtp.port", Some("smtp")));
/// assert_eq!((port.docs(), port.expected().to_string().as_str()), ("Port of the mail relay.", "an integer from 1 to 1024"));
/// assert_eq!((port.is_required(), port.default(), port.example()), (false, Some("25"), Some("587")));
/// assert_eq!((variables[1].is_required(), variables[1].separator()), (true, Some(";")));
/// ```
///
/// Two variables are equal if each method returns the same for both:
///
/// ```
/// use factor3::EnvConfig;
///
/// # #[derive(EnvConfig)] struct Before { #[env(default = 25)] port: u16, host: String }
/// # #[derive(EnvConfig)] struct After { #[env(default = 587)] port: u16, host: String }
/// // `port` has another default now, and `host` is unchanged.
/// let (before, after) = (Before::schema().variables(), After::schema().variables());
/// assert_ne!(before[0], after[0]);
/// assert_eq!(before[1], after[1]);
/// ```
#[derive(Clone, Debug)]
pub struct Variable {
    pub(super) name: String,
    pub(super) field: String,
    pub(super) group: Option<String>,
    /// The variable is the password of the URL before it.
    pub(super) is_password: bool,
    /// The URL of which it is a part.
    pub(super) part_of: Option<String>,
    /// The variables for its parts.
    pub(super) parts: Vec<String>,
    pub(super) conditions: Vec<Condition>,
    pub(super) aliases: Vec<Alias>,
    pub(super) spec: VariableSpec,
}

impl Variable {
    /// Returns the full name, with all prefixes: `SMTP_PORT`.
    ///
    /// A name that [is a prefix](Self::is_prefix) ends with a `*`: `SMTP_*`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns `true` if the name is a prefix, and every variable that begins with it is read.
    ///
    /// A field with `nested` and `serde` has such a name, because only its type knows which variables it reads.
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

    /// Returns the prefix, if the name is one.
    pub(crate) fn prefix(&self) -> Option<&str> {
        self.name.strip_suffix('*').filter(|_| self.spec.is_prefix)
    }

    /// Returns `true` if the name is that of any instance of a group, with `<NAME>` in place of the instance's own:
    /// `SINK_<NAME>_URL`.
    ///
    /// A map of configurations has such variables. Its list names the instances.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    ///
    /// use factor3::EnvConfig;
    ///
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     #[env(nested, prefix = "SINK_")]
    ///     sinks: BTreeMap<String, Sink>,
    /// }
    ///
    /// #[derive(EnvConfig)]
    /// struct Sink {
    ///     topic: String,
    /// }
    ///
    /// let variables = Config::schema().variables();
    /// let names: Vec<_> = variables.iter().map(|variable| (variable.name(), variable.is_pattern())).collect();
    /// assert_eq!(names, [("SINKS", false), ("SINK_<NAME>_TOPIC", true)]);
    /// assert!(variables[1].is_read_as("SINK_MSK_TOPIC"));
    /// ```
    pub fn is_pattern(&self) -> bool {
        instances::is_of_any(&self.name)
    }

    /// Returns `true` if a load may read the variable under this name: its own, an alias, that of its file, or, if it
    /// has [many](Self::is_prefix) or [any](Self::is_pattern), one of those. Fallbacks do not count.
    ///
    /// ```
    /// use factor3::{EnvConfig, SecretString};
    ///
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     #[env(alias = "API_TOKEN")]
    ///     token: SecretString,
    /// }
    ///
    /// let token = &Config::schema().variables()[0];
    /// assert!(token.is_read_as("API_TOKEN_FILE") && !token.is_read_as("API_KEY"));
    /// ```
    pub fn is_read_as(&self, name: &str) -> bool {
        let is_called = |name: &str| {
            let mut names = iter::once(&*self.name).chain(self.aliases.iter().map(Alias::name));
            names.any(|own| instances::is_called(own, name))
        };
        is_called(name) || self.spec.file && name.strip_suffix("_FILE").is_some_and(is_called)
    }

    /// Returns the path of the field: `smtp.port`.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// Returns the path of the group's field, such as `smtp`, or `None` at the top level.
    pub fn group(&self) -> Option<&str> {
        self.group.as_deref()
    }

    /// Returns the conditions under which the variable is read, from the outermost group inwards. All of them must
    /// hold. A variable that is always read has none.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// Returns the doc comment of the field, without the leading spaces of its lines.
    pub fn docs(&self) -> &'static str {
        self.spec.docs
    }

    /// Returns the description of a valid value.
    pub fn expected(&self) -> Expected {
        self.spec.expected.clone()
    }

    /// Returns the sensitivity: that of the type, unless `public` on the field or the struct relaxes it.
    ///
    /// ```
    /// use factor3::{EnvConfig, Sensitivity};
    ///
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     user: String,
    ///     #[env(public)]
    ///     region: String,
    /// }
    ///
    /// let variables = Config::schema().variables();
    /// assert_eq!(variables[0].sensitivity(), Sensitivity::Unknown);
    /// assert_eq!(variables[1].sensitivity(), Sensitivity::Public);
    /// ```
    pub fn sensitivity(&self) -> Sensitivity {
        match self.spec.sensitivity {
            Sensitivity::Unknown if self.spec.public => Sensitivity::Public,
            sensitivity => sensitivity,
        }
    }

    /// Returns `true` if a load fails when the variable is read but not set: it has no default, and its type is not an
    /// `Option`. A URL that may be given in [parts](Self::part_of) is not read if a part is set instead.
    pub fn is_required(&self) -> bool {
        self.spec.is_required()
    }

    /// Returns the text of the default, if it is a literal: `"info"`, `8080`, `true`.
    ///
    /// A default that is any other Rust expression has no text, and this returns `None`. Use
    /// [`is_required`](Self::is_required) to tell it from a missing default. The documents show it in the form of its
    /// type, if that is safe.
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

    /// Returns `true` if values of the type may be shown even without `public`.
    pub(crate) fn type_can_be_shown(&self) -> bool {
        matches!(self.spec.sensitivity, Sensitivity::Public | Sensitivity::Masked)
    }

    /// Returns `true` if the type is for secrets, or for values with a part to hide, such as a password.
    pub(crate) fn is_secret(&self) -> bool {
        match self.sensitivity() {
            Sensitivity::Public | Sensitivity::Unknown => false,
            Sensitivity::Masked => !self.spec.expected.is_secretless() || self.spec.options.userinfo,
            Sensitivity::Secret => true,
        }
    }

    /// Returns an example of a valid value: that of the field, or else that of the type. With a `range`, only the
    /// field's own example counts.
    pub fn example(&self) -> Option<&'static str> {
        self.spec.example.or(self.spec.expected.example_text())
    }

    /// Returns the aliases, in lookup order.
    pub fn aliases(&self) -> &[Alias] {
        &self.aliases
    }

    /// Returns the name of the variable that may name a file with the value: `TOKEN_FILE` for a secret `TOKEN`.
    ///
    /// ```
    /// use factor3::{EnvConfig, SecretString};
    ///
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     token: SecretString,
    ///     port: u16,
    /// }
    ///
    /// let variables = Config::schema().variables();
    /// assert_eq!(variables[0].file().as_deref(), Some("TOKEN_FILE"));
    /// assert_eq!(variables[1].file(), None);
    /// ```
    pub fn file(&self) -> Option<String> {
        self.spec.file.then(|| format!("{}_FILE", self.name))
    }

    /// Returns the separator of the items, if the value is a list.
    pub fn separator(&self) -> Option<&'static str> {
        self.spec.expected.is_list().then_some(self.spec.options.separator)
    }

    /// Returns the range of the value, or of each item of a list. Integers always have a range.
    ///
    /// ```
    /// use factor3::EnvConfig;
    ///
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     workers: Option<u8>,
    ///     name: String,
    /// }
    ///
    /// let variables = Config::schema().variables();
    /// assert_eq!(variables[0].bounds().unwrap().to_string(), "from 0 to 255");
    /// assert!(variables[1].bounds().is_none());
    /// ```
    pub fn bounds(&self) -> Option<Bounds> {
        self.spec.expected.bounds()
    }

    /// Returns the words that are valid for the value, or for each item of a list, if its type is an enum.
    ///
    /// ```
    /// use factor3::{EnvConfig, EnvValue};
    ///
    /// #[derive(EnvValue)]
    /// enum LogLevel {
    ///     Debug,
    ///     Info,
    /// }
    ///
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     log_level: LogLevel,
    /// }
    ///
    /// assert_eq!(Config::schema().variables()[0].choices(), Some(&["debug", "info"][..]));
    /// ```
    pub fn choices(&self) -> Option<&'static [&'static str]> {
        self.spec.expected.choices()
    }

    /// Returns `true` if an empty text is a value of its own, because of `allow_empty`. Otherwise it counts as unset.
    ///
    /// ```
    /// use factor3::EnvConfig;
    ///
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     #[env(allow_empty)]
    ///     suffix: String,
    /// }
    ///
    /// assert!(Config::schema().variables()[0].allows_empty());
    /// ```
    pub fn allows_empty(&self) -> bool {
        self.spec.allow_empty
    }

    pub(crate) fn options(&self) -> &Options {
        &self.spec.options
    }

    /// Returns `true` if an empty value is a problem, although the variable need not be set.
    ///
    /// ```
    /// # use factor3::EnvConfig;
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     #[env(deny_empty)]
    ///     region: Option<String>,
    /// }
    ///
    /// assert!(Config::schema().variables()[0].denies_empty());
    /// ```
    pub fn denies_empty(&self) -> bool {
        self.spec.deny_empty
    }

    /// Returns the whole names that are read, in order, if the variable is not set.
    ///
    /// ```
    /// # use factor3::EnvConfig;
    /// #[derive(EnvConfig)]
    /// #[env(prefix = "APP_")]
    /// struct Config {
    ///     #[env(fallback = "PORT")]
    ///     port: u16,
    /// }
    ///
    /// let port = &Config::schema().variables()[0];
    /// assert_eq!((port.name(), port.fallbacks()), ("APP_PORT", &["PORT"][..]));
    /// ```
    pub fn fallbacks(&self) -> &'static [&'static str] {
        self.spec.fallbacks
    }

    /// Returns the name of the URL of which the variable is a part, as the field option `parts` reads them.
    ///
    /// A part is read in place of its URL. Its host is required if any part is set and the URL is not.
    ///
    /// ```
    /// # #[cfg(feature = "service")] {
    /// use factor3::EnvConfig;
    /// use factor3::service::PostgresUrl;
    ///
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     #[env(parts = "DB_")]
    ///     database_url: PostgresUrl,
    /// }
    ///
    /// let variables = Config::schema().variables();
    /// let names: Vec<_> = variables.iter().map(|variable| (variable.name(), variable.part_of().is_some())).collect();
    /// assert_eq!(names[..3], [("DATABASE_URL", false), ("DB_HOST", true), ("DB_PORT", true)]);
    /// assert_eq!(variables[1].part_of(), Some("DATABASE_URL"));
    /// # }
    /// ```
    pub fn part_of(&self) -> Option<&str> {
        self.part_of.as_deref()
    }

    /// Returns the names of the variables for the parts of a URL.
    pub(crate) fn parts(&self) -> &[String] {
        &self.parts
    }

    /// Returns `true` for the separate password of the URL before it.
    pub(crate) fn is_password(&self) -> bool {
        self.is_password
    }

    /// Returns the required protection of the connection: the `tls` option of the field.
    ///
    /// ```
    /// # #[cfg(feature = "service")] {
    /// use factor3::EnvConfig;
    /// use factor3::service::PostgresUrl;
    /// use factor3::value::TlsPolicy;
    ///
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     #[env(tls = "verify")]
    ///     database_url: PostgresUrl,
    /// }
    ///
    /// assert_eq!(Config::schema().variables()[0].tls(), Some(TlsPolicy::Verify));
    /// # }
    /// ```
    pub fn tls(&self) -> Option<TlsPolicy> {
        self.spec.options.tls
    }
}
