//! The variables of an image: `ENV` in a Dockerfile.

mod expand;
mod instruction;

use std::collections::BTreeMap;
use std::path::Path;

use factor3::Origin;
use factor3::layer::{Layer, Note, Value};

use crate::say;
use expand::expand;
use instruction::{Instruction, instructions};

/// The largest Dockerfile, in bytes.
const LIMIT: usize = 1 << 20;

/// Reads the variables that a Dockerfile gives to its image.
///
/// Only the last stage counts, or that of the given name or number, with the stages that it is built from. A value that depends on
/// an `ARG`, or on a variable of the base image, is unknown. What the base image sets itself is not included.
///
/// ```
/// use factor3::Env;
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("Dockerfile");
/// std::fs::write(&path, "FROM rust AS build\nENV DEBUG=1\nFROM scratch\nENV PORT=8080 HOST=\"::\"\n")?;
/// let env = Env::from(factor3_deploy::dockerfile(&path, None));
/// assert_eq!(env.get("PORT").unwrap().value(), "8080");
/// assert!(env.get("DEBUG").is_none());
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn dockerfile(path: impl AsRef<Path>, stage: Option<&str>) -> Layer {
    let (path, mut layer) = (path.as_ref(), Layer::new());
    let Some(bytes) = layer.read(path, LIMIT) else {
        layer.perhaps_all("", Origin::in_file(path));
        return layer;
    };
    let Ok(text) = std::str::from_utf8(&bytes) else {
        let (message, help) = say::MANIFEST_NOT_UTF8;
        layer.problem(Note::new(Origin::in_file(path), message).help(help));
        layer.perhaps_all("", Origin::in_file(path));
        return layer;
    };
    let (stages, refused) = stages(text);
    for line in refused {
        let (message, help) = say::REFUSED_ENV;
        layer.problem(Note::new(Origin::in_line(path, line), message).help(help));
    }
    let chosen = match stage {
        Some(name) => stages.iter().rposition(|stage| stage.is_called(name)).or_else(|| {
            // Docker also counts them, from 0.
            name.parse().ok().filter(|number| *number < stages.len())
        }),
        None => stages.len().checked_sub(1),
    };
    let Some(chosen) = chosen else {
        let names = stages.iter().filter_map(|stage| stage.name.clone()).collect::<Vec<_>>();
        let note = Note::new(Origin::in_file(path), say::no_stage(stage));
        layer.problem(match say::there_are(&names) {
            Some(help) => note.help(help),
            None => note,
        });
        layer.perhaps_all("", Origin::in_file(path));
        return layer;
    };
    for (name, (value, line)) in &stages[chosen].variables {
        let value = value.clone().map_or(Value::Unknown, Value::from);
        layer.set(name, value, Origin::in_line(path, *line));
    }
    layer
}

/// A variable: its value, if it is known, and the line that sets it.
type Variables = BTreeMap<String, (Option<String>, usize)>;

#[derive(Default)]
struct Stage {
    name: Option<String>,
    variables: Variables,
    /// Values that a build may change.
    arguments: Vec<String>,
}

impl Stage {
    fn is_called(&self, name: &str) -> bool {
        self.name.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(name))
    }

    /// Returns the text with the values of variables, unless one is unknown.
    fn expand(&self, text: &str, escape: char) -> Option<String> {
        expand(text, escape, &|name| match self.variables.get(name) {
            _ if self.arguments.iter().any(|argument| argument == name) && !self.variables.contains_key(name) => None,
            Some((value, _)) => value.clone(),
            // The base image may set it.
            None => None,
        })
    }

    fn set(&mut self, pairs: Vec<(String, String)>, line: usize, escape: char) {
        // All pairs of an instruction see the values before it.
        let mut expanded = Vec::new();
        for (name, value) in pairs {
            let value = self.expand(&value, escape);
            expanded.extend(self.expand(&name, escape).map(|name| (name, (value, line))));
        }
        self.variables.extend(expanded);
    }
}

/// Returns the stages, and the lines that Docker refuses.
fn stages(text: &str) -> (Vec<Stage>, Vec<usize>) {
    let (mut stages, mut refused): (Vec<Stage>, _) = (Vec::new(), Vec::new());
    let (escape, list) = instructions(text);
    for (line, instruction) in list {
        match instruction {
            Instruction::From { base, name } => {
                let base = stages.iter().rev().find(|stage| stage.is_called(&base));
                let variables = base.map(|stage| stage.variables.clone()).unwrap_or_default();
                stages.push(Stage { name, variables, arguments: Vec::new() });
            }
            Instruction::Arg(name) => {
                if let Some(stage) = stages.last_mut() {
                    stage.arguments.push(name);
                }
            }
            Instruction::Env(pairs) => {
                if let Some(stage) = stages.last_mut() {
                    stage.set(pairs, line, escape);
                }
            }
            Instruction::Refused => refused.push(line),
        }
    }
    (stages, refused)
}
