//! One file of YAML, and ways into it.

use std::path::Path;

use factor3::Origin;
use factor3::layer::{Layer, Note};

use crate::yaml::{Dialect, Entry, Fault, Id, Mark, Refusal, Scalar, Stream, Tag};

/// A file with its documents.
pub(crate) struct Document<'a> {
    path: &'a Path,
    stream: Stream<'a>,
    dialect: Dialect,
}

impl<'a> Document<'a> {
    /// Reads the text of a file. A document that is not YAML is left out.
    pub(crate) fn new(path: &'a Path, text: &'a str, dialect: Dialect) -> Self {
        Self { path, stream: Stream::parse(text, dialect), dialect }
    }

    /// Adds a problem for each document that is not YAML.
    pub(crate) fn report(&self, layer: &mut Layer) {
        for fault in &self.stream.faults {
            layer.problem(self.fault(fault));
        }
    }

    /// Returns the place of the first document that is not YAML.
    pub(crate) fn broken_at(&self) -> Option<Mark> {
        self.stream.faults.first().map(|fault| fault.mark)
    }

    pub(crate) fn roots(&self) -> &[Id] {
        &self.stream.documents
    }

    pub(crate) fn stream(&self) -> &Stream<'a> {
        &self.stream
    }

    pub(crate) fn fault(&self, fault: &Fault) -> Note {
        Note::new(self.at(fault.mark), fault.text.clone())
    }

    pub(crate) fn at(&self, mark: Mark) -> Origin {
        Origin::at(self.path, mark.line as usize, mark.column as usize)
    }

    pub(crate) fn origin(&self, node: Id) -> Origin {
        self.at(self.stream.mark(node))
    }

    pub(crate) fn is_map(&self, node: Id) -> bool {
        self.stream.is_map(node)
    }

    pub(crate) fn is_list(&self, node: Id) -> bool {
        self.stream.is_list(node)
    }

    pub(crate) fn is_null(&self, node: Id) -> bool {
        matches!(self.scalar(node), Ok(Scalar::Null))
    }

    /// Tells whether a node is a text, and not a number or another type.
    pub(crate) fn is_text(&self, node: Id) -> bool {
        self.stream.is_text(node, self.dialect)
    }

    pub(crate) fn tag(&self, node: Id) -> Tag {
        self.stream.tag(node)
    }

    /// Returns the value of a field.
    pub(crate) fn field(&self, node: Id, key: &str) -> Option<Id> {
        self.stream.field(node, key, self.dialect)
    }

    /// Returns the text of a field as it is written, if it is a scalar.
    pub(crate) fn field_text(&self, node: Id, key: &str) -> Option<&str> {
        self.text(self.field(node, key)?)
    }

    pub(crate) fn items(&self, node: Id) -> impl Iterator<Item = Id> + '_ {
        self.stream.items(node)
    }

    pub(crate) fn entries(&self, node: Id) -> Result<Vec<Entry<'_>>, Note> {
        self.stream.entries(node, self.dialect).map_err(|fault| self.fault(&fault))
    }

    /// Returns the text that the tool takes a node for.
    pub(crate) fn scalar(&self, node: Id) -> Result<Scalar<'_>, Refusal> {
        self.stream.scalar(node, self.dialect)
    }

    /// Returns the text of a scalar as it is written.
    pub(crate) fn text(&self, node: Id) -> Option<&str> {
        self.stream.text(node)
    }
}
