//! What the files of a deployment say.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt;

use factor3::layer::Value;
use factor3::{Env, Origin};

use super::Part;

/// The variables of a deployment: those of each file, and what is wrong with the files. `Debug` shows the number of
/// variables.
///
/// ```
/// use factor3::layer::Value;
/// use factor3_deploy::Deployment;
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("prod.env");
/// std::fs::write(&path, "PORT=8080\n")?;
/// let variables = Deployment::from_args([&path])?.read();
/// assert_eq!(variables.get("PORT"), Some(Value::from("8080")));
/// assert_eq!(variables.iter().next().unwrap().name(), "PORT");
/// assert_eq!(format!("{variables:?}"), "Variables(1)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Variables {
    /// From the highest to the lowest.
    parts: Vec<Part>,
    /// In the order of the names.
    variables: BTreeMap<OsString, Variable>,
}

/// A variable that a file of a deployment sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    name: OsString,
    origin: Origin,
    is_in_clear: bool,
}

impl Variables {
    pub(super) fn new(mut parts: Vec<Part>) -> Self {
        let mut variables = BTreeMap::new();
        for variable in parts.iter_mut().flat_map(|part| std::mem::take(&mut part.variables)) {
            variables.entry(variable.name.clone()).or_insert(variable);
        }
        Self { parts, variables }
    }

    /// Returns the environment that the process gets, for a load or a summary.
    pub fn env(&self) -> Env {
        self.parts.iter().fold(Env::empty(), |env, part| env.or(part.env.clone()))
    }

    /// Returns what the deployment says about a name, or `None` if it does not set it.
    pub fn get(&self, name: &str) -> Option<Value> {
        let (mut is_perhaps, mut found) = (false, None);
        for value in self.parts.iter().filter_map(|part| part.get(name)) {
            match value {
                Value::Perhaps => is_perhaps = true,
                value => {
                    found = Some(value);
                    break;
                }
            }
        }
        match found.filter(|value| !matches!(value, Value::Unset)) {
            // Something sets it, but not for sure this value.
            Some(_) if is_perhaps => Some(Value::Unknown),
            None if is_perhaps => Some(Value::Perhaps),
            found => found,
        }
    }

    /// Returns every variable that a file sets, in the order of the names. The highest file that sets a name counts.
    pub fn iter(&self) -> impl Iterator<Item = &Variable> {
        self.variables.values()
    }
}

impl Variable {
    pub(super) fn new(name: OsString, origin: Origin, is_in_clear: bool) -> Self {
        Self { name, origin, is_in_clear }
    }

    /// Returns the name.
    pub fn name(&self) -> &OsStr {
        &self.name
    }

    /// Returns the place that sets it.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Returns `true` if a manifest has the value, which everyone who reads the manifest then knows.
    pub fn is_in_clear(&self) -> bool {
        self.is_in_clear
    }
}

impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Variables({})", self.variables.len())
    }
}
