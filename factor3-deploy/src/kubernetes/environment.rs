//! The walk over `envFrom` and `env` of a container, in the order of the kubelet.

use std::collections::{HashMap, HashSet};

use factor3::Origin;
use factor3::layer::{Layer, Note, Value};

use super::container::Container;
use super::documents::{Documents, Node, refused};
use super::expand::expand;
use super::links;
use super::objects::Objects;
use super::store::{Item, Store, StoreKind};
use crate::answer::Answer;
use crate::say::Name;
use crate::say::kubernetes as say;

pub(super) struct Environment<'a> {
    documents: &'a Documents<'a>,
    store: Store<'a>,
    layer: &'a mut Layer,
    /// The line of each name in `env`.
    lines: HashMap<String, usize>,
    /// The names of entries that are refused.
    refused: HashSet<String>,
    /// Service links are on.
    links: bool,
    /// The prefixes of sources that are not among the files.
    open: Vec<String>,
}

/// A reference to an object of the cluster.
struct Reference {
    kind: StoreKind,
    name: String,
    /// Empty for all of the object.
    key: String,
    optional: bool,
}

impl<'a> Environment<'a> {
    pub(super) fn read(
        documents: &'a Documents<'a>,
        objects: &'a Objects<'a>,
        container: Container<'a>,
        layer: &'a mut Layer,
    ) {
        let store = Store::new(documents, objects, container.workload.namespace);
        let links = documents.boolean(container.pod, "enableServiceLinks").unwrap_or_else(|note| {
            layer.problem(note);
            None
        });
        let links = links.unwrap_or(true);
        let mut environment =
            Self { documents, store, layer, lines: HashMap::new(), refused: HashSet::new(), links, open: Vec::new() };
        if links {
            environment.service_links(objects, container);
        }
        environment.misspelt(container.node);
        for source in environment.list(container.node, "envFrom") {
            if let Err(note) = environment.source(source) {
                environment.layer.perhaps_all("", note.origin().clone());
                environment.layer.problem(note);
            }
        }
        for entry in environment.list(container.node, "env") {
            if let Err(note) = environment.entry(entry) {
                environment.refused.extend(note.variable().map(str::to_owned));
                environment.layer.problem(note);
            }
        }
    }

    fn service_links(&mut self, objects: &Objects<'_>, container: Container<'_>) {
        for service in objects.services.iter().filter(|service| service.is_in(container.workload.namespace)) {
            for (name, value, origin) in links::variables(self.documents, service) {
                self.layer.set(name, value, origin);
            }
        }
    }

    fn list(&mut self, node: Node, key: &str) -> Vec<Node> {
        let Some(list) = self.documents.field(node, key) else { return Vec::new() };
        if !self.documents.is_list(list) && !self.documents.is_null(list) {
            self.layer.problem(Note::new(self.documents.origin(list), say::NOT_A_LIST));
        }
        self.documents.items(list).collect()
    }

    /// A container has neither `environment` nor `Env`.
    fn misspelt(&mut self, container: Node) {
        let Ok(entries) = self.documents.entries(container) else { return };
        for (key, at, _) in entries {
            let is_like = |word: &str| key.replace(['_', '-'], "").eq_ignore_ascii_case(word);
            let is_known = key == "env" || key == "envFrom";
            if !is_known && ["env", "envs", "envVars", "envFrom", "environment"].into_iter().any(is_like) {
                self.layer.problem(Note::new(self.documents.origin(at), say::UNKNOWN_FIELD));
            }
        }
    }

    fn source(&mut self, source: Node) -> Result<(), Note> {
        let mut found = None;
        for (key, at, node) in self.documents.entries(source)? {
            let kind = match key.as_str() {
                "configMapRef" => StoreKind::ConfigMap,
                "secretRef" => StoreKind::Secret,
                "prefix" => continue,
                _ => return Err(Note::new(self.documents.origin(at), say::UNKNOWN_FIELD)),
            };
            if !self.documents.is_null(node) && found.replace((node, kind)).is_some() {
                return Err(Note::new(self.documents.origin(at), say::SECOND_SOURCE));
            }
        }
        let prefix = self.documents.string(source, "prefix")?.unwrap_or_default();
        let Some((node, kind)) = found else {
            return Err(Note::new(self.documents.origin(source), say::NO_OBJECT));
        };
        let reference = self.reference(node, kind)?;
        match self.store.find(reference.kind, &reference.name, self.layer) {
            Some((_, items)) => {
                for Item { key, text, origin } in items.all().iter().cloned() {
                    self.layer.set(format!("{prefix}{key}"), value(text), origin);
                }
            }
            None => self.not_given(node, &reference, &prefix),
        }
        Ok(())
    }

    /// Any name may come from an object that is not among the files.
    fn not_given(&mut self, node: Node, reference: &Reference, prefix: &str) {
        let origin = self.documents.origin(node);
        if reference.kind == StoreKind::ConfigMap && !reference.optional {
            let message = say::not_given(reference.kind.name(), Name::object(&reference.name));
            self.layer.warning(Note::new(origin.clone(), message));
        }
        self.layer.perhaps_all(prefix, origin);
        self.open.push(prefix.to_owned());
    }

    fn reference(&self, node: Node, kind: StoreKind) -> Result<Reference, Note> {
        for (key, at, _) in self.documents.entries(node)? {
            if !matches!(key.as_str(), "name" | "key" | "optional") {
                return Err(Note::new(self.documents.origin(at), say::UNKNOWN_FIELD_OF_ENTRY));
            }
        }
        let name = self.documents.string(node, "name")?.filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| Note::new(self.documents.origin(node), say::NO_OBJECT_NAME))?;
        let key = self.documents.string(node, "key")?.unwrap_or_default();
        Ok(Reference { kind, name, key, optional: self.documents.boolean(node, "optional")?.unwrap_or(false) })
    }

    fn entry(&mut self, entry: Node) -> Result<(), Note> {
        let (mut fields, mut unknown) = (HashMap::new(), None);
        for (key, at, value) in self.documents.entries(entry)? {
            if matches!(key.as_str(), "name" | "value" | "valueFrom") {
                fields.insert(key, value);
            } else if unknown.is_none() {
                unknown = Some(Note::new(self.documents.origin(at), say::UNKNOWN_FIELD_OF_ENTRY));
            }
        }
        let name = match (self.name(entry, fields.get("name").copied()), unknown) {
            (Ok(name), None) => name,
            (Ok(name), Some(unknown)) => return Err(unknown.about(name)),
            (Err(note), unknown) => return Err(unknown.unwrap_or(note)),
        };
        self.warn_of_second(entry, &name);
        let value = fields.get("value").copied();
        let text = match value.map(|value| self.documents.scalar(value)).transpose() {
            Ok(text) => text.unwrap_or_default(),
            Err(refusal) => {
                let at = value.unwrap_or(entry);
                return Err(refused(self.documents.origin(at), refusal).about(name));
            }
        };
        match fields.get("valueFrom").filter(|from| !self.documents.is_null(**from)) {
            Some(from) if text.is_empty() => self.value_from(name, *from),
            Some(from) => Err(Note::new(self.documents.origin(*from), say::BOTH).about(name)),
            None => {
                self.value(name, &text, value.unwrap_or(entry));
                Ok(())
            }
        }
    }

    fn name(&self, entry: Node, node: Option<Node>) -> Result<String, Note> {
        let node = node.ok_or_else(|| Note::new(self.documents.origin(entry), say::NO_NAME))?;
        let at = self.documents.origin(node);
        let name = self.documents.scalar(node).map_err(|refusal| refused(at.clone(), refusal))?;
        let good = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'=';
        match name.as_str() {
            "" => Err(Note::new(at, say::NO_NAME)),
            text if text.bytes().all(good) => Ok(name),
            _ => Err(Note::new(at, say::BAD_NAME)),
        }
    }

    fn warn_of_second(&mut self, entry: Node, name: &str) {
        let origin = self.documents.origin(entry);
        let line = origin.line().unwrap_or_default();
        if let Some(first) = self.lines.insert(name.to_owned(), line) {
            self.layer.warning(Note::new(origin, say::set_twice(first)).about(name));
        }
    }

    fn value(&mut self, name: String, text: &str, node: Node) {
        let expanded = expand(text, |name| self.answer(name));
        let origin = self.documents.origin(node);
        if expanded.stays {
            self.layer.warning(Note::new(origin.clone(), say::STAYS).about(&name).help(say::ESCAPE_OR_MOVE));
        }
        self.layer.set(name, value(expanded.text), origin);
    }

    fn answer(&self, name: &str) -> Answer {
        match self.layer.get(name) {
            Some((Value::Text(text), _)) => text.to_str().map_or(Answer::Unknown, |text| Answer::Text(text.to_owned())),
            Some(_) => Answer::Unknown,
            None if self.refused.contains(name) => Answer::Unknown,
            None if self.open.iter().any(|prefix| name.starts_with(prefix)) => Answer::Unknown,
            None if self.links && links::is_link(name) => Answer::Unknown,
            None => Answer::Unset,
        }
    }

    fn value_from(&mut self, name: String, from: Node) -> Result<(), Note> {
        let mut found = None;
        for (key, at, node) in self.documents.entries(from)? {
            if self.documents.is_null(node) {
                continue;
            }
            let kind = match key.as_str() {
                "configMapKeyRef" => Some(StoreKind::ConfigMap),
                "secretKeyRef" => Some(StoreKind::Secret),
                "fieldRef" | "resourceFieldRef" | "fileKeyRef" => None,
                _ => return Err(Note::new(self.documents.origin(at), say::UNKNOWN_FIELD_OF_ENTRY).about(name)),
            };
            if found.replace((kind, node)).is_some() {
                return Err(Note::new(self.documents.origin(at), say::SECOND_SOURCE).about(name));
            }
        }
        let Some((kind, node)) = found else {
            return Err(Note::new(self.documents.origin(from), say::NO_SOURCE).about(name));
        };
        let origin = self.documents.origin(node);
        let Some(kind) = kind else {
            // A file of a volume, which may lack the key.
            let optional = self.documents.boolean(node, "optional").map_err(|note| note.about(&name))?;
            self.unknown(name, optional.unwrap_or(false), origin);
            return Ok(());
        };
        let reference = self.reference(node, kind).map_err(|note| note.about(&name))?;
        if reference.key.is_empty() {
            return Err(Note::new(origin, say::NO_KEY).about(name));
        }
        let Some((place, items)) = self.store.find(kind, &reference.name, self.layer) else {
            if kind == StoreKind::ConfigMap && !reference.optional {
                let message = say::value_not_given(kind.name(), Name::object(&reference.name));
                self.layer.warning(Note::new(origin.clone(), message).about(&name));
            }
            self.unknown(name, reference.optional, origin);
            return Ok(());
        };
        match items.get(&reference.key).cloned() {
            Some(item) => self.layer.set(name, value(item.text), item.origin),
            // The kubelet skips the entry, and a value of `envFrom` stays.
            None if reference.optional => {}
            None => return Err(Note::new(origin, say::no_such_key(kind.name(), &place.to_string())).about(name)),
        }
        Ok(())
    }

    /// A value in an object that is not among the files.
    fn unknown(&mut self, name: String, optional: bool, origin: Origin) {
        let is_set = matches!(self.layer.get(&name), Some((Value::Text(_) | Value::Unknown, _)));
        let value = if optional && !is_set { Value::Perhaps } else { Value::Unknown };
        self.layer.set(name, value, origin);
    }
}

fn value(text: Option<String>) -> Value {
    text.map_or(Value::Unknown, Value::from)
}
