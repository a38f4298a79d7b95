//! Runs each row of the tables in `docs/migrating.md` at the loader that its table is about, and at factor3.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use factor3::EnvConfig;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A row of a table: the code of its first cell, and the text of all cells, with the marks of code.
#[derive(Default)]
struct Row {
    variables: Vec<String>,
    cells: Vec<String>,
}

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/migrating.md")).unwrap()
}

/// Returns the rows of the table that has this loader in its header.
fn rows(loader: &str) -> Vec<Row> {
    let page = page();
    let (mut tables, mut row) = (Vec::<Vec<Row>>::new(), None::<Row>);
    for event in Parser::new_ext(&page, Options::ENABLE_TABLES) {
        match (event, &mut row) {
            (Event::Start(Tag::Table(_)), _) => tables.push(Vec::new()),
            (Event::Start(Tag::TableHead | Tag::TableRow), _) => row = Some(Row::default()),
            (Event::Start(Tag::TableCell), Some(row)) => row.cells.push(String::new()),
            (Event::Code(code), Some(row)) => add(row, &code, true),
            (Event::Text(text), Some(row)) => add(row, &text, false),
            (Event::End(TagEnd::TableHead | TagEnd::TableRow), _) => {
                tables.last_mut().expect("a row is in a table").extend(row.take());
            }
            _ => {}
        }
    }
    let mut table = tables.into_iter().find(|table| table[0].cells[1] == loader).expect("the loader has a table");
    table.remove(0);
    table
}

fn add(row: &mut Row, text: &str, is_code: bool) {
    if is_code && row.cells.len() == 1 {
        row.variables.push(text.to_owned());
    }
    let cell = row.cells.last_mut().expect("text is in a cell");
    cell.push_str(&if is_code { format!("`{text}`") } else { text.to_owned() });
}

/// Returns the program of a loader. Those of Python are in an environment of the readers.
fn program(loader: &str) -> Command {
    if !PYTHON.contains(&loader) {
        let mut program = Command::new(env!("CARGO_BIN_EXE_factor3-loaders"));
        program.arg(loader);
        return program;
    }
    let python = python().expect("the test asked for it").join("venv/bin/python");
    let mut program = Command::new(python);
    program.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("load.py")).arg(loader);
    program
}

const PYTHON: [&str; 2] = ["pydantic-settings", "Flask"];

#[derive(EnvConfig)]
#[env(prefix = "FACTOR3_")]
struct Settings {
    /// Their absence is a failure.
    #[env(default)]
    require_readers: bool,
    /// The directory that `.ci/readers` fills.
    readers: Option<PathBuf>,
}

/// Returns the directory of the readers, if the environment names it.
fn python() -> Option<PathBuf> {
    let settings = Settings::from_env().unwrap_or_else(|error| panic!("{error}"));
    assert!(settings.readers.is_some() || !settings.require_readers, "FACTOR3_READERS is not set");
    settings.readers
}

/// Returns what a loader makes of variables, as the tables say it: the value of the first, or that they are refused.
fn outcome(loader: &str, variables: &[(&str, &str)]) -> String {
    let mut program = program(loader);
    program.env_clear();
    if !variables.iter().any(|(name, _)| name.eq_ignore_ascii_case("APP_TOKEN")) {
        program.env("APP_TOKEN", "s3cr3t");
    }
    let output = program.envs(variables.iter().copied()).output().unwrap();
    match output.status.code() {
        Some(0) => {}
        Some(1) => return "refused".to_owned(),
        code => panic!("{loader} exits with {code:?} for {variables:?}"),
    }
    let fields = String::from_utf8(output.stdout).unwrap();
    let field = variables[0].0.to_ascii_uppercase().replacen("APP_", "", 1) + " ";
    let value = fields.lines().find_map(|line| line.strip_prefix(&field)).expect("the field is shown");
    let warning = if fields.ends_with("WARNINGS\n") { ", with a warning" } else { "" };
    format!("`{value}`{warning}")
}

/// Asserts that each row of a table says what both loaders do, and that they differ.
#[track_caller]
fn assert_table(loader: &str) {
    let (mut wrong, rows) = (String::new(), rows(loader));
    assert!(!rows.is_empty());
    for row in &rows {
        let variables: Vec<_> = row.variables.iter().map(|variable| variable.split_once('=').unwrap()).collect();
        let outcomes = [outcome(loader, &variables), outcome("factor3", &variables)];
        if row.cells[1..3] != outcomes || outcomes[0] == outcomes[1] {
            wrong += &format!("| {} | {} | {} | {}\n", row.cells[0], outcomes[0], outcomes[1], row.cells[3]);
        }
    }
    assert!(wrong.is_empty(), "rows that are wrong or show no difference:\n{wrong}");
}

#[test]
fn the_table_about_clap_is_what_happens() {
    assert_table("clap");
}

#[test]
fn the_table_about_config_is_what_happens() {
    assert_table("config");
}

#[test]
fn the_table_about_envconfig_is_what_happens() {
    assert_table("envconfig");
}

#[test]
fn the_table_about_envy_is_what_happens() {
    assert_table("envy");
}

#[test]
fn the_table_about_figment_is_what_happens() {
    assert_table("figment");
}

#[test]
fn the_tables_about_python_are_what_happens() {
    if python().is_none() {
        // The output of `eprintln` is hidden when a test passes.
        writeln!(std::io::stderr(), "SKIPPED the tables about Python: FACTOR3_READERS is not set").unwrap();
        return;
    }
    PYTHON.into_iter().for_each(assert_table);
}

#[test]
fn the_page_shows_the_configuration_that_was_run() {
    let source = include_str!("src/factor3.rs").replace("use ::factor3", "use factor3");
    let (_, rest) = source.split_once("begins here.\n").unwrap();
    let (shown, _) = rest.split_once("// What the page shows ends here.").unwrap();
    assert!(page().contains(&format!("```rust\n{}\n```\n", shown.trim_end())));
}
