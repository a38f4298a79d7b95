//! What a validator says about an environment, in sentences without a value.

use std::collections::BTreeSet;
use std::fmt;

use factor3::layer::Value;
use factor3_deploy::Variables;
use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value as Json};

use super::not_in;
use crate::failure::Failure;

/// A problem or a warning. `Display` is one line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Verdict {
    name: Option<String>,
    text: String,
    place: Option<String>,
    help: Option<String>,
}

impl Verdict {
    pub(super) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        if let Some(place) = &self.place {
            write!(f, " ({place})")?;
        }
        if let Some(help) = &self.help {
            write!(f, "; {help}")?;
        }
        Ok(())
    }
}

/// Stands for a value that is not known. No complaint about it counts.
const UNKNOWN: &str = "unknown";

/// Returns the problems, and those that are problems only if a name that is perhaps set is set, or is not. Nothing is said of
/// a name that something else explains.
pub(super) fn verdicts(
    schema: &Json,
    properties: &Map<String, Json>,
    variables: &Variables,
    explained: &BTreeSet<&str>,
) -> Result<(Vec<Verdict>, Vec<Verdict>), Failure> {
    let validator = validator(schema)?;
    let judge = Judge { properties, variables, explained };
    let with = judge.judge(&validator, true);
    let without = judge.judge(&validator, false);
    let certain = with.intersection(&without).cloned().collect();
    let uncertain = with.symmetric_difference(&without).cloned();
    Ok((certain, uncertain.map(|verdict| Verdict { text: format!("perhaps, {}", verdict.text), ..verdict }).collect()))
}

pub(super) fn validator(schema: &Json) -> Result<Validator, Failure> {
    // The errors of the validator quote the schema, which has no secret.
    jsonschema::validator_for(schema)
        .map_err(|error| Failure::new(format!("the schema is not a JSON Schema: {}", error.masked())))
}

struct Judge<'a> {
    properties: &'a Map<String, Json>,
    variables: &'a Variables,
    explained: &'a BTreeSet<&'a str>,
}

impl Judge<'_> {
    /// Judges the environment, with the names that are perhaps set or without them.
    fn judge(&self, validator: &Validator, with_perhaps: bool) -> BTreeSet<Verdict> {
        let (mut environment, mut verdicts) = (Map::new(), BTreeSet::new());
        for name in self.properties.keys() {
            let text = match self.variables.get(name) {
                _ if self.explained.contains(&**name) => UNKNOWN.to_owned(),
                Some(Value::Text(text)) => text.into_string().unwrap_or_else(|_| {
                    verdicts.insert(self.verdict(Some(name), format!("{name} is not UTF-8"), None));
                    UNKNOWN.to_owned()
                }),
                Some(Value::Perhaps) if !with_perhaps => continue,
                Some(_) => UNKNOWN.to_owned(),
                None => continue,
            };
            environment.insert(name.clone(), text.into());
        }
        let environment = Json::Object(environment);
        for error in validator.iter_errors(&environment) {
            verdicts.extend(self.of_error(&error));
        }
        verdicts
    }

    fn of_error(&self, error: &ValidationError<'_>) -> Option<Verdict> {
        let path = error.instance_path().to_string();
        let name = path.strip_prefix('/').map(|name| name.replace("~1", "/").replace("~0", "~"));
        match (error.kind(), name) {
            (Kind::Required { property }, _) => {
                let name = property.as_str()?.to_owned();
                let help = self.near_miss(&name);
                Some(self.verdict(Some(&name), format!("{name} is not set"), help))
            }
            (_, Some(name)) if self.explained.contains(&*name) => None,
            (_, Some(name)) if !matches!(self.variables.get(&name), Some(Value::Text(_))) => None,
            (Kind::MinLength { .. }, Some(name)) => {
                Some(self.verdict(Some(&name), format!("{name} is set but empty"), None))
            }
            (_, Some(name)) => {
                let help = self.expected(&name).map(|expected| format!("expected: {expected}"));
                Some(self.verdict(Some(&name), format!("{name} is not what the schema describes"), help))
            }
            _ => Some(self.verdict(
                None,
                "the environment breaks a rule of the schema about several variables".into(),
                None,
            )),
        }
    }

    fn verdict(&self, name: Option<&str>, text: String, help: Option<String>) -> Verdict {
        let place = self.variables.iter().find(|variable| name.is_some_and(|name| variable.name() == name));
        let place = place.map(|variable| variable.origin().to_string());
        Verdict { name: name.map(str::to_owned), text, place, help }
    }

    /// Returns what the schema says about a value: the last paragraph of the description.
    fn expected(&self, name: &str) -> Option<&str> {
        let description = self.properties.get(name)?["description"].as_str()?;
        description.split("\n\n").last().filter(|paragraph| !paragraph.is_empty())
    }

    /// Returns the help, if a variable that nothing reads has nearly the name.
    fn near_miss(&self, wanted: &str) -> Option<String> {
        let is_plain =
            |name: &str| name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        let names =
            not_in(self.properties, self.variables).filter_map(|variable| Some((variable.name().to_str()?, variable)));
        let near = names.filter(|(name, _)| is_plain(name) && wanted.len() > 4);
        let near = near.map(|(name, variable)| (strsim::osa_distance(wanted, name), name, variable));
        let (_, name, variable) =
            near.filter(|(distance, ..)| *distance <= 2).min_by_key(|(distance, ..)| *distance)?;
        Some(format!("{name} is set ({}) but unused; did you mean {wanted}?", variable.origin()))
    }
}
