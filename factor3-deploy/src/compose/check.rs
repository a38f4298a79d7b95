//! What Compose refuses anywhere in a file, whichever service is asked for.

use factor3::layer::{Layer, Note};

use super::interpolate::{Mistake, interpolate};
use super::project::Project;
use crate::document::Document;
use crate::say::compose as say;
use crate::yaml::Id;

/// Adds a problem for each key and each text for which Compose refuses the file.
pub(super) fn check(document: &Document<'_>, project: &Project<'_>, layer: &mut Layer) {
    let stream = document.stream();
    for node in stream.nodes().filter(|&node| !stream.is_alias(node)) {
        // Any node but a map has no entries.
        if let Err(problem) = document.entries(node) {
            layer.problem(problem);
        }
        for value in stream.values(node).filter(|&value| !stream.is_alias(value)) {
            if let Some(problem) = refused_text(document, value, project) {
                layer.problem(problem);
            }
        }
    }
    for &root in document.roots() {
        if !document.is_map(root) {
            layer.problem(Note::new(document.origin(root), say::NOT_A_MAP));
        }
    }
}

fn refused_text(document: &Document<'_>, node: Id, project: &Project<'_>) -> Option<Note> {
    let text = document.text(node).filter(|text| text.contains('$'))?;
    let origin = || document.origin(node);
    match interpolate(text, &|name| project.get(name)).err()? {
        Mistake::Syntax => Some(Note::new(origin(), say::BRACE).help(say::DOUBLE)),
        Mistake::Required => Some(Note::new(origin(), say::REQUIRED)),
    }
}
