//! The README is true: its program compiles and runs, its quotations and its picture are real output, and its links
//! work, in the repository and in the documentation of the crate.
//!
//! `FACTOR3=overwrite cargo test --test readme` rewrites the quotations and the picture.
#![cfg(all(feature = "derive", feature = "docs", feature = "dotenv", feature = "service"))]

#[path = "../common/mod.rs"]
mod common;
mod links;
mod markdown;
mod picture;

use std::fs;
use std::path::Path;
use std::process::Output;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const README: &str = "README.md";
const BROKEN: &str = include_str!("../../examples/quickstart.env");

/// The number of quoted lines of the summary.
const QUOTED: usize = 13;

fn read(path: &str) -> String {
    let text = fs::read_to_string(Path::new(ROOT).join(path)).expect("a file of the repository");
    text.replace("\r\n", "\n")
}

fn assert_file(path: &str, text: &str) {
    factor3::__private::assert_document(text, &[], env!("CARGO_PKG_NAME"), ROOT, path);
}

fn text(stream: &[u8]) -> &str {
    std::str::from_utf8(stream).expect("it writes text").trim_end()
}

fn joined(lines: impl Iterator<Item: AsRef<str>>) -> String {
    let mut text = String::new();
    for line in lines {
        text += line.as_ref();
        text.push('\n');
    }
    text
}

/// Runs the first program of the README in a directory with the broken `.env`.
fn broken_quickstart() -> Output {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join(".env"), BROKEN).expect("it can be written");
    common::example("quickstart", directory.path()).output().expect("the example runs")
}

/// Returns the code of the example, without its header.
fn program() -> String {
    let example = read("examples/quickstart.rs");
    let is_of_example = |line: &&str| line.starts_with("//!") || line.starts_with("#![") || line.is_empty();
    joined(example.lines().skip_while(is_of_example))
}

/// Returns the first lines of the summary of the other example.
fn summary() -> String {
    let output = common::example("orders", Path::new(ROOT)).output().expect("the example runs");
    joined(text(&output.stdout).lines().take(QUOTED).chain(["..."]))
}

/// The doctest of the README compiles the program verbatim. This checks that it equals the example, which runs.
#[test]
fn the_program_is_the_example_and_has_no_hidden_line() {
    let readme = read(README);
    let blocks = markdown::code_blocks(&readme);
    let (words, program_of_readme) = blocks.iter().find(|(words, _)| words.starts_with("rust")).expect("a program");
    // The doctest of the front page compiles the program, but does not run it: the variables are not set there.
    assert_eq!(words, "rust,no_run");
    assert!(program_of_readme.contains("\nfn main() {"));
    assert_eq!(program_of_readme.lines().find(|line| line.trim_start().starts_with("# ")), None);
    assert_eq!(*program_of_readme, program());
}

#[test]
fn the_program_starts_in_a_good_environment_and_shows_its_warnings() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut quickstart = common::example("quickstart", directory.path());
    let output = quickstart
        .envs([("INVENTORY_URL", "https://inventory.internal/v1"), ("INVENTORY_TOKEN", "hunter2")])
        .envs([("DATABASE_URL", "postgres://orders:hunter2@db.internal/orders"), ("LOG_LEVLE", "debug")])
        .output()
        .expect("the example runs");
    assert_eq!(text(&output.stdout), "listening on port 8080");
    let warnings = text(&output.stderr);
    assert!(warnings.starts_with("warning: LOG_LEVEL ") && warnings.contains("LOG_LEVLE"), "{warnings}");
    assert_eq!(warnings.lines().count(), 1);
}

#[test]
fn the_quotations_are_what_the_examples_print() {
    let output = broken_quickstart();
    assert_eq!(output.status.code(), Some(78));
    let report = format!("{}\n", text(&output.stderr));
    assert_file(README, &markdown::with_code_blocks(&read(README), "text", &[report, summary()]));
}

#[test]
fn the_picture_is_what_the_example_prints() {
    let output = broken_quickstart();
    let status = output.status.code().expect("it exits").to_string();
    assert_file("docs/report.svg", &picture::of(BROKEN.trim_end(), text(&output.stderr), &status));
}
