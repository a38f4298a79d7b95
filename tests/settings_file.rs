//! The example that reads a file of settings: what a key means, and what is said about one that means nothing.
#![cfg(all(feature = "derive", feature = "service"))]

mod common;

use std::fs;
use std::path::Path;

/// Runs the example with a file of this content. Returns its output, its errors and its exit code.
fn run(file: impl AsRef<[u8]>, variables: &[(&str, &str)]) -> (String, String, Option<i32>) {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("s.toml"), file).unwrap();
    run_in(directory.path(), &["s.toml"], variables)
}

fn run_in(directory: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> (String, String, Option<i32>) {
    let mut example = common::example("settings_file", directory);
    let output = example.args(arguments).envs(variables.iter().copied()).output().expect("the example runs");
    let text = |stream| String::from_utf8(stream).expect("it writes text").replace('\\', "/");
    (text(output.stdout), text(output.stderr), output.status.code())
}

/// Asserts that each row of the summary begins with a name and a value, and ends with an origin.
#[track_caller]
fn assert_rows(summary: &str, rows: &[[&str; 3]]) {
    for [name, value, origin] in rows {
        let words: String = format!("{name} {value} {origin}");
        let line = summary.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        assert!(line.into_iter().any(|line| line == words), "no `{words}` in\n{summary}");
    }
}

/// Returns the problems of a report, each with its place.
#[track_caller]
fn problems(file: impl AsRef<[u8]>) -> Vec<String> {
    let (summary, report, code) = run(file, &[]);
    assert_eq!((summary.as_str(), code), ("", Some(78)), "{report}");
    let (_, problems) = report.split_once("\n\n").expect("a report has problems");
    let (problems, _) = problems.rsplit_once("\n\nto fix: ").expect("a report ends with names");
    let lines = problems.lines().filter(|line| !line.starts_with("    help:"));
    let joined = lines.collect::<Vec<_>>().join("\n").replace("\n    --> ", " at ");
    joined.lines().map(|line| line.trim().to_owned()).collect()
}

const URL: &str = "[database]\nurl = \"postgres://db/orders\"\n";

#[test]
fn the_committed_file_is_read_with_the_line_of_each_value() {
    let (summary, errors, code) = run_in(Path::new(env!("CARGO_MANIFEST_DIR")), &[], &[]);
    assert_eq!((errors.as_str(), code), ("", Some(0)));
    assert_rows(
        &summary,
        &[
            ["PORT", "8080", "examples/settings.toml:2:8"],
            ["ALLOWED_ORIGINS", "set, 50 characters", "examples/settings.toml:3:19"],
            ["LABELS", "set, 18 characters", "examples/settings.toml:5:1"],
            ["DATABASE_URL", "postgres://***@localhost:5432/orders", "examples/settings.toml:10:7"],
            ["DATABASE_POOL_SIZE", "20", "examples/settings.toml:11:13"],
        ],
    );
}

#[test]
fn a_variable_of_the_process_wins() {
    let (summary, errors, _) = run(format!("port = 1\n{URL}"), &[("PORT", "2")]);
    assert_eq!(errors, "");
    assert_rows(&summary, &[["PORT", "2", "environment, over s.toml:1:8"]]);
}

#[test]
fn numbers_in_any_notation_of_toml_are_read_as_numbers() {
    for number in ["8080", "8_080", "+8080", "0x1f90", "0o17620", "0b1_1111_1001_0000", "'8080'"] {
        let (summary, errors, _) = run(format!("port = {number}\n{URL}"), &[]);
        assert_eq!(errors, "", "{number}");
        assert_rows(&summary, &[["PORT", "8080", "s.toml:1:8"]]);
    }
}

#[test]
fn the_items_of_a_list_are_joined_with_the_separator_of_its_field() {
    let (summary, errors, _) = run(format!("allowed_origins = ['a,b', 'c']\n{URL}"), &[]);
    assert_eq!(errors, "");
    assert_rows(&summary, &[["ALLOWED_ORIGINS", "set, 5 characters", "s.toml:1:19"]]);
}

#[test]
fn a_secret_may_be_in_a_file_that_the_file_names() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("token"), "correct horse").unwrap();
    fs::write(directory.path().join("s.toml"), format!("inventory-token-file = 'token'\n{URL}")).unwrap();
    let (summary, errors, _) = run_in(directory.path(), &["s.toml"], &[]);
    assert_eq!(errors, "");
    assert!(summary.contains("INVENTORY_TOKEN     set, 13 characters"), "{summary}");
}

#[test]
fn a_value_of_another_shape_is_a_problem_at_its_place() {
    let file = "port = [80]\nallowed_origins = ['a;b']\ninventory_token = { a = 's3cr3t' }\n\
                [labels]\n'a=b' = 1\n[database]\nurl = 'postgres://db/orders'\npool_size = 1979-05-27";
    let found = problems(file);
    assert_eq!(
        found,
        [
            "PORT is an array here, where one value belongs at s.toml:1:8",
            "ALLOWED_ORIGINS has an item that is empty, has white space at an end, or has the separator of the list in it \
             at s.toml:2:19",
            "LABELS has a key with a `=`, which no variable can have at s.toml:4:1",
            "INVENTORY_TOKEN is a table here, where one value belongs at s.toml:3:19",
            "DATABASE_POOL_SIZE must be an integer from 1 to 100: character 5 of 10 is not a digit at s.toml:8:13",
        ]
    );
}

#[test]
fn an_item_that_a_list_would_change_is_a_problem() {
    for items in ["['a', '']", "[' a']", "['a ']", "['a;b']", "[['a']]", "[{ a = 1 }]"] {
        let found = problems(format!("allowed_origins = {items}\n{URL}"));
        assert!(
            found[0].starts_with("ALLOWED_ORIGINS ") && found[0].ends_with(" at s.toml:1:19"),
            "{items}: {found:?}"
        );
        assert_eq!(found.len(), 1, "{items}");
    }
}

#[test]
fn an_empty_list_does_not_become_the_default_in_silence() {
    let said = "is empty here, which is the same as no line at s.toml:1";
    for (key, name) in [("allowed_origins = []", "ALLOWED_ORIGINS"), ("labels = {}", "LABELS")] {
        let found = problems(format!("{key}\n{URL}"));
        assert!(found[0].starts_with(&format!("{name} {said}")), "{found:?}");
    }
}

#[test]
fn two_keys_for_one_variable_are_a_problem_that_names_both_places() {
    let found = problems(format!("database-url = 'postgres://other/orders'\n{URL}"));
    assert_eq!(found, ["DATABASE_URL is set here and in s.toml:3:7 at s.toml:1:16"]);
}

#[test]
fn a_key_that_nothing_reads_is_a_warning_and_a_near_miss() {
    let (_, errors, code) = run("colour = 1\n[database]\nulr = 'postgres://db/orders'\n", &[]);
    assert_eq!(code, Some(78));
    for said in [
        "warning: s.toml:1:10 sets `colour`, and nothing reads COLOUR\n",
        "warning: s.toml:3:7 sets `database.ulr`, and nothing reads DATABASE_ULR\n",
        "  help: DATABASE_ULR is set (s.toml:3) but unused; did you mean DATABASE_URL?\n",
    ] {
        assert!(errors.contains(said), "no `{said}` in\n{errors}");
    }
}

#[test]
fn a_value_where_a_table_belongs_is_a_key_that_nothing_reads() {
    let (_, errors, _) = run("database = 'postgres://db/orders'", &[]);
    assert!(errors.starts_with("warning: s.toml:1:12 sets `database`, and nothing reads DATABASE\n"), "{errors}");
}

#[test]
fn a_file_that_is_not_toml_is_a_problem_without_its_text() {
    for (file, place) in [("port = 1\nport = 2\n", "s.toml:2:1"), ("port = 1\n\ntoken = s3cr3t\n", "s.toml:3:9")] {
        let found = problems(file);
        assert!(found[0].starts_with(&format!("{place} is not TOML: ")), "{found:?}");
        assert!(!found.concat().contains("s3cr3t"), "{found:?}");
    }
    assert_eq!(problems(b"port = 1 # \xff")[0], "s.toml is not UTF-8");
}

#[test]
fn a_file_that_does_not_exist_is_a_problem() {
    let directory = tempfile::tempdir().unwrap();
    let (_, errors, code) = run_in(directory.path(), &["no.toml"], &[]);
    assert_eq!(code, Some(78));
    assert!(errors.contains("\n  no.toml does not exist\n"), "{errors}");
}
