//! Manifests with the environment that the process gets from each: every variable with its place, and every note.
//!
//! `FACTOR3=overwrite` writes the results anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use factor3::layer::{Layer, Value};
use factor3::summary::Status;
use factor3::{Env, EnvConfig};
use factor3_deploy::{Caller, compose, kubernetes, render};

/// A name that no manifest sets, which tells whether any name is perhaps set.
#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its summary matters")]
struct Config {
    any_other_name: Option<String>,
}

#[test]
fn kubernetes_manifests_give_the_environment_of_a_container() {
    check("kubernetes.txt");
}

#[test]
fn compose_files_give_the_environment_of_a_service() {
    check("compose.txt");
}

#[test]
fn blueprints_of_render_give_the_environment_of_a_service() {
    check("render.txt");
}

/// The start of a Deployment, so that the container of a case begins in line 9.
const POD: &str = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: orders}\nspec:\n  template:\n    spec:\n      containers:\n      - name: orders\n";

fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    let written = fs::read_to_string(&path).unwrap();
    let mut actual = String::new();
    for case in written.split_inclusive("\n\n") {
        let case = case.trim_end_matches('\n');
        if case.starts_with('#') {
            _ = write!(actual, "{case}\n\n");
            continue;
        }
        let given = case.split("\n> ").next().unwrap();
        let command = case[given.len()..].lines().nth(1).unwrap();
        _ = write!(actual, "{given}\n{command}\n{}\n", run(given, command));
    }
    let actual = actual.trim_end().to_owned() + "\n";
    if std::env::var_os("FACTOR3").is_some_and(|value| value == "overwrite") {
        return fs::write(&path, &actual).unwrap();
    }
    let difference = written.lines().zip(actual.lines()).find(|(written, actual)| written != actual);
    assert!(written == actual, "{name}: {difference:?}");
}

/// Writes the files of a case, and returns what a command says about them.
fn run(given: &str, command: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    for file in given.split("\n@ ").skip(1) {
        let (name, text) = file.split_once('\n').unwrap_or((file, ""));
        let (name, text) = match name.strip_prefix("pod ") {
            Some(name) => (name, POD.to_owned() + &container(text)),
            None => (name, format!("{text}\n")),
        };
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.replace("<CR>", "\r").replace("<BOM>", "\u{feff}").replace("<TAB>", "\t")).unwrap();
    }
    let mut words = command.trim_start_matches("> ").split(' ');
    let (tool, files) = (words.next().unwrap(), words.next().unwrap());
    let name = words.next().filter(|name| *name != "-");
    let mut files = files.split(',').map(|file| folder.path().join(file));
    let layer = match tool {
        "kubernetes" => kubernetes(files, name),
        "render" => render(files.next().unwrap(), name),
        _ => compose(files, name, &caller(words.collect())),
    };
    describe(layer).replace(&format!("{}/", folder.path().display()), "")
}

/// The lines up to `---` belong to the container.
fn container(text: &str) -> String {
    let end = text.find("\n---").unwrap_or(text.len());
    let lines = text[..end].lines().map(|line| format!("        {line}\n"));
    lines.collect::<String>() + text[end..].trim_start_matches('\n') + "\n"
}

fn caller(words: Vec<&str>) -> Caller {
    match words[..] {
        ["unknown"] => Caller::unknown(),
        _ => words.into_iter().map(|word| word.split_once('=').unwrap()).collect(),
    }
}

fn describe(layer: Layer) -> String {
    let mut text = String::new();
    for (name, value, origin) in layer.variables() {
        let value = match value {
            Value::Text(text) => format!("= {:?}", text.to_string_lossy()),
            other => format!("{other:?}").to_lowercase(),
        };
        _ = writeln!(text, "{} {value} {origin}", name.to_string_lossy());
    }
    let summary = Config::summary(&Env::from(layer));
    for variable in summary.variables() {
        if variable.status() == Status::Perhaps {
            _ = writeln!(text, "any perhaps {}", variable.origin().unwrap());
        }
    }
    for problem in summary.problems() {
        _ = writeln!(text, "problem: {problem}");
    }
    for warning in summary.warnings() {
        _ = writeln!(text, "warning: {warning}");
    }
    text
}
