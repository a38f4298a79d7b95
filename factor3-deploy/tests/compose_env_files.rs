//! What Compose makes of an env file and of the project's `.env`: the recorded results of Compose itself.

use std::fs;

use factor3::Env;
use factor3::layer::Value;
use factor3_deploy::{Caller, compose};
use serde_json::Value as Json;

#[test]
fn an_env_file_arrives_as_compose_delivers_it() {
    let (mut equal, mut different) = (0, Vec::new());
    for line in include_str!("data/compose_env_files.jsonl").lines() {
        let row: Json = serde_json::from_str(line).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let at = |name| folder.path().join(name);
        let name = String::from_utf8_lossy(&bytes(&row, "name")).into_owned();
        let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            && !name.starts_with(|c: char| c.is_ascii_digit());
        // No `${}` can ask for these; and `exportA` was recorded as not set, which Compose's own env file contradicts.
        if row["reader"] == "compose-interpolation" && (name.is_empty() || !is_name || row["row"] == "y10") {
            continue;
        }
        let (file, service) = match row["reader"].as_str().unwrap() {
            "compose" => ("f.env", "    env_file: f.env\n".to_owned()),
            "compose-raw" => ("f.env", "    env_file: [{path: f.env, format: raw}]\n".to_owned()),
            _ => (".env", format!("    environment:\n      {name}: ${{{name}-unset}}\n")),
        };
        fs::write(at(file), bytes(&row, "input")).unwrap();
        fs::write(at("compose.yaml"), "services:\n  s:\n".to_owned() + &service).unwrap();
        let caller = row["caller"].as_object().into_iter().flatten();
        let caller = caller.map(|(name, value)| (name.as_str(), value.as_str().unwrap()));
        let caller: Caller = caller.chain([("HOME", "/home/u")]).collect();
        let layer = compose([at("compose.yaml")], Some("s"), &caller);
        let got = layer.get(&name).and_then(|(value, _)| match value {
            Value::Text(text) => Some(text.to_string_lossy().into_owned()),
            _ => None,
        });
        let problems = Env::from(layer).problems().len();
        let good = match row["outcome"].as_str().unwrap() {
            "value" => problems == 0 && got.as_deref() == Some(&String::from_utf8_lossy(&bytes(&row, "value"))),
            "skipped" => problems == 0 && got.as_deref().is_none_or(|text| text == "unset"),
            _ => problems > 0,
        };
        if good { equal += 1 } else { different.push(format!("{row} {got:?} {problems}")) }
    }
    assert!(different.is_empty(), "{equal}\n{}", different.join("\n"));
    assert_eq!(equal, 126 + 126 + 117);
}

/// A character of the data stands for a byte.
fn bytes(row: &Json, key: &str) -> Vec<u8> {
    let latin = |text: &str| text.chars().map(|c| u8::try_from(c).unwrap()).collect::<Vec<u8>>();
    match (row[key].as_str(), row[format!("{key}_parts")].as_array()) {
        (Some(text), _) => latin(text),
        (None, Some(parts)) => {
            let part = |part: &Json| {
                latin(part[0].as_str().unwrap()).repeat(usize::try_from(part[1].as_u64().unwrap()).unwrap())
            };
            parts.iter().flat_map(part).collect()
        }
        _ => Vec::new(),
    }
}
