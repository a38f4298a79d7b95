//! YAML as the deployment tools read it: the nodes of a stream, with their text as written.
//!
//! The types of YAML matter only where a tool turns a scalar into the text of a variable. So a node keeps its text and
//! its style, and [`scalar`] says what a tool makes of it.

mod entries;
mod go;
mod number;
mod parse;
mod scalar;
mod timestamp;

use std::borrow::Cow;

pub(crate) use entries::Entry;
pub(crate) use go::separate_comments;
pub(crate) use scalar::{Dialect, Refusal, Scalar, decode_base64, is_text};

/// The documents of one file.
#[derive(Debug)]
pub(crate) struct Stream<'a> {
    nodes: Vec<Record<'a>>,
    /// The root of each document, unless the document is empty.
    pub(crate) documents: Vec<Id>,
    /// The documents that could not be read.
    pub(crate) faults: Vec<Fault>,
}

/// A node of a [`Stream`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Id(u32);

/// A position in a file, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    pub(crate) line: u32,
    /// In characters.
    pub(crate) column: u32,
}

/// A document that is not YAML, or not to the tool. The text quotes nothing of the file.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) mark: Mark,
    pub(crate) text: Cow<'static, str>,
}

#[derive(Debug)]
struct Record<'a> {
    kind: Content<'a>,
    tag: Tag,
    mark: Mark,
    /// The first child, for a list or a map.
    first: Option<Id>,
    /// The next child of the same parent. In a map, keys and values alternate.
    next: Option<Id>,
}

#[derive(Debug)]
enum Content<'a> {
    Scalar(Cow<'a, str>, Style),
    List,
    Map,
    /// The node of an anchor.
    Alias(Id),
}

/// The notation of a scalar, as far as it matters to its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    /// In quotes, or a block.
    Text,
}

/// The tag of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    None,
    /// `!`, which says that a scalar is a text to some tools.
    NonSpecific,
    Str,
    Binary,
    Null,
    Bool,
    Int,
    Float,
    Timestamp,
    Merge,
    /// `!reset` and `!override` of Compose.
    Reset,
    Override,
    Other,
}

impl<'a> Stream<'a> {
    /// Returns the position of a node. An alias has its own, and not that of its anchor.
    pub(crate) fn mark(&self, id: Id) -> Mark {
        self.node(id).mark
    }

    fn node(&self, id: Id) -> &Record<'a> {
        &self.nodes[id.0 as usize]
    }

    /// Returns the node behind an alias, or the node itself.
    pub(crate) fn target(&self, id: Id) -> Id {
        match self.node(id).kind {
            Content::Alias(target) => target,
            _ => id,
        }
    }

    pub(crate) fn is_map(&self, id: Id) -> bool {
        matches!(self.node(self.target(id)).kind, Content::Map)
    }

    pub(crate) fn is_list(&self, id: Id) -> bool {
        matches!(self.node(self.target(id)).kind, Content::List)
    }

    pub(crate) fn tag(&self, id: Id) -> Tag {
        self.node(self.target(id)).tag
    }

    /// Returns the text of a scalar as YAML reads it, whatever its type.
    pub(crate) fn text(&self, id: Id) -> Option<&str> {
        self.written(id).map(|(text, _)| text)
    }

    fn written(&self, id: Id) -> Option<(&str, Style)> {
        match &self.node(self.target(id)).kind {
            Content::Scalar(text, style) => Some((text, *style)),
            _ => None,
        }
    }

    /// Returns every node, in the order of the file.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Id> + '_ {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(Id)
    }

    pub(crate) fn is_alias(&self, id: Id) -> bool {
        matches!(self.node(id).kind, Content::Alias(_))
    }

    /// Returns the items of a list, or the values of a map with its merge keys as they are.
    pub(crate) fn values(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let (skip, step) = if self.is_map(id) { (1, 2) } else { (0, 1) };
        self.children(id).skip(skip).step_by(step)
    }

    /// Returns the children of a list, or the keys and values of a map in turn.
    fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.node(self.target(id)).first, |&child| self.node(child).next)
    }

    /// Returns the items of a list, or none for any other node.
    pub(crate) fn items(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let list = self.is_list(id);
        self.children(id).filter(move |_| list)
    }
}
