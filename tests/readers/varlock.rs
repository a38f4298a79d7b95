//! varlock, which reads a `.env.example` as a schema: required variables and the types of values.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use factor3::Env;
use factor3::summary::Entry;
use factor3_readers::{Subject, subject, subjects};
use serde_json::Value;

use crate::env_example::{Values, filling, missing_to_others};
use crate::environments::rows;
use crate::tools;

/// Returns a command that runs varlock with a file as its schema, in an otherwise empty environment.
fn varlock(readers: &Path, arguments: &[&str], env_example: &str, environment: &Values) -> Output {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(".env.schema"), env_example).unwrap();
    let mut varlock = Command::new(readers.join("node_modules/.bin/varlock"));
    varlock.args(arguments).current_dir(dir.path()).env_clear().envs(environment);
    // Let it find node, and keep it from writing to the home directory of the user.
    varlock.env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", dir.path());
    varlock.env("VARLOCK_TELEMETRY_DISABLED", "1").output().unwrap()
}

fn load(readers: &Path, env_example: &str, environment: &Values) -> Output {
    varlock(readers, &["load", "--format", "json-full"], env_example, environment)
}

/// Returns the variables that it passes to a program.
fn handed_on(readers: &Path, env_example: &str, environment: &Values) -> Values {
    let arguments = ["run", "--inject", "vars", "--no-redact-stdout", "--", "env", "--null"];
    let output = varlock(readers, &arguments, env_example, environment);
    assert!(output.status.success(), "{output:?}");
    let variables = String::from_utf8(output.stdout).unwrap();
    let variables = variables.split_terminator('\0').map(|variable| variable.split_once('=').unwrap());
    variables.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Returns the variables that it rejects, each with the reason.
fn refused(output: &Output) -> BTreeMap<String, String> {
    let read: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    let errors = &read["errors"];
    let refused = serde_json::from_value(errors["configItems"].clone()).unwrap_or_default();
    // There is no other kind of error.
    assert!(errors.as_object().is_none_or(|errors| errors.len() == 1), "{errors}");
    assert_eq!(output.status.success(), errors.is_null(), "{output:?}");
    refused
}

fn names(refused: BTreeMap<String, String>) -> BTreeSet<String> {
    refused.into_keys().collect()
}

#[test]
fn as_it_stands_it_lacks_what_is_required() {
    let Some(readers) = tools::directory() else { return };
    for subject in subjects() {
        let output = load(&readers, &subject.env_example, &Values::new());
        let refused = refused(&output);
        for reason in refused.values() {
            assert_eq!(reason, "Value is required but is currently empty", "{}", subject.name);
        }
        assert_eq!(names(refused), missing_to_others(&subject), "{}: {output:?}", subject.name);
    }
}

#[test]
fn with_what_is_required_it_loads_without_a_word() {
    let Some(readers) = tools::directory() else { return };
    for subject in subjects() {
        let output = load(&readers, &subject.env_example, &filling(&subject));
        assert_eq!(names(refused(&output)), BTreeSet::new(), "{}: {output:?}", subject.name);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{}", subject.name);
        let read: Value = serde_json::from_slice(&output.stdout).unwrap();
        let schema: Value = serde_json::from_str(&subject.json_schema).unwrap();
        for (name, item) in read["config"].as_object().unwrap() {
            let is_secret = schema["properties"][name]["writeOnly"] == true;
            assert_eq!(item["isSensitive"], is_secret, "{name} of {}", subject.name);
        }
    }
}

#[test]
fn without_one_that_is_required_it_names_that_one() {
    let Some(readers) = tools::directory() else { return };
    let orders = subject("orders");
    let filling = filling(&orders);
    for name in missing_to_others(&orders) {
        let mut environment = filling.clone();
        environment.remove(&name);
        let output = load(&readers, &orders.env_example, &environment);
        assert_eq!(names(refused(&output)), BTreeSet::from([name]), "{output:?}");
    }
}

/// A file can replace a value, if the program reads one.
#[test]
fn a_file_is_as_good_as_a_value() {
    let Some(readers) = tools::directory() else { return };
    let orders = subject("orders");
    let files = orders
        .schema
        .variables()
        .iter()
        .filter_map(|variable| Some((variable.name().to_owned(), variable.file()?)))
        .collect::<Vec<_>>();
    let mut environment = filling(&orders);
    for (name, file) in files {
        if environment.remove(&name).is_some() {
            environment.insert(file, "/run/secrets/x".to_owned());
        }
    }
    let output = load(&readers, &orders.env_example, &environment);
    assert!(output.status.success(), "{output:?}");
}

/// Valid values that varlock rejects.
const STRICTER: &[(&str, &str)] = &[
    ("Current value is not in list of possible values", "its words have one case"),
    ("Unable to coerce string value to boolean", "it knows no `y` and no `n`"),
    ("Sensitive value is only", "it cannot redact what is so short"),
];

/// Returns environments of as many variables as possible, each with a valid text.
fn environments(subject: &Subject) -> Vec<Values> {
    let mut environments: Vec<Values> = Vec::new();
    for row in rows().into_iter().filter(|row| row.subject == subject.name && row.environment.len() == 1) {
        let summary = (subject.summary)(&row.environment.iter().cloned().collect::<Env>());
        if summary.problems().is_empty() {
            let (name, text) = row.environment.into_iter().next().unwrap();
            match environments.iter_mut().find(|environment| !environment.contains_key(&name)) {
                Some(environment) => drop(environment.insert(name, text)),
                None => environments.push(Values::from([(name, text)])),
            }
        }
    }
    environments
}

/// Returns the values that a program loads from an environment.
fn made(subject: &Subject, environment: &Values) -> Vec<(String, Option<String>, Option<usize>)> {
    let summary = (subject.summary)(&environment.iter().collect::<Env>());
    assert!(summary.problems().is_empty(), "{summary}");
    // White space around the items of a list is ignored.
    let lists: Vec<_> = subject.schema.variables().into_iter().filter(|list| list.separator().is_some()).collect();
    let of_value = |variable: &Entry| {
        let is_list = lists.iter().any(|list| list.name() == variable.name());
        let characters = variable.characters().filter(|_| !is_list);
        // varlock drops the sign of a zero.
        let shown = variable.shown().map(|text| if text == "-0" { "0" } else { text });
        (variable.name().to_owned(), shown.map(str::to_owned), characters)
    };
    summary.variables().iter().map(of_value).collect()
}

#[test]
fn whatever_loads_it_hands_on() {
    let Some(readers) = tools::directory() else { return };
    let (mut wrong, mut needed) = (Vec::new(), BTreeSet::new());
    for subject in subjects() {
        for mut environment in environments(&subject) {
            for (name, reason) in refused(&load(&readers, &subject.env_example, &environment)) {
                let text = environment.remove(&name);
                match STRICTER.iter().find(|(stricter, _)| reason.contains(stricter)) {
                    Some((stricter, _)) => drop(needed.insert(*stricter)),
                    None => wrong.push(format!("{name}={text:?}: {reason}")),
                }
            }
            let handed_on = handed_on(&readers, &subject.env_example, &environment);
            assert_eq!(made(&subject, &handed_on), made(&subject, &environment), "{}", subject.name);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(needed, STRICTER.iter().map(|(reason, _)| *reason).collect());
}
