//! The objects of a set of manifests that matter to an environment, sorted by kind.

use factor3::layer::{Layer, Note};

use super::documents::{Documents, Node};
use crate::say::Name;
use crate::say::kubernetes as say;

#[derive(Default)]
pub(super) struct Objects<'a> {
    /// With the `spec` of their pods.
    pub(super) workloads: Vec<(Object<'a>, Node)>,
    pub(super) config_maps: Vec<Object<'a>>,
    pub(super) secrets: Vec<Object<'a>>,
    pub(super) services: Vec<Object<'a>>,
    /// Objects of unknown kinds that have containers.
    pub(super) skipped: Vec<Object<'a>>,
}

pub(super) struct Object<'a> {
    pub(super) root: Node,
    pub(super) kind: &'a str,
    pub(super) name: &'a str,
    pub(super) namespace: Option<&'a str>,
}

/// Each kind with pods: its API groups, and the way to the `spec` of the pods.
const PODS: [(&str, &[&str], &[&str]); 9] = [
    ("Pod", &[""], &["spec"]),
    ("PodTemplate", &[""], &["template", "spec"]),
    ("ReplicationController", &[""], &["spec", "template", "spec"]),
    ("Deployment", &["apps", "extensions"], &["spec", "template", "spec"]),
    ("ReplicaSet", &["apps", "extensions"], &["spec", "template", "spec"]),
    ("DaemonSet", &["apps", "extensions"], &["spec", "template", "spec"]),
    ("StatefulSet", &["apps"], &["spec", "template", "spec"]),
    ("Job", &["batch"], &["spec", "template", "spec"]),
    ("CronJob", &["batch"], &["spec", "jobTemplate", "spec", "template", "spec"]),
];

/// The groups of the kinds above.
const BUILT_IN: [&str; 4] = ["", "apps", "batch", "extensions"];

impl<'a> Objects<'a> {
    pub(super) fn sort(documents: &'a Documents<'a>, layer: &mut Layer) -> Self {
        let mut objects = Self::default();
        for root in documents.roots() {
            objects.add(documents, root, false, layer);
        }
        objects
    }

    fn add(&mut self, documents: &'a Documents<'a>, root: Node, is_item: bool, layer: &mut Layer) {
        if documents.is_null(root) {
            return;
        }
        let Some(kind) = documents.text(root, "kind") else {
            layer.problem(Note::new(documents.origin(root), say::NOT_AN_OBJECT));
            return;
        };
        let version = documents.text(root, "apiVersion").unwrap_or_default();
        let group = version.split_once('/').map_or("", |(group, _)| group);
        let metadata = documents.field(root, "metadata");
        let name = metadata.and_then(|metadata| documents.text(metadata, "name")).unwrap_or_default();
        let namespace = metadata.and_then(|metadata| documents.text(metadata, "namespace"));
        let object = Object { root, kind, name, namespace };
        let group = match Self::group_of(kind, group, version) {
            Ok(group) => group,
            Err((built_in, message)) => {
                layer.problem(Note::new(documents.origin(root), message));
                built_in
            }
        };
        match (kind, group) {
            ("ConfigMap", "") => self.config_maps.push(object),
            ("Secret", "") => self.secrets.push(object),
            ("Service", "") => self.services.push(object),
            (kind, "") if kind.ends_with("List") && !is_item => {
                let items = documents.field(root, "items").into_iter().flat_map(|items| documents.items(items));
                items.for_each(|item| self.add(documents, item, true, layer));
            }
            _ => self.add_workload(documents, object, group, layer),
        }
    }

    /// Returns the group of a kind. One that is missing, or that belongs to other built-in kinds, is a mistake, and comes
    /// with the group that is meant.
    fn group_of<'g>(kind: &str, group: &'g str, version: &str) -> Result<&'g str, (&'static str, &'static str)> {
        let row = PODS.iter().find(|(other, ..)| *other == kind).map(|(_, groups, _)| *groups);
        let own: &[&str] = match kind {
            "ConfigMap" | "Secret" | "Service" => &[""],
            _ => row.unwrap_or_default(),
        };
        match own.first() {
            Some(built_in) if version.is_empty() => Err((built_in, say::NO_VERSION)),
            Some(built_in) if !own.contains(&group) && BUILT_IN.contains(&group) => Err((built_in, say::OTHER_VERSION)),
            _ => Ok(group),
        }
    }

    fn add_workload(&mut self, documents: &Documents<'a>, object: Object<'a>, group: &str, layer: &mut Layer) {
        let row = PODS.iter().find(|(kind, groups, _)| *kind == object.kind && groups.contains(&group));
        if let Some((_, _, path)) = row {
            match documents.path(object.root, path) {
                Some(pods) => self.workloads.push((object, pods)),
                None if documents.has_containers(object.root) => {
                    layer.problem(Note::new(documents.origin(object.root), say::no_pods(&path.join("."))));
                }
                None => {}
            }
        } else if documents.has_containers(object.root) {
            let note = Note::new(documents.origin(object.root), say::skipped(Name::kind(object.kind)));
            layer.warning(note);
            self.skipped.push(object);
        }
    }
}

impl Object<'_> {
    /// Tells whether a reference in `namespace` may mean this object. One of the two may leave it to kubectl.
    pub(super) fn is_in(&self, namespace: Option<&str>) -> bool {
        self.namespace.is_none() || namespace.is_none() || self.namespace == namespace
    }
}
