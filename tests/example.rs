//! The example runs as the README says, to the letter.
#![cfg(all(feature = "derive", feature = "dotenv", feature = "service"))]

mod common;

use std::path::Path;
use std::process::Output;

const README: &str = include_str!("../README.md");

fn orders(variables: &[(&str, &str)]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    common::example("orders", root).envs(variables.iter().copied()).output().expect("the example runs")
}

/// The output blocks of the section `Run it`, in order.
fn blocks() -> Vec<&'static str> {
    let (_, section) = README.split_once("## Run it").expect("there is such a section");
    let (section, _) = section.split_once("\n## ").expect("another section follows");
    section.split("```text\n").skip(1).map(|rest| rest.split("\n```").next().unwrap_or(rest)).collect()
}

#[test]
fn the_example_prints_the_summary_of_the_readme() {
    let output = orders(&[]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end(), blocks()[0]);
    assert!(output.status.success());
}

#[test]
fn the_example_prints_the_report_of_the_readme_and_exits_with_78() {
    let (_, text) = README.split_once("\nWith `PORT=80a80").expect("the command is there");
    let (variables, _) = text.split_once('`').expect("the command ends");
    let command = format!("PORT=80a80{variables}");
    let variables: Vec<_> = command.split_whitespace().filter_map(|variable| variable.split_once('=')).collect();
    let output = orders(&variables);
    assert_eq!(String::from_utf8_lossy(&output.stderr).trim_end(), blocks()[1]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    assert_eq!(output.status.code(), Some(78));
}
