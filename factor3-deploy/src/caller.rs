//! The environment of whoever runs a tool.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt;

/// The environment of whoever runs a tool.
///
/// A line `NAME` without a value in the env file of Docker takes the value of the caller, and so does `${NAME}` in a
/// Compose file. A check runs elsewhere, so the caller is unknown by default. `Debug` shows no value.
///
/// ```
/// use factor3_deploy::Caller;
///
/// assert_eq!(Caller::from([("HOME", "/home/orders")]).get("HOME"), Some(Some("/home/orders".as_ref())));
/// assert_eq!(Caller::from([("HOME", "/home/orders")]).get("USER"), Some(None));
/// assert_eq!(Caller::unknown().get("HOME"), None);
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Caller {
    variables: Option<BTreeMap<OsString, OsString>>,
}

impl Caller {
    /// Returns a caller whose environment is unknown. It is also the [`Default`].
    ///
    /// ```
    /// use factor3_deploy::Caller;
    ///
    /// assert_eq!(Caller::unknown(), Caller::default());
    /// ```
    pub fn unknown() -> Self {
        Self::default()
    }

    /// Returns this process as the caller.
    ///
    /// ```
    /// use factor3_deploy::Caller;
    ///
    /// let path = std::env::var_os("PATH");
    /// assert_eq!(Caller::process().get("PATH"), Some(path.as_deref()));
    /// ```
    pub fn process() -> Self {
        Self { variables: Some(std::env::vars_os().collect()) }
    }

    /// Returns the value that the caller has for a name, or `Some(None)` if it has none. Returns `None` if the caller is
    /// unknown.
    pub fn get(&self, name: impl AsRef<OsStr>) -> Option<Option<&OsStr>> {
        self.variables.as_ref().map(|variables| variables.get(name.as_ref()).map(OsString::as_os_str))
    }

    /// Returns the variables, unless the caller is unknown.
    pub(crate) fn variables(&self) -> Option<&BTreeMap<OsString, OsString>> {
        self.variables.as_ref()
    }
}

impl<K: Into<OsString>, V: Into<OsString>, const N: usize> From<[(K, V); N]> for Caller {
    /// Creates a caller from names and values.
    fn from(variables: [(K, V); N]) -> Self {
        variables.into_iter().collect()
    }
}

impl<K: Into<OsString>, V: Into<OsString>> FromIterator<(K, V)> for Caller {
    /// Creates a caller from names and values. If a name occurs twice, its last value counts.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(variables: I) -> Self {
        Self { variables: Some(variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect()) }
    }
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.variables {
            Some(variables) => write!(f, "Caller({})", variables.len()),
            None => f.write_str("Caller(unknown)"),
        }
    }
}
