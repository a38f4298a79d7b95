//! The entries of a map as a tool sees them, with its own rules for merge keys and duplicates.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Dialect, Fault, Id, Stream, Tag};
use crate::say;

/// A key of a map, with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) key: Cow<'a, str>,
    /// The node of the key, for its position.
    pub(crate) at: Id,
    pub(crate) value: Id,
}

/// The maps that the merge keys of one map may name, those within them included. More is an attack.
const MERGES: usize = 1_000;
/// The nesting of merge keys. An anchor that contains itself has no end.
const DEPTH: usize = 32;

impl Stream<'_> {
    /// Returns the entries of a map in the order of its keys, or none for any other node.
    pub(crate) fn entries(&self, id: Id, dialect: Dialect) -> Result<Vec<Entry<'_>>, Fault> {
        let mut entries =
            Entries { stream: self, dialect, list: Vec::new(), index: HashMap::new(), merges: 0, depth: 0 };
        if self.is_map(id) {
            entries.read(self.target(id))?;
        }
        Ok(entries.list)
    }

    /// Returns the value of a key of a map. A map whose merge keys cannot be followed has none.
    pub(crate) fn field(&self, id: Id, key: &str, dialect: Dialect) -> Option<Id> {
        if !self.is_map(id) {
            return None;
        }
        let (mut found, mut merges) = (None, false);
        let mut children = self.children(id);
        while let (Some(name), Some(value)) = (children.next(), children.next()) {
            match self.text(name) {
                Some(text) if text == key => found = Some(value),
                Some("<<") => merges = true,
                _ => {}
            }
        }
        if !merges {
            return found;
        }
        let entries = self.entries(id, dialect).ok()?;
        entries.into_iter().find(|entry| entry.key == key).map(|entry| entry.value)
    }

    /// Tells whether a list `containers` is anywhere below a node.
    pub(crate) fn has_containers(&self, root: Id) -> bool {
        // The nodes of a document follow each other, and so do those below a node.
        let after = self.documents.partition_point(|document| document.0 <= root.0);
        let document = self.documents.get(after).map_or(self.nodes.len(), |next| next.0 as usize);
        let end = self.node(root).next.map_or(document, |next| next.0 as usize);
        (root.0..u32::try_from(end).unwrap_or(u32::MAX)).any(|id| {
            let is_list = |next: Option<Id>| next.is_some_and(|next| self.is_list(next));
            self.text(Id(id)) == Some("containers") && is_list(self.node(Id(id)).next)
        })
    }
}

struct Entries<'s, 'a> {
    stream: &'s Stream<'a>,
    dialect: Dialect,
    list: Vec<Entry<'s>>,
    index: HashMap<Cow<'s, str>, usize>,
    merges: usize,
    depth: usize,
}

impl<'s> Entries<'s, '_> {
    fn read(&mut self, map: Id) -> Result<(), Fault> {
        let mut merges = Vec::new();
        let mut children = self.stream.children(map);
        while let (Some(at), Some(value)) = (children.next(), children.next()) {
            if !self.is_merge(at) {
                self.own(at, value)?;
            } else if self.dialect == Dialect::Kubernetes {
                self.merge(value, true)?;
            } else if merges.is_empty() {
                merges.push(value);
            } else {
                return Err(self.fault(at, say::yaml::DUPLICATE));
            }
        }
        merges.into_iter().try_for_each(|value| self.merge(value, false))
    }

    fn is_merge(&self, key: Id) -> bool {
        let tag = self.stream.tag(key);
        let plain = self.stream.written(key).is_some_and(|(text, style)| text == "<<" && style == super::Style::Plain);
        tag == Tag::Merge || plain && matches!(tag, Tag::None | Tag::NonSpecific)
    }

    fn own(&mut self, at: Id, value: Id) -> Result<(), Fault> {
        let key = self.stream.key(at, self.dialect).map_err(|_| self.fault(at, say::yaml::KEY))?;
        // kubectl keeps the last of two; Compose refuses the file.
        if self.index.contains_key(&key) && self.dialect == Dialect::Compose {
            return Err(self.fault(at, say::yaml::DUPLICATE));
        }
        self.set(Entry { key, at, value }, true);
        Ok(())
    }

    fn set(&mut self, entry: Entry<'s>, replace: bool) {
        match self.index.get(&entry.key) {
            None => {
                self.index.insert(entry.key.clone(), self.list.len());
                self.list.push(entry);
            }
            Some(&at) if replace => self.list[at] = entry,
            Some(_) => {}
        }
    }

    /// Adds the entries of a map, or of a list of maps, of which an earlier one wins.
    fn merge(&mut self, value: Id, replace: bool) -> Result<(), Fault> {
        let stream = self.stream;
        if stream.is_map(value) {
            return self.merge_map(value, replace);
        }
        if !stream.is_list(value) {
            return Err(self.fault(value, say::yaml::MERGE));
        }
        let mut maps: Vec<Id> = stream.items(value).collect();
        if replace {
            maps.reverse();
        }
        for map in maps {
            if !stream.is_map(map) {
                return Err(self.fault(map, say::yaml::MERGE));
            }
            self.merge_map(map, replace)?;
        }
        Ok(())
    }

    fn merge_map(&mut self, map: Id, replace: bool) -> Result<(), Fault> {
        self.merges += 1;
        if self.merges > MERGES || self.depth == DEPTH {
            return Err(self.fault(map, say::yaml::MERGES));
        }
        let inner =
            Entries { list: Vec::new(), index: HashMap::new(), merges: self.merges, depth: self.depth + 1, ..*self };
        let (entries, merges) = inner.finish(map)?;
        self.merges = merges;
        for entry in entries {
            self.set(entry, replace);
        }
        Ok(())
    }

    fn finish(mut self, map: Id) -> Result<(Vec<Entry<'s>>, usize), Fault> {
        self.read(self.stream.target(map))?;
        Ok((self.list, self.merges))
    }

    fn fault(&self, at: Id, text: &'static str) -> Fault {
        Fault { mark: self.stream.mark(at), text: text.into() }
    }
}
