//! What needs a process: its environment, what `main` prints, the exit code.
#![cfg(feature = "derive")]

mod common;

use std::process::Output;

fn text(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn from_env_reads_the_environment_of_the_process() {
    let dir = tempfile::tempdir().unwrap();
    let output = common::example("minimal", dir.path()).env("PORT", "8080").output().unwrap();
    assert_eq!(text(&output), ("ready to serve on port 8080\n".to_owned(), String::new()));
    assert!(output.status.success());
}

#[test]
fn main_can_return_the_error_and_prints_the_report() {
    let dir = tempfile::tempdir().unwrap();
    let output = common::example("minimal", dir.path()).env("PROT", "8080").output().unwrap();
    let report = "\
Error: the environment has 1 problem

  PORT is not set
    Port the HTTP server listens on. Expected: an integer from 0 to 65535
    help: PROT is set (environment) and nothing reads it; did you mean PORT?

to fix: PORT
";
    assert_eq!(text(&output), (String::new(), report.to_owned()));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn from_env_reads_no_dotenv_file_and_says_so_when_something_is_missing() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(".env"), "PORT=8080\n").unwrap();
    let output = common::example("minimal", dir.path()).output().unwrap();
    let report = "\
Error: the environment has 1 problem

  PORT is not set
    Port the HTTP server listens on. Expected: an integer from 0 to 65535

  help: ./.env was not read; `Env::process().or_dotenv_if_exists(\".env\")` reads it

to fix: PORT
";
    assert_eq!(text(&output), (String::new(), report.to_owned()));
}

#[test]
#[cfg(unix)]
fn an_unrelated_variable_that_is_not_utf8_does_not_matter() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let dir = tempfile::tempdir().unwrap();
    let bytes = OsStr::from_bytes(b"\xff\xfe");
    let mut command = common::example("minimal", dir.path());
    let output = command.env("PORT", "8080").env("OTHER", bytes).env(bytes, "1").output().unwrap();
    assert_eq!(text(&output), ("ready to serve on port 8080\n".to_owned(), String::new()));

    // Not for the near misses either.
    let mut command = common::example("minimal", dir.path());
    let output = command.env("OTHER", bytes).env(bytes, "1").output().unwrap();
    assert!(text(&output).1.contains("PORT is not set"), "{output:?}");
}

#[test]
#[cfg(unix)]
fn a_variable_that_is_not_utf8_is_a_problem_that_names_it() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let dir = tempfile::tempdir().unwrap();
    let output = common::example("minimal", dir.path()).env("PORT", OsStr::from_bytes(b"80\xff")).output().unwrap();
    let (_, report) = text(&output);
    assert!(report.contains("\n  PORT is not UTF-8: byte 3 of 3\n    --> environment\n"), "{report}");
}
