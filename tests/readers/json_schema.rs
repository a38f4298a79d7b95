//! JSON Schema: every document is valid, and rejects the variables that the report names.

use std::collections::BTreeMap;

use factor3::{Env, Problem};
use factor3_readers::{Subject, subject, subjects};
use serde_json::Value;

use crate::environments::{Gap, Row, rows};
use crate::tools;
use crate::validators::{Environment, Names, refused, refused_by_ajv, validator};

#[test]
fn every_document_is_a_schema_of_2020_12() {
    for subject in subjects() {
        let schema: Value = serde_json::from_str(&subject.json_schema).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|error| panic!("{}: {error}", subject.name));
    }
}

/// Returns the variables that the report names.
fn reported(subject: &Subject, environment: &Environment) -> Names {
    let summary = (subject.summary)(&environment.iter().cloned().collect::<Env>());
    summary.problems().iter().flat_map(Problem::variables).cloned().collect()
}

/// Compares the variables that a validator rejects with the expected ones. Returns a line for each mismatch.
fn disagreements(subject: &Subject, rows: &[Row], refused: &[Names]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (row, refused) in rows.iter().zip(refused) {
        let reported = reported(subject, &row.environment);
        let at = format!("{} {:?}", subject.name, row.environment);
        let names = |of: fn(&Gap) -> &Vec<&'static str>| -> Names {
            row.gap.iter().flat_map(of).map(|name| (*name).to_owned()).collect()
        };
        let (beyond, instead) = (names(|gap| &gap.variables), names(|gap| &gap.instead));
        let reason = row.gap.as_ref().map(|gap| gap.reason);
        let more: Names = refused.difference(&reported).cloned().collect();
        if more != instead {
            wrong.push(format!("{at}: the schema refuses {more:?} beyond the report, and must {instead:?} {reason:?}"));
        }
        let missed: Names = reported.difference(refused).cloned().collect();
        if missed != beyond {
            wrong.push(format!("{at}: the schema misses {missed:?}, and may miss {beyond:?} {reason:?}"));
        }
    }
    wrong
}

fn by_subject() -> BTreeMap<&'static str, Vec<Row>> {
    let mut by_subject: BTreeMap<_, Vec<Row>> = BTreeMap::new();
    for row in rows() {
        by_subject.entry(row.subject).or_default().push(row);
    }
    by_subject
}

#[test]
fn the_crate_refuses_the_variables_that_the_report_names() {
    let mut wrong = Vec::new();
    for (name, rows) in by_subject() {
        let subject = subject(name);
        let validator = validator(&subject.json_schema);
        let refused: Vec<_> = rows.iter().map(|row| refused(&validator, &row.environment)).collect();
        wrong.extend(disagreements(&subject, &rows, &refused));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ajv_refuses_the_variables_that_the_report_names() {
    let Some(readers) = tools::directory() else { return };
    let by_subject = by_subject();
    let subjects: Vec<_> = by_subject.keys().map(|name| subject(name)).collect();
    let environments = |rows: &Vec<Row>| rows.iter().map(|row| row.environment.clone()).collect();
    let schemas: Vec<_> = subjects
        .iter()
        .zip(by_subject.values())
        .map(|(subject, rows)| (subject.json_schema.as_str(), environments(rows)))
        .collect();
    let refused = refused_by_ajv(&readers, &schemas);
    let wrong: Vec<_> = subjects
        .iter()
        .zip(by_subject.values())
        .zip(&refused)
        .flat_map(|((subject, rows), refused)| disagreements(subject, rows, refused))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
