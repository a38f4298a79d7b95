//! Two validators of JSON Schema: a crate, and ajv in a process of its own.

use std::collections::BTreeSet;
use std::path::Path;

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use serde_json::{Map, Value, json};

use crate::tools;

/// The names of the variables, and their values.
pub type Environment = Vec<(String, String)>;

/// The names of variables.
pub type Names = BTreeSet<String>;

/// Returns a validator that enforces `format`, as some do. Even then it must accept every valid environment.
pub fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

pub fn instance(environment: &Environment) -> Value {
    Value::Object(environment.iter().map(|(name, value)| (name.clone(), json!(value))).collect::<Map<_, _>>())
}

/// Returns the variables that the crate rejects.
pub fn refused(validator: &Validator, environment: &Environment) -> Names {
    let instance = instance(environment);
    let name = |error: jsonschema::ValidationError<'_>| match error.kind() {
        ValidationErrorKind::Required { property } => property.as_str().unwrap().to_owned(),
        _ => error.instance_path().as_str().trim_start_matches('/').to_owned(),
    };
    validator.iter_errors(&instance).map(name).collect()
}

/// Returns the variables that ajv rejects, for each schema and each of its environments.
pub fn refused_by_ajv(readers: &Path, schemas: &[(&str, Vec<Environment>)]) -> Vec<Vec<Names>> {
    let schema = |(schema, environments): &(&str, Vec<Environment>)| {
        let schema: Value = serde_json::from_str(schema).unwrap();
        json!({ "schema": schema, "environments": environments.iter().map(instance).collect::<Vec<_>>() })
    };
    serde_json::from_value(tools::node(readers, "ajv", &schemas.iter().map(schema).collect())).unwrap()
}
