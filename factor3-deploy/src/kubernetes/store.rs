//! `ConfigMap`s and Secrets: the values that a container takes from them.

use std::collections::HashMap;

use factor3::Origin;
use factor3::layer::{Layer, Note};

use super::documents::{Documents, Node, refused};
use super::objects::{Object, Objects};
use crate::say::kubernetes as say;
use crate::yaml::decode_base64;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum StoreKind {
    ConfigMap,
    Secret,
}

/// A value of an object. `None` if the API server refuses it, which is a problem already.
#[derive(Clone)]
pub(super) struct Item {
    pub(super) key: String,
    pub(super) text: Option<String>,
    pub(super) origin: Origin,
}

/// The values of an object, in the order of the file.
#[derive(Default)]
pub(super) struct Items {
    list: Vec<Item>,
    index: HashMap<String, usize>,
}

impl Items {
    pub(super) fn all(&self) -> &[Item] {
        &self.list
    }

    pub(super) fn get(&self, key: &str) -> Option<&Item> {
        self.index.get(key).map(|&at| &self.list[at])
    }

    fn set(&mut self, item: Item) {
        if let Some(&at) = self.index.get(&item.key) {
            self.list[at] = item;
        } else {
            self.index.insert(item.key.clone(), self.list.len());
            self.list.push(item);
        }
    }
}

/// The objects that were asked for, each read once.
pub(super) struct Store<'a> {
    documents: &'a Documents<'a>,
    objects: &'a Objects<'a>,
    namespace: Option<&'a str>,
    read: HashMap<Node, Items>,
}

impl StoreKind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::ConfigMap => "ConfigMap",
            Self::Secret => "Secret",
        }
    }
}

impl<'a> Store<'a> {
    pub(super) fn new(documents: &'a Documents<'a>, objects: &'a Objects<'a>, namespace: Option<&'a str>) -> Self {
        Self { documents, objects, namespace, read: HashMap::new() }
    }

    /// Returns the place and the values of an object, or `None` if it is not among the files.
    pub(super) fn find(&mut self, kind: StoreKind, name: &str, layer: &mut Layer) -> Option<(Origin, &Items)> {
        let root = self.object(kind, name, layer)?.root;
        if !self.read.contains_key(&root) {
            let items = self.items(kind, root, layer);
            self.read.insert(root, items);
        }
        Some((self.documents.origin(root), &self.read[&root]))
    }

    /// The last of several wins, as it does for `kubectl apply`.
    fn object(&self, kind: StoreKind, name: &str, layer: &mut Layer) -> Option<&'a Object<'a>> {
        let objects = match kind {
            StoreKind::ConfigMap => &self.objects.config_maps,
            StoreKind::Secret => &self.objects.secrets,
        };
        let mut found = objects.iter().filter(|object| object.name == name && object.is_in(self.namespace));
        let last = found.next_back()?;
        if let Some(other) = found.next_back().filter(|_| !self.read.contains_key(&last.root)) {
            let place = self.documents.origin(other.root).to_string();
            let note = Note::new(self.documents.origin(last.root), say::object_twice(kind.name(), &place));
            layer.warning(note);
        }
        Some(last)
    }

    fn items(&self, kind: StoreKind, root: Node, layer: &mut Layer) -> Items {
        let mut items = Items::default();
        self.fields(kind, root, layer);
        let fields: &[&str] = if kind == StoreKind::Secret { &["data", "stringData"] } else { &["data"] };
        for field in fields {
            let Some(map) = self.documents.field(root, field) else { continue };
            if !self.documents.is_map(map) && !self.documents.is_null(map) {
                layer.problem(Note::new(self.documents.origin(map), say::NOT_A_MAP));
                continue;
            }
            match self.documents.entries(map) {
                Ok(entries) => {
                    let encoded = kind == StoreKind::Secret && *field == "data";
                    for (key, at, value) in entries {
                        items.set(self.item((key, at), value, encoded, layer));
                    }
                }
                Err(note) => layer.problem(note),
            }
        }
        items
    }

    /// kubectl asks the API server to refuse a field that it does not know, such as `Data`.
    fn fields(&self, kind: StoreKind, root: Node, layer: &mut Layer) {
        let Ok(entries) = self.documents.entries(root) else { return };
        for (key, at, _) in entries {
            let known = match key.as_str() {
                "apiVersion" | "kind" | "metadata" | "data" | "immutable" => true,
                "binaryData" => kind == StoreKind::ConfigMap,
                "stringData" | "type" => kind == StoreKind::Secret,
                _ => false,
            };
            if !known {
                layer.problem(Note::new(self.documents.origin(at), say::UNKNOWN_FIELD));
            }
        }
    }

    fn item(&self, (key, at): (String, Node), value: Node, encoded: bool, layer: &mut Layer) -> Item {
        let origin = self.documents.origin(value);
        if !is_key(&key) {
            layer.problem(Note::new(self.documents.origin(at), say::BAD_KEY));
        } else if !self.documents.is_written(at, &key) {
            layer.warning(Note::new(self.documents.origin(at), say::read_as(&key)).help(say::QUOTES));
        }
        let text = match self.documents.scalar(value) {
            Ok(text) if encoded => decode(&text).map_err(|(message, help)| {
                let note = Note::new(origin.clone(), message);
                if help.is_empty() { note } else { note.help(help) }
            }),
            Ok(text) => Ok(text),
            Err(refusal) => Err(refused(origin.clone(), refusal)),
        };
        let text = text.map_err(|note| layer.problem(note)).ok();
        Item { key, text, origin }
    }
}

fn decode(text: &str) -> Result<String, (&'static str, &'static str)> {
    let bytes = decode_base64(text).ok_or((say::BASE64, say::ENCODE))?;
    String::from_utf8(bytes).map_err(|_| (say::NOT_UTF8, ""))
}

/// The API server's rule for a key of a `ConfigMap` or a Secret.
fn is_key(key: &str) -> bool {
    let good = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    !key.is_empty() && key.len() <= 253 && key.bytes().all(good) && key != "." && !key.starts_with("..")
}
