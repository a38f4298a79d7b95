//! varlock: a `.env.example` is a schema to it, which knows what is required and what a value looks like.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use factor3::Env;
use factor3_readers::{subject, subjects};
use serde_json::Value;

use crate::env_example::{Values, filling, missing_to_others};
use crate::environments::rows;
use crate::tools;

/// `varlock load` of a file as the schema, in an environment that holds nothing else.
fn load(readers: &Path, env_example: &str, environment: &Values) -> Output {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(".env.schema"), env_example).unwrap();
    let mut varlock = Command::new(readers.join("node_modules/.bin/varlock"));
    varlock.args(["load", "--format", "json-full"]).current_dir(dir.path()).env_clear().envs(environment);
    // It finds node, and writes nothing into the home of whoever runs the tests.
    varlock.env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", dir.path());
    varlock.env("VARLOCK_TELEMETRY_DISABLED", "1").output().unwrap()
}

/// The variables that it refuses, each with the reason.
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

/// A file instead of a value is enough, where the program reads one.
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

/// What loads, and varlock refuses all the same.
const STRICTER: &[(&str, &str)] = &[
    ("Current value is not in list of possible values", "its words have one case"),
    ("Unable to coerce string value to boolean", "it knows no `y` and no `n`"),
    ("Sensitive value is only", "it cannot redact what is so short"),
];

#[test]
fn whatever_loads_it_accepts() {
    let Some(readers) = tools::directory() else { return };
    let (mut wrong, mut needed) = (Vec::new(), BTreeSet::new());
    for subject in subjects() {
        let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in rows().into_iter().filter(|row| row.subject == subject.name && row.environment.len() == 1) {
            let summary = (subject.summary)(&row.environment.iter().cloned().collect::<Env>());
            let (name, text) = row.environment.into_iter().next().unwrap();
            if summary.problems().is_empty() {
                texts.entry(name).or_default().push(text);
            }
        }
        let most = texts.values().map(Vec::len).max().unwrap_or_default();
        for i in 0..most {
            let environment: Values =
                texts.iter().filter_map(|(name, texts)| Some((name.clone(), texts.get(i)?.clone()))).collect();
            let output = load(&readers, &subject.env_example, &environment);
            for (name, reason) in refused(&output) {
                match STRICTER.iter().find(|(stricter, _)| reason.contains(stricter)) {
                    Some((stricter, _)) => drop(needed.insert(*stricter)),
                    None => wrong.push(format!("{name}={:?}: {reason}", environment.get(&name))),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(needed, STRICTER.iter().map(|(reason, _)| *reason).collect());
}
