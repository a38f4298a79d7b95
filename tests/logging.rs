//! The program of the guide's page on logging: what it writes, in which format, and with which status it exits.
#![cfg(all(feature = "derive", feature = "dotenv", feature = "service", feature = "tracing"))]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const GOOD: [(&str, &str); 1] = [("DATABASE_URL", "postgres://app:hunter2@db/orders")];

/// Runs the program in an empty directory. Returns its status, its log and what it writes to standard error.
fn run(variables: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let directory = tempfile::tempdir().unwrap();
    let mut program: Command = common::example("logging", directory.path());
    let output = program.envs(variables.iter().copied()).output().unwrap();
    let text = |stream| String::from_utf8(stream).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Returns the level and the fields of each event.
fn events(log: &str) -> Vec<(String, Value)> {
    let events = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap_or_else(|_| panic!("{line}")));
    events.map(|event| (event["level"].as_str().unwrap().to_owned(), event["fields"].clone())).collect()
}

#[test]
fn a_warning_is_an_event() {
    let (status, log, rest) = run(&[GOOD[0], ("PROT", "80")]);
    assert_eq!((status, &*rest), (Some(0), ""));
    let events = events(&log);
    let levels: Vec<_> = events.iter().map(|(level, _)| &**level).collect();
    assert_eq!(levels, ["WARN", "INFO"]);
    let warning = &events[0].1;
    assert_eq!((&warning["kind"], &warning["variable"]), (&"near-miss".into(), &"PORT".into()));
    assert_eq!(warning["message"], "PORT is not set");
    assert!(warning["help"].as_str().unwrap().contains("PROT"));
    assert_eq!(warning.get("field"), None);
}

#[test]
fn a_variable_is_an_event_of_the_level_debug() {
    let (_, log, _) = run(&[GOOD[0], ("LOG_LEVEL", "debug")]);
    let events = events(&log);
    let variables: Vec<_> = events.iter().filter(|(_, fields)| fields.get("status").is_some()).collect();
    let names: Vec<_> = variables.iter().map(|(_, fields)| fields["variable"].as_str().unwrap()).collect();
    assert_eq!(names, ["PORT", "DATABASE_URL", "LOG_FORMAT", "LOG_LEVEL"]);
    assert!(variables.iter().all(|(level, _)| level == "DEBUG"));
    let url = &variables[1].1;
    assert_eq!(url["value"], "postgres://app:***@db:5432/orders");
    assert_eq!((&url["status"], &url["origin"]), (&"set".into(), &"environment".into()));
    assert!(!log.contains("hunter2"));
}

/// The group of the log is wrong, and so is another variable. Both are reported at once, in the default format.
#[test]
fn a_problem_of_the_log_itself_is_reported_with_all_others() {
    let (status, log, rest) = run(&[("LOG_FORMAT", "yaml")]);
    assert_eq!((status, &*rest), (Some(78), ""));
    let problems: Vec<_> =
        events(&log).into_iter().map(|(level, fields)| (level, fields["variable"].clone())).collect();
    let error = |name: &str| ("ERROR".to_owned(), Value::from(name));
    assert_eq!(problems, [error("DATABASE_URL"), error("LOG_FORMAT")]);
}

#[test]
fn the_format_is_configuration() {
    let (status, log, _) = run(&[GOOD[0], ("LOG_FORMAT", "text")]);
    assert_eq!(status, Some(0));
    assert!(log.contains("listening") && !log.starts_with('{'), "{log}");
}

#[test]
fn without_a_subscriber_that_takes_errors_the_report_goes_to_standard_error() {
    if std::env::var_os("RUN_WITHOUT_SUBSCRIBER").is_some() {
        #[derive(Debug, factor3::EnvConfig)]
        #[expect(dead_code, reason = "it is missing")]
        struct Config {
            port: u16,
        }
        <Config as factor3::EnvConfig>::load_or_exit_traced(&factor3::Env::empty());
    }
    let this = "without_a_subscriber_that_takes_errors_the_report_goes_to_standard_error";
    let mut program = Command::new(std::env::current_exe().unwrap());
    let output = program.args([this, "--exact", "--nocapture"]).env("RUN_WITHOUT_SUBSCRIBER", "1").output().unwrap();
    assert_eq!(output.status.code(), Some(78));
    assert!(String::from_utf8_lossy(&output.stderr).contains("error: the environment has 1 problem\n\n  PORT "));
}

/// The page has hidden lines, which a test of the documentation needs; the example has a header.
#[test]
fn the_page_shows_the_example() {
    let read = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let (page, example) = (read("docs/logging.md"), read("examples/logging.rs"));
    let code = example.split_once("\n\n").unwrap().1;
    let shown = page.lines().filter(|line| !line.starts_with("# ")).collect::<Vec<_>>().join("\n");
    assert!(shown.contains(code.trim_end()));
}
