//! Manifests that are large, deep or refer to themselves: a problem or a result, in linear time, and never a panic.

use std::fs;
use std::path::Path;

use factor3::Env;
use factor3::layer::{Layer, Value};
use factor3_deploy::{Caller, compose, kubernetes};

/// Reads a text as both kinds of manifest.
fn read(text: &str) -> [Layer; 2] {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("manifest.yaml");
    fs::write(&path, text).unwrap();
    [kubernetes([&path], Some("orders")), compose([&path], Some("orders"), &Caller::unknown())]
}

fn kubernetes_of(text: &str) -> Layer {
    let [layer, _] = read(text);
    layer
}

fn compose_of(text: &str) -> Layer {
    let [_, layer] = read(text);
    layer
}

fn pod(env: &str) -> String {
    format!("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: orders\n    env:\n{env}")
}

#[test]
fn ten_mebibytes_of_one_environment() {
    let line = |i: usize| format!("    - {{name: VARIABLE_{i}, value: \"{}\"}}\n", "x".repeat(1024));
    let text = pod(&(0..10_000).map(line).collect::<String>());
    assert!(text.len() > 10 << 20);
    let layer = kubernetes_of(&text);
    assert_eq!(layer.variables().count(), 10_000);
    assert_eq!(layer.get("VARIABLE_9999").unwrap().1.line(), Some(10_006));
    assert!(Env::from(layer).problems().is_empty());
}

#[test]
fn a_deep_text_is_a_problem() {
    for open in ["[", "{a: ", "- "] {
        let text = open.repeat(100_000);
        for layer in read(&text) {
            assert!(!Env::from(layer).problems().is_empty());
        }
    }
}

#[test]
fn a_deep_block_is_a_problem() {
    let text = (0..2_000).map(|depth| " ".repeat(depth) + "a:\n").collect::<Vec<_>>().concat();
    for layer in read(&text) {
        assert!(!Env::from(layer).problems().is_empty());
    }
}

#[test]
fn aliases_that_double_each_other_are_a_problem() {
    let twice = |i: usize| format!("a{i}: &a{i} {{<<: [*a{0}, *a{0}]}}\n", i - 1);
    let text = "a0: &a0 {A: a}\n".to_owned() + &(1..100).map(twice).collect::<Vec<_>>().concat();
    let of_compose = compose_of(&format!("{text}services:\n  orders:\n    environment: {{<<: *a99}}\n"));
    assert!(!Env::from(of_compose).problems().is_empty());
    let of_kubernetes = kubernetes_of(&format!(
        "apiVersion: v1\nkind: Pod\n{text}spec: {{containers: [{{name: orders, env: [{{<<: *a99, name: A}}]}}]}}\n"
    ));
    assert!(!Env::from(of_kubernetes).problems().is_empty());
}

#[test]
fn a_list_that_contains_itself() {
    for text in [
        "apiVersion: v1\nkind: List\nitems: &items\n- *items\n",
        "&root\napiVersion: v1\nkind: List\nitems: [*root]\n",
        "&a\nkind: &b [*b, *a]\n? *b\n: *a\n<<: *a\nservices: *a\norders: *a\nenvironment: *a\n",
        "services: &s {orders: &o {environment: *s, env_file: *o, extends: *o}}\n",
    ] {
        read(text);
    }
    read(&pod("    - &e {name: *e, value: *e, valueFrom: *e}\n"));
}

#[test]
fn many_open_braces_and_references_take_linear_time() {
    let braces = "{{".repeat(200_000);
    read(&format!("a: 'x {braces}'\nb: [\n"));
    let references = "$(A)".repeat(50_000);
    let layer =
        kubernetes_of(&pod(&format!("    - {{name: A, value: a}}\n    - {{name: B, value: '{references}'}}\n")));
    assert_eq!(layer.get("B").unwrap().0, &Value::from("a".repeat(50_000)));
    let nested = format!("{}{}", "${A:-".repeat(50_000), "}".repeat(50_000));
    let layer = compose_of(&format!(
        "services:\n  orders:\n    environment: {{A: '{nested}', B: '{}'}}\n",
        "${".repeat(50_000)
    ));
    assert_eq!(Env::from(layer).problems().len(), 2);
}

#[test]
fn a_chain_of_services_ends() {
    let next = |i: usize| format!("  s{i}:\n    extends: s{}\n", i + 1);
    let chain = (0..200).map(next).collect::<Vec<_>>().concat();
    let text = format!("services:\n{chain}  s200: {{environment: {{A: a}}}}\n");
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("compose.yaml");
    fs::write(&path, text).unwrap();
    let problems = Env::from(compose([&path], Some("s0"), &Caller::unknown())).problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(compose([&path], Some("s180"), &Caller::unknown()).get("A").unwrap().0, &Value::from("a"));
}

#[test]
fn files_that_include_each_other_end() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    fs::write(at("a.yaml"), "include: [b.yaml, a.yaml]\nservices: {a: {image: a}}\n").unwrap();
    fs::write(at("b.yaml"), "include: [a.yaml]\nservices: {b: {environment: {B: b}}}\n").unwrap();
    let of = |path: &Path, service| compose([path], Some(service), &Caller::unknown());
    assert_eq!(of(&at("a.yaml"), "b").get("B").unwrap().0, &Value::from("b"));
    assert_eq!(Env::from(of(&at("a.yaml"), "c")).problems().len(), 1);
}
