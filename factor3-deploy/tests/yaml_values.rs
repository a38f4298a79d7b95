//! What kubectl and Compose make of a YAML value: the recorded results of the tools themselves.

use factor3::Env;
use factor3::layer::{Layer, Value};
use factor3_deploy::{Caller, compose, kubernetes};
use serde_json::Value as Json;

/// Rows that record something else than what the process gets, with the reason.
const OTHER: [(&str, &str, &str); 7] = [
    ("c04", "apiserver-decoder-strict", KUBECTL),
    ("c06", "apiserver-decoder-strict", KUBECTL),
    ("c10", "apiserver-decoder-strict", KUBECTL),
    ("d08", "kubernetes-pod", KUBELET),
    ("d09", "kubernetes-pod", KUBELET),
    ("d10", "kubernetes-pod", KUBELET),
    ("d23", "kubernetes-pod", KUBELET),
];
const KUBECTL: &str = "the decoder read YAML, to which kubectl sends JSON without duplicates";
const KUBELET: &str = "the row has the object of the API server, in which the kubelet has not yet turned `$$` into `$`";

#[test]
fn a_value_arrives_as_the_tool_delivers_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file.yaml");
    let (mut equal, mut different) = (std::collections::BTreeMap::new(), Vec::new());
    for line in include_str!("data/yaml_env_values.jsonl").lines() {
        let row: Json = serde_json::from_str(line).unwrap();
        // The row of a newer version follows.
        let is_other = |(name, tool, _): &(&str, &str, &str)| row["row"] == *name && row["tool"] == *tool;
        if row["version"] == "2.26.1" || OTHER.iter().any(is_other) {
            continue;
        }
        let (text, tool) = (row["text"].as_str().unwrap(), row["tool"].as_str().unwrap());
        std::fs::write(&file, manifest(text, tool, row.get("whole").is_some())).unwrap();
        let layer = match tool {
            "compose-map" | "compose-list" => compose([&file], Some("s"), &caller(&row)),
            _ => kubernetes([&file], Some("c")),
        };
        let got = outcome(layer);
        if got == expected(&row) {
            *equal.entry(tool.to_owned()).or_insert(0) += 1;
        } else {
            different.push(format!("{} {tool} {text:?}: {got:?} instead of {:?}", row["row"], expected(&row)));
        }
    }
    assert!(different.is_empty(), "{equal:?}\n{}", different.join("\n"));
    let rows = [
        ("apiserver-decoder-strict", 20),
        ("compose-list", 252),
        ("compose-map", 312),
        ("kubernetes-configmap", 312),
        ("kubernetes-pod", 236),
    ];
    assert_eq!(equal.into_iter().collect::<Vec<_>>(), rows.map(|(tool, rows)| (tool.to_owned(), rows)));
}

#[derive(Debug, PartialEq)]
enum Outcome {
    Text(String),
    NotSet,
    Refused,
}

fn expected(row: &Json) -> Outcome {
    match row["outcome"].as_str().unwrap() {
        "value" => Outcome::Text(row["value"].as_str().unwrap().to_owned()),
        "not_set" => Outcome::NotSet,
        _ => Outcome::Refused,
    }
}

fn outcome(layer: Layer) -> Outcome {
    let value = layer.get("A").map(|(value, _)| value.clone());
    let problems = Env::from(layer).problems();
    match value {
        _ if !problems.is_empty() => Outcome::Refused,
        Some(Value::Text(text)) => Outcome::Text(text.into_string().unwrap()),
        None | Some(Value::Unset) => Outcome::NotSet,
        Some(other) => panic!("{other:?} {problems:?}"),
    }
}

fn caller(row: &Json) -> Caller {
    let variables = row["caller"].as_object().into_iter().flatten();
    variables.map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect()
}

const POD: &str =
    "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: c\n    envFrom: [{REF: {name: p}}]\n---\n";

/// Puts the mapping where it stood when the tool was run.
fn manifest(text: &str, tool: &str, whole: bool) -> String {
    let secret = text.contains("kind: Secret");
    let pod = POD.replace("REF", if secret { "secretRef" } else { "configMapRef" });
    if whole {
        return if text.contains("kind: Pod") { text.to_owned() } else { pod + text };
    }
    // A mark or a directive begins the file.
    let start = text.strip_prefix('\u{feff}').map_or("", |_| "\u{feff}").to_owned();
    let text = text.trim_start_matches('\u{feff}');
    let (directive, text) = text.split_at(if text.starts_with('%') { text.find("A:").unwrap() } else { 0 });
    let start = start + directive;
    match tool {
        "kubernetes-configmap" if directive.is_empty() => {
            start + &pod + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: p}\ndata:\n" + &indented(text, 2)
        }
        "kubernetes-configmap" => {
            start + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: p}\ndata:\n" + &indented(text, 2)
        }
        "kubernetes-pod" => {
            // An anchor stands somewhere above.
            let (anchor, text) = text.split_at(text.find("A:").unwrap());
            let value = indented(&text.replacen('A', "value", 1), 6);
            start
                + "apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n"
                + &indented(anchor, 4)
                + "spec:\n  containers:\n  - name: c\n    env:\n    - name: A\n"
                + &value
        }
        "compose-map" => start + "services:\n  s:\n    environment:\n" + &indented(text, 6),
        "compose-list" => {
            let item = text.strip_prefix("A:").unwrap_or_else(|| text.split("\nA:").nth(1).unwrap());
            let item = format!("- A={}", item.strip_prefix(' ').unwrap_or(item));
            start + "services:\n  s:\n    environment:\n" + &indented(&item, 6)
        }
        other => panic!("{other}"),
    }
}

fn indented(text: &str, by: usize) -> String {
    let blank = |line: &str| line.trim_matches(['\r', '\n']).is_empty();
    text.split_inclusive('\n').map(|line| if blank(line) { line.to_owned() } else { " ".repeat(by) + line }).collect()
}
