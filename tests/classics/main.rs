//! Well-known traps of other libraries, which must not exist here: one test for each trap, in a module for each group
//! of libraries. Traps at compile time are in `tests/ui`.
#![cfg(all(feature = "derive", feature = "dotenv"))]

#[path = "../common/case.rs"]
mod case;
mod derives;
mod dotenvy;
mod elsewhere;
mod engines;
mod everywhere;

use std::fs;

use factor3::{Env, EnvConfig, EnvValue, ExposeSecret, SecretString};

/// Returns every output about an environment.
fn said<T: EnvConfig>(env: &Env) -> String {
    let (result, summary) = T::inspect(env);
    let error = result.err().map(|error| format!("{error}{error:?}{error:#?}")).unwrap_or_default();
    format!("{error}{summary}{summary:?}{env:?}")
}

/// Returns the messages of all problems.
#[track_caller]
fn messages<T: EnvConfig>(env: &Env) -> Vec<String> {
    let Err(error) = T::load(env) else { panic!("loaded {env:?}") };
    error.problems().iter().map(|problem| problem.message().to_owned()).collect()
}

#[derive(EnvConfig)]
struct Text {
    value: String,
}

#[derive(EnvConfig)]
struct Port {
    port: u16,
}

#[derive(EnvConfig)]
struct Flag {
    debug: bool,
}

#[derive(Debug, PartialEq, EnvValue)]
enum LogLevel {
    Info,
    Warn,
}

/// Creates a directory with one file.
fn directory(name: &str, content: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(name), content).unwrap();
    dir
}

/// Creates a `.env` file with these lines. Returns it with its directory.
fn dotenv(lines: &str) -> (Env, tempfile::TempDir) {
    let dir = directory("test.env", lines);
    (Env::dotenv(dir.path().join("test.env")), dir)
}
