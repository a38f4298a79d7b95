//! `.env.example`: every reader of `.env` files reads the same names and the same values.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use factor3::schema::Variable;
use factor3::{Env, Problem, ProblemKind, Summary};
use factor3_readers::{Subject, subjects};
use serde_json::{Value, json};

use crate::tools;

/// Returns the variables of a file.
pub type Values = BTreeMap<String, String>;

fn values(of: &Value) -> Values {
    serde_json::from_value(of.clone()).unwrap()
}

/// Returns the content that every reader must find: all variables of the schema, with the defaults that the file shows.
fn wanted(subject: &Subject) -> Values {
    let variables = subject.schema.variables();
    let own = |variable: &Variable| Some(variable.name().to_owned()).filter(|_| !is_comment(subject, variable));
    // The variables of an instance have no names before the instance has one, so they are comments.
    let named = variables.iter().filter(|variable| !variable.is_pattern());
    let names = named.flat_map(|variable| [own(variable), variable.file()]);
    let mut wanted: Values = names.flatten().map(|name| (name, String::new())).collect();
    for (name, value) in subject.set.iter().filter(|(_, value)| is_portable(value)) {
        let empty = wanted.insert((*name).to_owned(), (*value).to_owned());
        assert_eq!(empty.as_deref(), Some(""), "{} has a variable {name}", subject.name);
    }
    wanted
}

/// Returns `true` for a default that stands in the file. Any other is in a comment, because docker keeps its quotes.
fn is_portable(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_alphanumeric() || b"_./:@+,=-".contains(&b)) && value != "undefined"
}

/// An empty assignment would be a value to the program, so only a comment names such a variable.
fn is_comment(subject: &Subject, variable: &Variable) -> bool {
    let is_set = subject.set.iter().any(|(name, value)| *name == variable.name() && is_portable(value));
    variable.allows_empty() && variable.default() != Some("") && !is_set
}

fn files(subjects: &[Subject]) -> Value {
    subjects.iter().map(|subject| subject.env_example.as_str()).collect()
}

#[test]
fn python_dotenv_reads_it_expanded_or_not() {
    let Some(readers) = tools::directory() else { return };
    let subjects = subjects();
    let read = tools::python(&readers, &files(&subjects));
    for (i, subject) in subjects.iter().enumerate() {
        assert_eq!(values(&read[i][0]), wanted(subject), "{}, not expanded", subject.name);
        assert_eq!(values(&read[i][1]), wanted(subject), "{}, expanded", subject.name);
    }
}

#[test]
fn dotenv_of_node_reads_it() {
    let Some(readers) = tools::directory() else { return };
    let subjects = subjects();
    let read = tools::node(&readers, "dotenv", &files(&subjects));
    for (i, subject) in subjects.iter().enumerate() {
        assert_eq!(values(&read[i]), wanted(subject), "{}", subject.name);
    }
}

#[test]
fn the_parser_of_env_spec_reads_it_and_each_decorator_at_its_variable() {
    let Some(readers) = tools::directory() else { return };
    let subjects = subjects();
    let read = tools::node(&readers, "envSpec", &files(&subjects));
    for (i, subject) in subjects.iter().enumerate() {
        let items = read[i]["items"].as_array().unwrap();
        let text = |of: &Value| of.as_str().unwrap().to_owned();
        let found: Vec<(String, String)> =
            items.iter().map(|item| (text(&item["name"]), text(&item["value"]))).collect();
        let names: Vec<&String> = found.iter().map(|(name, _)| name).collect();
        let mut unique = names.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(names.len(), unique.len(), "{} sets a variable twice", subject.name);
        assert_eq!(found.iter().cloned().collect::<Values>(), wanted(subject), "{}", subject.name);

        let root = json!([["defaultRequired", "false"], ["defaultSensitive", "false"]]);
        assert_eq!(read[i]["header"], root, "{}", subject.name);
        let variables = subject.schema.variables();
        for item in items {
            let name = text(&item["name"]);
            let decorators: Vec<(String, Option<String>)> = serde_json::from_value(item["decorators"].clone()).unwrap();
            let found: Vec<&str> = decorators.iter().map(|(name, _)| &**name).collect();
            let variable = variables.iter().find(|variable| variable.name() == name);
            let meant = variable.map(|variable| meant(subject, variable, !wanted(subject)[&name].is_empty()));
            assert_eq!(found, meant.unwrap_or_default(), "{name} of {}", subject.name);
            let example = decorators.iter().find(|(name, _)| name == "example").and_then(|(_, value)| value.as_deref());
            let unquoted = example.map(|text| text.trim_matches(|c| text.starts_with(c)));
            if let Some(example) = unquoted {
                assert_eq!(Some(example), variable.and_then(Variable::example), "{name} of {}", subject.name);
            }
        }
    }
}

/// Returns the decorators that a variable must have, in order. A default that one document hides is hidden in the other
/// too.
fn meant(subject: &Subject, variable: &Variable, is_set: bool) -> Vec<&'static str> {
    let schema: Value = serde_json::from_str(&subject.json_schema).unwrap();
    let required = variable.is_required() && variable.conditions().is_empty() && !has_parts(subject, variable.name());
    let sensitive = schema["properties"][variable.name()]["writeOnly"] == true;
    // Some examples cannot be written in any form.
    let is_odd = |text: &str| text.contains(['\\', '`', '\n']) || text.contains('\'') && text.contains(['"', '$']);
    let example = variable.example().is_some_and(|text| !is_set && !is_odd(text));
    let decorators =
        [("required", required), ("sensitive", sensitive), ("type", true), ("example", example)].into_iter();
    decorators.filter(|(_, is_meant)| *is_meant).map(|(name, _)| name).collect()
}

fn load(subject: &Subject, text: &str) -> Summary {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join(".env");
    std::fs::write(&file, text).unwrap();
    (subject.summary)(&Env::dotenv(&file))
}

/// Returns the variables that a `.env.example` lacks.
fn missing(subject: &Subject) -> BTreeSet<String> {
    let mut required = subject.schema.variables();
    required.retain(|variable| variable.is_required() && variable.conditions().is_empty());
    required.iter().map(|variable| variable.name().to_owned()).collect()
}

/// Returns `true` for a URL that may be given in parts. Other readers cannot say that it or its parts are required.
fn has_parts(subject: &Subject, name: &str) -> bool {
    subject.schema.variables().iter().any(|variable| variable.part_of() == Some(name))
}

/// Returns the missing variables that it sets to an empty text, as far as other readers know that they are required.
pub fn missing_to_others(subject: &Subject) -> BTreeSet<String> {
    let set = wanted(subject);
    let is_missing = |name: &String| set.contains_key(name) && !has_parts(subject, name);
    missing(subject).into_iter().filter(is_missing).collect()
}

/// Returns a valid value: the example, if there is one.
fn value_of(variable: &Variable) -> String {
    let bounds = variable.bounds();
    let start = bounds.as_ref().and_then(|bounds| match bounds.start() {
        Bound::Included("0") => Some("1"),
        Bound::Included(text) => Some(text),
        _ => None,
    });
    // An operator would name the server.
    let example = variable
        .example()
        .map(|text| text.replace("host:", "server.internal:").replace("example.com", "server.internal"));
    let text = variable.choices().map(|words| words[0]).or(start);
    let text = text.map_or_else(|| format!("v4lue-of-{}", variable.name()), str::to_owned);
    example.unwrap_or(text)
}

/// Returns the values that complete the file: the required variables, then those of the groups that they switch on.
pub fn filling(subject: &Subject) -> Values {
    let variables = subject.schema.variables();
    let mut filling = Values::new();
    let mut missing = missing(subject);
    while !missing.is_empty() {
        for name in missing {
            let variable = variables.iter().find(|variable| variable.is_read_as(&name)).unwrap();
            filling.insert(name, value_of(variable));
        }
        let summary = load(subject, &filled(subject, &filling));
        assert!(summary.problems().iter().all(|problem| problem.kind() == ProblemKind::Missing), "{summary}");
        missing = names(summary.problems());
    }
    filling
}

fn filled(subject: &Subject, filling: &Values) -> String {
    let mut file = format!("\n{}", subject.env_example);
    for (name, value) in filling {
        let is_of_instance = |variable: &Variable| variable.is_pattern() && variable.is_read_as(name);
        if subject.schema.variables().iter().any(is_of_instance) {
            file.push_str(&format!("{name}='{value}'\n"));
            continue;
        }
        let empty = [format!("\n{name}=\n"), format!("\n# {name}=\n")];
        let empty = empty.iter().find(|line| file.contains(*line)).unwrap_or_else(|| panic!("{name}: {file}"));
        file = file.replace(empty, &format!("\n{name}='{value}'\n"));
    }
    file
}

fn names(problems: &[Problem]) -> BTreeSet<String> {
    problems.iter().flat_map(Problem::variables).cloned().collect()
}

#[test]
fn a_load_lacks_what_is_required_and_nothing_else() {
    for subject in subjects() {
        let summary = load(&subject, &subject.env_example);
        for problem in summary.problems() {
            let name = &problem.variables()[0];
            let set = wanted(&subject);
            let is_set = set.contains_key(name) || set.contains_key(&format!("{name}_FILE"));
            let message = if is_set { "is set but empty" } else { "is not set" };
            assert!(problem.message().ends_with(message), "{}: {problem}", subject.name);
        }
        // An empty variable of a file is named as it is set.
        let own = |name: &String| name.strip_suffix("_FILE").unwrap_or(name).to_owned();
        let named: BTreeSet<String> = names(summary.problems()).iter().map(own).collect();
        assert_eq!(named, missing(&subject).iter().map(own).collect(), "{}", subject.name);
    }
}

#[test]
fn filled_in_with_the_examples_it_loads_without_a_warning() {
    for subject in subjects() {
        let summary = load(&subject, &filled(&subject, &filling(&subject)));
        assert_eq!(summary.problems().len(), 0, "{}: {summary}", subject.name);
        // A word for a missing value is one of the unusual defaults, and a warning in any environment.
        let odd = if subject.name == "texts" { [String::from("NULL")].into() } else { BTreeSet::new() };
        // An optional secret that the file leaves empty gets one.
        let is_empty = |warning: &&Problem| warning.message().contains(" is set but empty");
        let others: Vec<Problem> = summary.warnings().iter().filter(|one| !is_empty(one)).cloned().collect();
        assert_eq!(names(&others), odd, "{}: {summary}", subject.name);
    }
}

/// factor3 is a reader of `.env` files too.
#[test]
fn a_load_reads_the_defaults_that_it_shows() {
    for subject in subjects() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(".env");
        std::fs::write(&file, &subject.env_example).unwrap();
        let env = Env::dotenv(&file);
        assert_eq!(env.problems().len(), 0, "{}", subject.name);
        for (name, value) in wanted(&subject) {
            let found = env.get(&name).unwrap_or_else(|| panic!("{} sets {name}", subject.name));
            assert_eq!(found.value(), &*value, "{name} of {}", subject.name);
        }
    }
}
