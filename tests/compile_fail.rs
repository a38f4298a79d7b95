//! Compares the compiler's report of a mistake with the `.stderr` file beside it, word for word.
//! `TRYBUILD=overwrite cargo test --test compile_fail` writes these files again.
//!
//! Each folder of `tests/ui` is a kind of mistake. The folders inside it say what their cases need: see [`runs`].
#![cfg(feature = "derive")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Returns true if the cases of a folder inside a kind of mistake run in this build.
fn runs(folder: &str) -> bool {
    match folder {
        "envy" => cfg!(feature = "envy"),
        "without_envy" => cfg!(not(feature = "envy")),
        "service" => cfg!(feature = "service"),
        RUSTC => true,
        _ => panic!("no need is called `{folder}`"),
    }
}

/// The folder of reports that rustc words.
const RUSTC: &str = "rustc";

/// Finds the cases that run in this build: those that rustc words, or the others.
fn cases(worded_by_rustc: bool) -> Vec<PathBuf> {
    let mut cases = Vec::new();
    for mistake in entries(Path::new("tests/ui")) {
        let mut directories = vec![(mistake, false)];
        while let Some((directory, rustc)) = directories.pop() {
            for path in entries(&directory) {
                if path.is_dir() {
                    let folder = path.file_name().unwrap().to_str().unwrap();
                    if runs(folder) {
                        directories.push((path.clone(), rustc || folder == RUSTC));
                    }
                } else if path.extension().is_some_and(|extension| extension == "rs") && rustc == worded_by_rustc {
                    cases.push(path);
                }
            }
        }
    }
    assert!(!cases.is_empty());
    cases.sort();
    cases
}

fn entries(directory: &Path) -> Vec<PathBuf> {
    fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn assert_reports(cases: Vec<PathBuf>) {
    let tests = trybuild::TestCases::new();
    for case in cases {
        tests.compile_fail(case);
    }
}

/// The derive's own messages, and those of constant evaluation: every compiler prints them alike.
#[test]
fn a_mistake_is_reported_where_it_is_made_with_the_code_to_write() {
    assert_reports(cases(false));
}

/// rustc rewords its reports of types from version to version: these hold for one of them.
#[test]
fn a_type_that_does_not_fit_is_reported_without_anything_internal() {
    let version = Command::new("rustc").arg("--version").output().expect("cargo found a compiler");
    if version.stdout.starts_with(b"rustc 1.95.") {
        assert_reports(cases(true));
    }
}
