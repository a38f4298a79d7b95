//! Each reader of env files gives what the real tool gave, on every recorded file.

use factor3::Env;
use factor3::layer::Value;
use factor3_deploy::{Caller, Tool, env_file};
use serde_json::Value as Json;

/// What a tool did with a file. Each byte is one character.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Value(Vec<u8>),
    Skipped,
    Error,
    Perhaps,
}

/// The readers of the recorded rows, and the tools whose grammar they have.
const READERS: [(&str, Tool); 13] = [
    ("docker", Tool::Docker),
    ("compose", Tool::Compose),
    ("compose-raw", Tool::Docker),
    ("docker-stack", Tool::DockerStack),
    ("podman", Tool::Podman),
    ("kubectl", Tool::Kubectl),
    ("kustomize", Tool::Kustomize),
    ("kubelet-file-key", Tool::Kubelet),
    ("systemd-252", Tool::Systemd253),
    ("systemd-257", Tool::Systemd),
    ("systemd-262", Tool::Systemd),
    ("dash", Tool::Sh),
    ("bash", Tool::Sh),
];

fn rows() -> Vec<Json> {
    let lines = include_str!("data/env_file_readers.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

/// Returns a text of a row, which long rows give in parts.
fn text(row: &Json, key: &str) -> Option<Vec<u8>> {
    if let Some(text) = row[key].as_str() {
        return Some(latin1(text));
    }
    let parts = row[&*format!("{key}_parts")].as_array()?;
    let part = |part: &Json| part[0].as_str().unwrap().repeat(part[1].as_u64().unwrap().try_into().unwrap());
    Some(parts.iter().flat_map(|one| latin1(&part(one))).collect())
}

fn caller(row: &Json) -> Vec<(String, String)> {
    let mut variables = vec![("HOME".to_owned(), "/home/u".to_owned())];
    for (name, value) in row["caller"].as_object().into_iter().flatten() {
        variables.push((name.clone(), value.as_str().unwrap().to_owned()));
    }
    variables
}

fn expected(row: &Json) -> Outcome {
    match row["outcome"].as_str().unwrap() {
        "value" => text(row, "value").map_or(Outcome::Perhaps, Outcome::Value),
        "skipped" => Outcome::Skipped,
        "error" => Outcome::Error,
        other => panic!("{other}"),
    }
}

fn found(dir: &std::path::Path, row: &Json, tool: Tool) -> Outcome {
    let path = dir.join("test.env");
    std::fs::write(&path, text(row, "input").unwrap()).unwrap();
    let caller = caller(row);
    let layer = env_file(&path, tool, &caller.clone().into_iter().collect::<Caller>());
    let name = String::from_utf8(latin1(row["name"].as_str().unwrap())).unwrap();
    let value = layer.get(&name).map(|(value, _)| value.clone());
    if !Env::from(layer).problems().is_empty() {
        return Outcome::Error;
    }
    // The process of a unit or a shell inherits what the caller has.
    let inherits = matches!(tool, Tool::Systemd | Tool::Systemd253 | Tool::Sh);
    let inherited = || caller.iter().find(|(other, _)| inherits && *other == name);
    match value {
        Some(Value::Text(text)) => Outcome::Value(text.as_encoded_bytes().to_vec()),
        Some(Value::Perhaps) => Outcome::Perhaps,
        Some(Value::Broken(_)) => Outcome::Error,
        Some(other) => panic!("{other:?}"),
        None => inherited().map_or(Outcome::Skipped, |(_, value)| Outcome::Value(value.clone().into_bytes())),
    }
}

/// Returns the rows of a reader that are not equal, and the number of those that are. A shell may do what only it knows.
fn compare(reader: &str, tool: Tool) -> (Vec<String>, usize, usize) {
    let dir = tempfile::tempdir().unwrap();
    let (mut wrong, mut equal, mut uncertain) = (Vec::new(), 0, 0);
    for row in rows().iter().filter(|row| row["reader"] == reader) {
        match (found(dir.path(), row, tool), expected(row)) {
            (found, expected) if found == expected => equal += 1,
            (Outcome::Perhaps, _) if tool == Tool::Sh => uncertain += 1,
            (found, expected) => {
                wrong.push(format!("{} {reader}: {} gives {found:?}, not {expected:?}", row["row"], row["input"]));
            }
        }
    }
    (wrong, equal, uncertain)
}

#[test]
fn every_reader_gives_what_its_tool_gave() {
    for (reader, tool) in READERS {
        let (wrong, equal, uncertain) = compare(reader, tool);
        assert_eq!(wrong, Vec::<String>::new());
        assert_eq!(equal + uncertain, 126, "{reader}");
        let certain = if tool == Tool::Sh { 105 } else { 126 };
        assert!(equal >= certain, "{reader}: {equal} of 126 rows are equal");
    }
}

/// As the kustomize in kubectl 1.32 does: it reads the names that it wrote as YAML.
#[test]
fn kustomize_refuses_a_name_that_yaml_takes_for_another_type() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("test.env");
    let refused = |line: &str| {
        std::fs::write(&path, format!("A=1\n{line}\n")).unwrap();
        let layer = env_file(&path, Tool::Kustomize, &Caller::unknown());
        assert_eq!(layer.get("A").unwrap().0, &Value::from("1"), "{line}");
        Env::from(layer).problems().len() == 1
    };
    for line in ["8080", "8080=x", "1.5=x", "true", "null=x", "0x10", "~=x", "1e3", "2024-01-01", "1_000"] {
        assert!(refused(line), "{line}");
    }
    for line in ["yes=x", "1A=x", "B=1", "on", "=x"] {
        assert!(!refused(line), "{line}");
    }
}
