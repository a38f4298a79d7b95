//! The example that the README tells a newcomer to run, with all its commands.
#![cfg(all(feature = "derive", feature = "docs", feature = "dotenv", feature = "service"))]

mod common;
#[macro_use]
#[path = "common/near.rs"]
mod near;

use std::fs::File;
use std::path::Path;
use std::process::Output;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn orders(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut orders = common::example("orders", Path::new(ROOT));
    orders.args(arguments).envs(variables.iter().copied()).output().expect("the example runs")
}

fn text(stream: &[u8]) -> String {
    String::from_utf8(stream.to_vec()).expect("it writes text")
}

/// Returns the name and the value of each line of a file without quotes.
fn assignments(file: &str) -> Vec<(&str, &str)> {
    file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('=')).collect()
}

#[test]
fn the_example_shows_what_was_read_from_where() {
    let output = orders(&[], &[]);
    assert_eq!(text(&output.stderr), "");
    let lines: Vec<_> = text(&output.stdout).lines().map(str::to_owned).collect();
    let is_shown = |name: &str, value: &str, origin: &str| {
        lines.iter().any(|line| [name, value, origin].iter().all(|word| line.split_whitespace().any(|w| w == *word)))
    };
    assert!(is_shown("PORT", "8080", "default"));
    assert!(is_shown("DATABASE_URL", "postgres://orders:***@localhost:5432/orders", "examples/orders.env:14:14"));
    assert_eq!(lines.last().unwrap(), "ready to serve on port 8080, but this is an example");
    assert!(output.status.success());
}

#[test]
fn the_example_names_every_problem_and_exits_with_78() {
    let broken = [
        ("PORT", "80a80"),
        ("LOG_LEVEL", "wran"),
        ("SHUTDOWN_TIMEOUT", "30"),
        ("DATABASE_URL", "postgres://orders:pa#ss@db/orders"),
        ("DATABASE_POOL_MIN", "20"),
        ("SMTP_HOST", ""),
        ("STORAGE_KIND", "s4"),
    ];
    let output = orders(&[], &broken);
    let to_fix = "to fix: PORT, LOG_LEVEL, SHUTDOWN_TIMEOUT, DATABASE_URL, DATABASE_POOL_MIN, DATABASE_POOL_MAX, SMTP_HOST, \
                  STORAGE_KIND";
    assert_eq!(text(&output.stderr).lines().last(), Some(to_fix));
    assert_eq!(text(&output.stdout), "");
    assert_eq!(output.status.code(), Some(78));
}

#[test]
fn check_says_what_is_read_from_where_and_serves_nothing() {
    let serves = orders(&[], &[]);
    let output = orders(&["--check"], &[]);
    assert_eq!(Some(text(&output.stdout).trim_end()), text(&serves.stdout).split("\n\nready").next());
    assert_eq!((text(&output.stderr).as_str(), output.status.code()), ("", Some(0)));
}

#[test]
fn check_shows_the_problems_and_exits_with_78() {
    let output = orders(&["--check"], &[("PORT", "80a80")]);
    let problem = "problem: PORT must be an integer from 0 to 65535: character 3 of 5 is not a digit (environment)\n";
    assert!(text(&output.stdout).ends_with(problem), "{}", text(&output.stdout));
    assert_eq!(output.status.code(), Some(78));
}

#[test]
fn check_of_a_file_alone_is_not_helped_by_the_environment() {
    let good = std::fs::read_to_string(Path::new(ROOT).join("examples/orders.env")).unwrap();
    let good: Vec<_> = assignments(&good).into_iter().filter(|(name, _)| *name != "REPLICA_URL").collect();
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("prod.env");
    std::fs::write(&file, "INVENTORY_URL=https://inventory.example.com\nSTORAGE_KIND=disk\n").unwrap();
    let output = orders(&["--check", file.to_str().unwrap()], &good);
    let missing: Vec<_> = text(&output.stdout)
        .lines()
        .filter_map(|line| line.strip_prefix("problem: ")?.split_once(" is not set").map(|(name, _)| name.to_owned()))
        .collect();
    assert_eq!(missing, ["INVENTORY_TOKEN", "QUEUE_URL", "DATABASE_URL", "STORAGE_PATH"]);
    assert_eq!(output.status.code(), Some(78));
}

/// The hook of a chart runs before the Secret exists that the pods will mount.
#[test]
fn a_file_that_is_elsewhere_is_taken_on_trust_and_the_rest_is_checked() {
    let elsewhere = ("INVENTORY_TOKEN_FILE", "/run/secrets/orders/inventory_token");
    let output = orders(&["--check"], &[elsewhere]);
    let problem = "problem: INVENTORY_TOKEN_FILE names a file that does not exist";
    assert!(text(&output.stdout).contains(problem), "{}", text(&output.stdout));
    assert_eq!(output.status.code(), Some(78));

    let trusting = ["--check-trusting", "INVENTORY_TOKEN_FILE"];
    let output = orders(&trusting, &[elsewhere]);
    let shown = text(&output.stdout);
    let token = shown.lines().find(|line| line.starts_with("INVENTORY_TOKEN ")).expect("its row");
    assert!(token.contains("value unknown"), "{token}");
    assert_eq!(output.status.code(), Some(0));

    let output = orders(&trusting, &[elsewhere, ("PORT", "80a80")]);
    assert_eq!(output.status.code(), Some(78));
}

#[test]
fn names_alone_are_checked() {
    let names = ["INVENTORY_URL", "INVENTORY_TOKEN_FILE", "QUEUE_URL", "DATABSE_URL", "STORAGE_KIND"];
    let dir = tempfile::tempdir().unwrap();
    let list = dir.path().join("names");
    std::fs::write(&list, names.join("\n")).unwrap();
    let mut orders = common::example("orders", Path::new(ROOT));
    orders.arg("--check-names").env("DATABASE_URL", "postgres://db/orders").stdin(File::open(list).unwrap());
    let output = orders.output().unwrap();
    let problem = concat!(
        "problem: DATABASE_URL is not set; expected a PostgreSQL URL, such as postgres://user:password@host:5432/database, or the path of its file in DATABASE_URL_FILE; ",
        near!("DATABSE_URL", "in code", "DATABASE_URL"),
        "\n"
    );
    assert!(text(&output.stdout).ends_with(problem), "{}", text(&output.stdout));
    assert_eq!(text(&output.stdout).matches("problem: ").count(), 1);
    assert_eq!(output.status.code(), Some(78));
}

#[test]
fn the_documents_are_printed() {
    for (argument, file) in [("--env-example", "orders.env.example"), ("--schema", "orders.schema.json")] {
        let output = orders(&[argument], &[]);
        let committed = std::fs::read_to_string(Path::new(ROOT).join("examples").join(file)).unwrap();
        assert_eq!(text(&output.stdout), committed.replace("\r\n", "\n"));
        assert!(output.status.success());
    }
}

#[test]
fn an_argument_that_it_does_not_know_is_answered_with_those_that_it_does() {
    let output = orders(&["--chekc"], &[]);
    let usage =
        "usage: orders [--check [FILE] | --check-trusting NAME... | --check-names < NAMES | --env-example | --schema]";
    assert_eq!(text(&output.stderr).trim_end(), usage);
    assert_eq!(output.status.code(), Some(64));
}
