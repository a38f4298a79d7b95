//! Platforms that keep secrets apart from their manifests: Fly.io, and those with a Procfile.

use std::path::Path;

use factor3::Origin;
use factor3::layer::{Layer, Note, Value};
use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::env_file::is_name;
use crate::say;

/// The largest manifest, in bytes.
const LIMIT: usize = 1 << 20;

/// Reads the table `[env]` of a `fly.toml`. Any other name is perhaps set, because secrets are never in the file.
///
/// ```
/// use factor3::Env;
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("fly.toml");
/// std::fs::write(&path, "app = \"orders\"\n\n[env]\nPORT = \"8080\"\n")?;
/// let env = Env::from(factor3_deploy::fly(&path));
/// assert_eq!(env.get("PORT").unwrap().value(), "8080");
/// assert_eq!(env.get("PORT").unwrap().origin().column(), Some(8));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn fly(path: impl AsRef<Path>) -> Layer {
    let (path, mut layer) = (path.as_ref(), Layer::new());
    let Some(text) = text(path, &mut layer) else { return layer };
    let table = match DeTable::parse(&text) {
        Ok(table) => table,
        Err(error) => {
            let origin = error.span().map_or_else(|| Origin::in_file(path), |span| place(path, &text, span.start));
            let (message, help) = say::NOT_TOML;
            layer.problem(Note::new(origin, message).help(help));
            layer.perhaps_all("", Origin::in_file(path));
            return layer;
        }
    };
    let env = table.get_ref().get("env");
    if let Some(other) = env.filter(|env| !matches!(env.get_ref(), DeValue::Table(_))) {
        layer.problem(Note::new(place(path, &text, other.span().start), say::NOT_A_TABLE));
    }
    if let Some(DeValue::Table(env)) = env.map(Spanned::get_ref) {
        for (name, value) in env {
            let origin = place(path, &text, value.span().start);
            let said = match value.get_ref() {
                DeValue::String(text) => Value::from(&**text),
                DeValue::Integer(number) if number.radix() == 10 => Value::from(number.as_str().replace('_', "")),
                DeValue::Boolean(value) => Value::from(if *value { "true" } else { "false" }),
                _ => {
                    let (message, help) = say::NOT_A_TEXT;
                    layer.warning(Note::new(origin.clone(), message).about(&**name.get_ref()).help(help));
                    Value::Unknown
                }
            };
            layer.set(&**name.get_ref(), said, origin);
        }
    }
    layer.perhaps_all("", Origin::label("secrets of Fly.io"));
    layer
}

/// Reads `env` of an `app.json`. A variable that has no value there is set by whoever creates the app, and any other
/// name is perhaps set.
///
/// ```
/// use factor3::layer::Value;
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("app.json");
/// std::fs::write(&path, r#"{"env": {"PORT": {"value": "8080"}, "TOKEN": {"generator": "secret"}}}"#)?;
/// let layer = factor3_deploy::app_json(&path);
/// assert_eq!(layer.get("PORT").unwrap().0, &Value::from("8080"));
/// assert_eq!(layer.get("TOKEN").unwrap().0, &Value::Unknown);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn app_json(path: impl AsRef<Path>) -> Layer {
    let (path, mut layer) = (path.as_ref(), Layer::new());
    let Some(text) = text(path, &mut layer) else { return layer };
    let json: Json = match serde_json::from_str(&text) {
        Ok(json) => json,
        Err(error) => {
            let (message, help) = say::NOT_JSON;
            let origin = Origin::at(path, error.line(), error.column().max(1));
            layer.problem(Note::new(origin, message).help(help));
            layer.perhaps_all("", Origin::in_file(path));
            return layer;
        }
    };
    if !json.is_object() {
        layer.problem(Note::new(Origin::at(path, 1, 1), say::NOT_AN_APP));
    }
    if !json["env"].is_null() && !json["env"].is_object() {
        layer.problem(Note::new(key_place(path, &text, "env"), say::NOT_A_TABLE));
    }
    for (name, spec) in json["env"].as_object().into_iter().flatten() {
        let value = match (spec.as_str().or(spec["value"].as_str()), spec["required"].as_bool()) {
            (Some(text), _) => Value::from(text),
            (None, Some(false)) if spec["generator"].is_null() => Value::Perhaps,
            (None, _) => Value::Unknown,
        };
        layer.set(name, value, key_place(path, &text, name));
    }
    layer.perhaps_all("", Origin::label("variables of the app"));
    layer
}

/// Reads a process of a Procfile: `web` unless another is named. Assignments in front of its command are its own, and
/// any other name is perhaps set. A process that is called `web` has a `PORT`.
///
/// ```
/// use factor3::layer::Value;
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("Procfile");
/// std::fs::write(&path, "release: orders --check\nweb: LOG_LEVEL=debug orders\n")?;
/// let layer = factor3_deploy::procfile(&path, None);
/// assert_eq!(layer.get("LOG_LEVEL").unwrap().0, &Value::from("debug"));
/// assert_eq!(layer.get("PORT").unwrap().0, &Value::Unknown);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn procfile(path: impl AsRef<Path>, process: Option<&str>) -> Layer {
    let (path, mut layer, process) = (path.as_ref(), Layer::new(), process.unwrap_or("web"));
    let Some(text) = text(path, &mut layer) else { return layer };
    let mut names = Vec::new();
    let mut found = None;
    for (number, line) in (1..).zip(text.lines()) {
        let Some((name, command)) = line.split_once(':').filter(|_| !line.starts_with('#')) else { continue };
        names.push(name.trim().to_owned());
        if name.trim() == process {
            found = Some((number, command));
        }
    }
    let Some((number, command)) = found else {
        let note = Note::new(Origin::in_file(path), say::no_process(process));
        layer.problem(match say::there_are(&names) {
            Some(help) => note.help(help),
            None => note,
        });
        layer.perhaps_all("", Origin::in_file(path));
        return layer;
    };
    let origin = Origin::in_line(path, number);
    if process == "web" {
        layer.set("PORT", Value::Unknown, origin.clone());
    }
    for word in command.split_whitespace().map_while(|word| word.split_once('=').filter(|(name, _)| is_name(name))) {
        let is_plain = word.1.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_./:@%+,-".contains(&byte));
        let value = if is_plain { Value::from(word.1) } else { Value::Unknown };
        layer.set(word.0, value, origin.clone());
    }
    layer.perhaps_all("", Origin::label("variables of the app"));
    layer
}

/// Returns the text of a manifest. Of one that cannot be read, any name is perhaps set.
fn text(path: &Path, layer: &mut Layer) -> Option<String> {
    let Some(bytes) = layer.read(path, LIMIT) else {
        layer.perhaps_all("", Origin::in_file(path));
        return None;
    };
    if let Ok(text) = std::str::from_utf8(&bytes) {
        return Some(text.trim_start_matches('\u{feff}').to_owned());
    }
    let (message, help) = say::MANIFEST_NOT_UTF8;
    layer.problem(Note::new(Origin::in_file(path), message).help(help));
    layer.perhaps_all("", Origin::in_file(path));
    None
}

fn place(path: &Path, text: &str, at: usize) -> Origin {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    Origin::at(path, before.matches('\n').count() + 1, before[start..].chars().count() + 1)
}

/// Returns the line of a key of JSON, if only one can be meant.
fn key_place(path: &Path, text: &str, name: &str) -> Origin {
    let quoted = format!("\"{name}\"");
    let is_key = |(at, _): &(usize, &str)| text[at + quoted.len()..].trim_start().starts_with(':');
    let mut keys = text.match_indices(&quoted).filter(is_key);
    match (keys.next(), keys.next()) {
        (Some((at, _)), None) => place(path, text, at),
        _ => Origin::in_file(path),
    }
}
