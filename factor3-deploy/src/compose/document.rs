//! One Compose file, and ways into it.

use std::path::Path;

use factor3::Origin;
use factor3::layer::{Layer, Note};

use super::interpolate::{Mistake, interpolate};
use super::project::Project;
use crate::say::compose as say;
use crate::yaml::{Dialect, Fault, Id, Mark, Scalar, Stream, Tag};

pub(super) struct Document<'a> {
    path: &'a Path,
    stream: Stream<'a>,
}

impl<'a> Document<'a> {
    pub(super) fn new(path: &'a Path, text: &'a str, layer: &mut Layer) -> Self {
        let stream = Stream::parse(text, Dialect::Compose);
        for fault in &stream.faults {
            layer.problem(Note::new(at(path, fault.mark), fault.text.clone()));
        }
        Self { path, stream }
    }

    pub(super) fn is_incomplete(&self) -> bool {
        !self.stream.faults.is_empty()
    }

    pub(super) fn roots(&self) -> &[Id] {
        &self.stream.documents
    }

    /// Adds a problem for each key and each text anywhere in the file for which Compose refuses it.
    pub(super) fn check(&self, project: &Project<'_>, layer: &mut Layer) {
        for node in self.stream.nodes() {
            if self.stream.is_alias(node) {
                continue;
            }
            // Any other node has no entries.
            if let Err(fault) = self.stream.entries(node, Dialect::Compose) {
                layer.problem(self.fault(&fault));
            }
            for value in self.stream.values(node) {
                if let Some(problem) = self.refused_text(value, project) {
                    layer.problem(problem);
                }
            }
        }
        for &root in self.roots() {
            if !self.is_map(root) {
                layer.problem(Note::new(self.origin(root), say::NOT_A_MAP));
            }
        }
    }

    fn refused_text(&self, node: Id, project: &Project<'_>) -> Option<Note> {
        let text = self.stream.text(node).filter(|text| text.contains('$') && !self.stream.is_alias(node))?;
        let origin = || self.origin(node);
        match interpolate(text, &|name| project.get(name)).err()? {
            Mistake::Syntax => Some(Note::new(origin(), say::BRACE).help(say::DOUBLE)),
            Mistake::Required => Some(Note::new(origin(), say::REQUIRED)),
        }
    }

    fn fault(&self, fault: &Fault) -> Note {
        Note::new(at(self.path, fault.mark), fault.text.clone())
    }

    pub(super) fn origin(&self, node: Id) -> Origin {
        at(self.path, self.stream.mark(node))
    }

    pub(super) fn is_map(&self, node: Id) -> bool {
        self.stream.is_map(node)
    }

    pub(super) fn is_list(&self, node: Id) -> bool {
        self.stream.is_list(node)
    }

    pub(super) fn is_reset(&self, node: Id) -> bool {
        self.stream.tag(node) == Tag::Reset
    }

    /// Tells whether a node replaces what other files say, instead of being merged with it.
    pub(super) fn is_override(&self, node: Id) -> bool {
        matches!(self.stream.tag(node), Tag::Reset | Tag::Override)
    }

    pub(super) fn field(&self, node: Id, key: &str) -> Option<Id> {
        self.stream.field(node, key, Dialect::Compose)
    }

    pub(super) fn items(&self, node: Id) -> impl Iterator<Item = Id> + '_ {
        self.stream.items(node)
    }

    pub(super) fn entries(&self, node: Id) -> Result<Vec<(String, Id)>, Fault> {
        let entries = self.stream.entries(node, Dialect::Compose)?;
        Ok(entries.into_iter().map(|entry| (entry.key.into_owned(), entry.value)).collect())
    }

    pub(super) fn scalar(&self, node: Id) -> Result<Scalar<'_>, crate::yaml::Refusal> {
        self.stream.scalar(node, Dialect::Compose)
    }

    /// Tells whether a node is a text, and not a number or another type.
    pub(super) fn is_text(&self, node: Id) -> bool {
        self.stream.is_text(node, Dialect::Compose)
    }

    pub(super) fn text(&self, node: Id) -> Option<&str> {
        self.stream.text(node)
    }

    /// Returns the text of a node after interpolation, if it is known.
    pub(super) fn interpolated(&self, node: Id, project: &Project<'_>) -> Option<String> {
        interpolate(self.text(node)?, &|name| project.get(name)).ok()?.text
    }
}

fn at(path: &Path, mark: Mark) -> Origin {
    Origin::at(path, mark.line as usize, mark.column as usize)
}
