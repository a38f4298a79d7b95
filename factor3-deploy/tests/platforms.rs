//! Manifests of platforms name the variables, and secrets are elsewhere.

use std::fs;
use std::path::Path;

use factor3::Env;
use factor3::layer::{Layer, Value};
use factor3_deploy::{app_json, fly, procfile};

fn layer(text: &[u8], read: impl Fn(&Path) -> Layer) -> Layer {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("manifest");
    fs::write(&path, text).unwrap();
    read(&path)
}

fn problem(layer: Layer) -> String {
    let problem = Env::from(layer).problems()[0].to_string();
    assert!(!problem.contains("hunter2"), "{problem}");
    problem.rsplit_once('/').unwrap().1.to_owned()
}

#[test]
fn fly_has_texts_numbers_and_booleans() {
    let text = "[env]\nA = 'x'\nB = 8_080\nC = true\nD = 1.10\nE = 0x10\n[processes]\nA = 'no'\n";
    let layer = layer(text.as_bytes(), |path| fly(path));
    let value = |name: &str| layer.get(name).map(|(value, _)| value.clone());
    assert_eq!(value("A"), Some("x".into()));
    assert_eq!(value("B"), Some("8080".into()));
    assert_eq!(value("C"), Some("true".into()));
    assert_eq!((value("D"), value("E")), (Some(Value::Unknown), Some(Value::Unknown)));
    assert_eq!(value("TOKEN"), Some(Value::Perhaps));
    assert_eq!(layer.get("B").unwrap().1.to_string().rsplit_once('/').unwrap().1, "manifest:3:5");
}

#[test]
fn app_json_has_values_and_names() {
    let text = r#"{"env": {"A": "x", "B": {"value": "y"}, "C": {"description": "?"}, "D": {"required": false}}}"#;
    let layer = layer(text.as_bytes(), |path| app_json(path));
    let value = |name: &str| layer.get(name).map(|(value, _)| value.clone());
    assert_eq!((value("A"), value("B")), (Some("x".into()), Some("y".into())));
    assert_eq!(
        (value("C"), value("D"), value("E")),
        (Some(Value::Unknown), Some(Value::Perhaps), Some(Value::Perhaps))
    );
}

#[test]
fn a_procfile_has_assignments_in_front_of_a_command() {
    let text = b"# x: y\nweb: A=1 B='2 3' orders C=4\nworker: orders\n";
    let web = layer(text, |path| procfile(path, None));
    let value = |name: &str| web.get(name).map(|(value, _)| value.clone());
    assert_eq!((value("A"), value("B"), value("C")), (Some("1".into()), Some(Value::Unknown), Some(Value::Perhaps)));
    let worker = layer(text, |path| procfile(path, Some("worker")));
    assert_eq!(worker.get("PORT").unwrap().0, &Value::Perhaps);
    let none = layer(text, |path| procfile(path, Some("clock")));
    assert_eq!(problem(none), "manifest has no process `clock`; there are `web` and `worker`");
}

#[test]
fn a_manifest_that_cannot_be_read_is_a_problem() {
    assert_eq!(problem(layer(b"[env]\nA = hunter2\n", |path| fly(path))), "manifest:2:5 is not TOML; correct the line");
    assert_eq!(
        problem(layer(b"{\"env\": hunter2}", |path| app_json(path))),
        "manifest:1:9 is not JSON; correct the line"
    );
    assert_eq!(problem(layer(b"env = 'hunter2'\n", |path| fly(path))), "manifest:1:7 is not a table of variables");
    assert_eq!(
        problem(layer(b"[[env]]\nA = 'hunter2'\n", |path| fly(path))),
        "manifest:1:1 is not a table of variables"
    );
    assert_eq!(
        problem(layer(b"{\"env\": [\"hunter2\"]}", |path| app_json(path))),
        "manifest:1:2 is not a table of variables"
    );
    assert_eq!(
        problem(layer(b"web: \xff", |path| procfile(path, None))),
        "manifest is not UTF-8; save the file as UTF-8"
    );
}
