//! The aliases of a variable.

/// An alias of a [`Variable`](super::Variable): another name under which it may be set.
///
/// ```
/// use factor3::EnvConfig;
///
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(alias = "LISTEN_PORT", deprecated = ("HTTP_PORT", "it goes away in 2027"))]
///     port: u16,
/// }
///
/// let variables = Config::schema().variables();
/// let [listen, http] = variables[0].aliases() else { panic!("two aliases") };
/// assert_eq!((listen.name(), listen.is_deprecated(), listen.note()), ("LISTEN_PORT", false, None));
/// assert_eq!((http.name(), http.is_deprecated(), http.note()), ("HTTP_PORT", true, Some("it goes away in 2027")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Alias {
    pub(super) name: String,
    pub(super) deprecated: bool,
    pub(super) note: Option<&'static str>,
}

impl Alias {
    /// Returns the full name, with all prefixes.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns `true` if using the alias is a warning.
    pub fn is_deprecated(&self) -> bool {
        self.deprecated
    }

    /// Returns the note that the warning includes.
    pub fn note(&self) -> Option<&'static str> {
        self.note
    }
}
