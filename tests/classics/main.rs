//! What other libraries are known for, and what must not happen here: one test for each trap, in a module for each of
//! those who fell into it. Traps that open while a program compiles are in `tests/ui`.
#![cfg(all(feature = "derive", feature = "dotenv"))]

mod derives;
mod dotenvy;
mod elsewhere;
mod engines;
mod everywhere;

use std::fs;

use factor3::{Env, EnvConfig, EnvValue, ExposeSecret, SecretString};

/// All that is said of an environment.
fn said<T: EnvConfig>(env: &Env) -> String {
    let (result, summary) = T::inspect(env);
    let error = result.err().map(|error| format!("{error}{error:?}{error:#?}")).unwrap_or_default();
    format!("{error}{summary}{summary:?}{env:?}")
}

/// The messages of all problems.
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

/// A directory with one file in it.
fn directory(name: &str, content: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(name), content).unwrap();
    dir
}

/// The `.env` file with these lines, and its directory.
fn dotenv(lines: &str) -> (Env, tempfile::TempDir) {
    let dir = directory("test.env", lines);
    (Env::dotenv(dir.path().join("test.env")), dir)
}
