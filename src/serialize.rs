//! The shapes for machines. They are implemented by hand, which keeps them stable when a field is renamed.
//!
//! Every key is always present, with `null` for a missing value. Readers need not test for presence.

mod schema;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::env::Origin;
use crate::error::Error;
use crate::limit::cut;
use crate::problem::{Problem, ProblemKind};
use crate::say::Sentence;
use crate::summary::{self, Status, Summary};

/// Starts an object with a `kind`, on which its other keys depend.
fn of_kind<S: Serializer>(
    serializer: S,
    name: &'static str,
    kind: &'static str,
    keys: usize,
) -> Result<S::SerializeStruct, S::Error> {
    let mut object = serializer.serialize_struct(name, keys + 1)?;
    object.serialize_field("kind", kind)?;
    Ok(object)
}

/// With the `serde` feature, serialises as an object with the `problems`, and a `help` that applies to all of them.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// # #[derive(Debug, EnvConfig)] struct Config { port: u16 }
/// let error = Config::load(&Env::from([("PORT", "80a80")])).unwrap_err();
/// assert_eq!(
///     serde_json::to_value(&error)?,
///     serde_json::json!({
///         "problems": [{
///             "kind": "invalid",
///             "variables": ["PORT"],
///             "field": "port",
///             "origin": { "kind": "given", "label": null },
///             "message": "PORT must be an integer from 0 to 65535: character 3 of 5 is not a digit",
///             "docs": null,
///             "expected": null,
///             "inputs": [],
///             "help": null,
///             "more": 0,
///         }],
///         "help": null,
///     })
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("Error", 2)?;
        error.serialize_field("problems", self.problems())?;
        error.serialize_field("help", &self.note.as_ref().map(Sentence::as_str))?;
        error.end()
    }
}

/// With the `serde` feature, serialises as an object with a key for each accessor, `kind`, `variables`, `field`,
/// `origin`, `message`, `docs`, `expected`, `inputs`, `help` and `more`.
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut problem = serializer.serialize_struct("Problem", 10)?;
        problem.serialize_field("kind", &self.kind())?;
        problem.serialize_field("variables", self.variables())?;
        problem.serialize_field("field", &self.field())?;
        problem.serialize_field("origin", &self.origin())?;
        problem.serialize_field("message", self.message())?;
        problem.serialize_field("docs", &self.docs())?;
        problem.serialize_field("expected", &self.expected())?;
        problem.serialize_field("inputs", &self.inputs().collect::<Vec<_>>())?;
        problem.serialize_field("help", &self.help())?;
        problem.serialize_field("more", &self.more())?;
        problem.end()
    }
}

/// With the `serde` feature, serialises as the name of the variant in kebab case, such as `near-miss`.
impl Serialize for ProblemKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// With the `serde` feature, serialises as an object whose `kind` is `process`, `dotenv`, `file`, `place`, `given`,
/// `parts` or `default`. A `dotenv` has a `path`, a `line` and a `column`, and so has a `place`, whose line and column may be
/// `null`. A `file` has a `path`, and a `given` has a `label`, which may be `null`.
impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Process => of_kind(serializer, "Origin", "process", 0)?.end(),
            Self::Dotenv { path, line, column } => {
                let mut origin = of_kind(serializer, "Origin", "dotenv", 3)?;
                origin.serialize_field("path", &cut(path.to_string_lossy()))?;
                origin.serialize_field("line", line)?;
                origin.serialize_field("column", column)?;
                origin.end()
            }
            Self::File { path } => {
                let mut origin = of_kind(serializer, "Origin", "file", 1)?;
                origin.serialize_field("path", &cut(path.to_string_lossy()))?;
                origin.end()
            }
            Self::Place { path, line, column } => {
                let mut origin = of_kind(serializer, "Origin", "place", 3)?;
                origin.serialize_field("path", &cut(path.to_string_lossy()))?;
                origin.serialize_field("line", line)?;
                origin.serialize_field("column", column)?;
                origin.end()
            }
            Self::Given { label } => {
                let mut origin = of_kind(serializer, "Origin", "given", 1)?;
                origin.serialize_field("label", &label.as_deref().map(|label| cut(label.into())))?;
                origin.end()
            }
            Self::Parts => of_kind(serializer, "Origin", "parts", 0)?.end(),
            Self::Default => of_kind(serializer, "Origin", "default", 0)?.end(),
        }
    }
}

/// With the `serde` feature, serialises as an object with the `variables`, the number of `more_variables`, the
/// `warnings` and the `problems`.
///
/// ```
/// # use factor3::{Env, EnvConfig, SecretString};
/// # #[derive(Debug, EnvConfig)] struct Config { token: SecretString }
/// let summary = Config::summary(&Env::from([("TOKEN", "hunter2")]));
/// assert_eq!(
///     serde_json::to_value(&summary)?,
///     serde_json::json!({
///         "variables": [{
///             "name": "TOKEN",
///             "field": "token",
///             "status": "set",
///             "value": null,
///             "characters": 7,
///             "origin": { "kind": "given", "label": null },
///             "fallback": null,
///             "overridden": [],
///         }],
///         "more_variables": 0,
///         "warnings": [],
///         "problems": [],
///     })
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for Summary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut summary = serializer.serialize_struct("Summary", 4)?;
        summary.serialize_field("variables", self.variables())?;
        summary.serialize_field("more_variables", &self.more_variables())?;
        summary.serialize_field("warnings", self.warnings())?;
        summary.serialize_field("problems", self.problems())?;
        summary.end()
    }
}

/// With the `serde` feature, serialises as an object with `name`, `field` and `status`; the `value` if it may be shown,
/// or else the number of its `characters`; the `origin`, the `fallback` that gives the value, and the origins that are
/// `overridden`.
impl Serialize for summary::Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut variable = serializer.serialize_struct("Variable", 8)?;
        variable.serialize_field("name", self.name())?;
        variable.serialize_field("field", self.field())?;
        variable.serialize_field("status", &self.status())?;
        variable.serialize_field("value", &self.shown())?;
        variable.serialize_field("characters", &self.characters())?;
        variable.serialize_field("origin", &self.origin())?;
        variable.serialize_field("fallback", &self.fallback())?;
        variable.serialize_field("overridden", self.overridden())?;
        variable.end()
    }
}

/// With the `serde` feature, serialises as the name of the variant in kebab case, such as `empty-default`.
impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
