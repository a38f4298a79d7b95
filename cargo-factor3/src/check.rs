//! The check of a deployment against the JSON Schema of an environment.

mod verdict;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::process::ExitCode;

use factor3::Problem;
use factor3::layer::Value;
use factor3_deploy::{Deployment, Variables, decided, unread};
use serde_json::{Map, Value as Json};

use crate::cli;
use crate::failure::Failure;
use verdict::verdicts;

/// The exit status for a wrong configuration.
const WRONG: u8 = 78;

/// Runs the check. Returns its report and its exit status.
pub(crate) fn run(arguments: &cli::Check) -> Result<(String, ExitCode), Failure> {
    let schema = schema(&arguments.schema)?;
    let deployment = Deployment::from_args(&arguments.deployment).map_err(|usage| Failure::new(usage.to_string()))?;
    let variables = deployment.read();
    let properties = properties(&schema, &variables)?;
    let (env, names) = (variables.env(), properties.keys().map(String::as_str).collect::<Vec<_>>());
    let of_files = env.problems_about(&names);
    // A problem of a file explains its variables: they are neither set nor missing.
    let explained: BTreeSet<&str> = of_files.iter().flat_map(Problem::variables).map(String::as_str).collect();
    let (problems, warnings) = verdicts(&schema, &properties, &variables, &explained)?;
    let mut report = table(&properties, &variables, |name| {
        explained.contains(name) || problems.iter().any(|problem| problem.name() == Some(name))
    });
    let mut lines = Vec::new();
    lines.extend(env.warnings_about(&names).iter().map(|warning| format!("warning: {warning}")));
    lines.extend(in_clear(&properties, &variables));
    lines.extend(warnings.iter().map(|warning| format!("warning: {warning}")));
    lines.extend(of_files.iter().map(|problem| format!("problem: {problem}")));
    lines.extend(problems.iter().map(|problem| format!("problem: {problem}")));
    if deployment.lists_unread() {
        let unread_lines = not_in(&properties, &variables).map(|variable| unread(variable.name(), variable.origin()));
        lines.extend(unread_lines.map(|line| format!("unread: {line}")));
    }
    for line in lines {
        _ = writeln!(report, "{line}");
    }
    _ = writeln!(report, "{}", count(&properties, &variables));
    let is_wrong = !problems.is_empty() || !of_files.is_empty();
    Ok((report, if is_wrong { ExitCode::from(WRONG) } else { ExitCode::SUCCESS }))
}

fn schema(path: &std::path::Path) -> Result<Json, Failure> {
    let fail = |why: String| Failure::new(format!("{}: {why}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| fail(error.to_string()))?;
    let schema: Json = serde_json::from_str(&text).map_err(|error| fail(error.to_string()))?;
    if schema["properties"].is_object() {
        Ok(schema)
    } else {
        Err(fail("is not the schema of an environment: it has no `properties`".to_owned()))
    }
}

/// Returns the variables that the schema names, and those that are set and match one of its patterns.
fn properties(schema: &Json, variables: &Variables) -> Result<Map<String, Json>, Failure> {
    let mut properties = schema["properties"].as_object().cloned().unwrap_or_default();
    let mut patterns: Vec<_> = schema["patternProperties"].as_object().into_iter().flatten().collect();
    // A name that several patterns match is that of the longest.
    patterns.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.len()));
    for (pattern, property) in patterns {
        let none = serde_json::json!({ "patternProperties": { pattern.as_str(): false } });
        let validator = verdict::validator(&none)?;
        for name in variables.iter().filter_map(|variable| variable.name().to_str()) {
            let matches = !validator.is_valid(&serde_json::json!({ name: "" }));
            if matches && !properties.contains_key(name) {
                properties.insert(name.to_owned(), property.clone());
            }
        }
    }
    Ok(properties)
}

/// Returns a line for each variable of the schema. It shows no value, because the schema does not say which may be shown.
fn table(properties: &Map<String, Json>, variables: &Variables, is_problem: impl Fn(&str) -> bool) -> String {
    let width = properties.keys().map(String::len).max().unwrap_or_default();
    let mut table = String::new();
    for name in properties.keys() {
        let state = match variables.get(name) {
            _ if is_problem(name) => "problem",
            Some(Value::Text(text)) if text.is_empty() => "set but empty",
            Some(Value::Text(_)) => "set",
            Some(Value::Perhaps) => "perhaps set",
            Some(_) => "set, value unknown",
            // Names of files and the like are many, and rarely set.
            None => continue,
        };
        let place = variables.iter().find(|variable| variable.name() == name.as_str());
        let place = place.map(|variable| variable.origin().to_string()).unwrap_or_default();
        _ = writeln!(table, "{}", format!("{name:width$}  {state:18}  {place}").trim_end());
    }
    table
}

/// Returns the warnings for secrets whose values are in a manifest.
fn in_clear(properties: &Map<String, Json>, variables: &Variables) -> Vec<String> {
    let is_secret = |name: &str| properties.get(name).is_some_and(|property| property["writeOnly"] == true);
    let found = variables.iter().filter(|variable| variable.is_in_clear());
    let secret =
        found.filter_map(|variable| Some((variable.name().to_str().filter(|name| is_secret(name))?, variable)));
    let warning = |(name, variable): (&str, &factor3_deploy::Variable)| {
        format!("warning: {name} is a secret, and its value is in the manifest ({})", variable.origin())
    };
    secret.map(warning).collect()
}

/// Returns the variables that the schema does not have.
fn not_in<'a>(
    properties: &'a Map<String, Json>,
    variables: &'a Variables,
) -> impl Iterator<Item = &'a factor3_deploy::Variable> {
    variables.iter().filter(|variable| variable.name().to_str().is_none_or(|name| !properties.contains_key(name)))
}

fn count(properties: &Map<String, Json>, variables: &Variables) -> String {
    let values: Vec<_> = properties.keys().filter_map(|name| variables.get(name)).collect();
    let perhaps = values.iter().filter(|value| **value == Value::Perhaps).count();
    let known = values.iter().filter(|value| matches!(value, Value::Text(_))).count();
    decided(values.len(), values.len() - known - perhaps, perhaps)
}
