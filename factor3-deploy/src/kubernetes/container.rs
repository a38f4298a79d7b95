//! The choice of the container.

use std::path::Path;

use factor3::Origin;
use factor3::layer::{Layer, Note};

use super::documents::{Documents, Node};
use super::objects::{Object, Objects};
use crate::say::Name;
use crate::say::kubernetes as say;

/// A container, with its pod and its workload.
#[derive(Clone, Copy)]
pub(super) struct Container<'a> {
    pub(super) node: Node,
    pub(super) pod: Node,
    pub(super) workload: &'a Object<'a>,
    name: &'a str,
}

/// Finds the only container, or the only one with a name: `orders`, or `WORKLOAD/orders`. Otherwise adds a problem.
pub(super) fn find<'a>(
    documents: &'a Documents<'a>,
    objects: &'a Objects<'a>,
    wanted: Option<&str>,
    files: &[&Path],
    layer: &mut Layer,
) -> Option<Container<'a>> {
    let (workload, name) = match wanted.map(|wanted| wanted.rsplit_once('/').ok_or(wanted)) {
        None => (None, None),
        Some(Err(name)) => (None, Some(name)),
        Some(Ok((workload, name))) => (Some(workload), Some(name)),
    };
    let all = containers(documents, objects, layer);
    let is_wanted = |container: &&Container<'_>| {
        name.is_none_or(|name| container.name == name)
            && workload.is_none_or(|workload| workload == container.workload.name)
    };
    let found: Vec<_> = all.iter().filter(is_wanted).copied().collect();
    if let [container] = found[..] {
        return Some(container);
    }
    if all.is_empty() && documents.is_incomplete {
        return None;
    }
    let origin = files.first().map_or_else(|| Origin::label(say::MANIFESTS), |file| Origin::in_file(*file));
    layer.problem(if let Some(first) = found.first() {
        let names = found.iter().map(|one| match name {
            // The workload tells them apart.
            Some(_) => Name::object(one.workload.name).at(&documents.origin(one.node)),
            None => Name::object(one.name).at(&documents.origin(one.node)),
        });
        let note = Note::new(origin, say::several_containers(wanted, &names.collect::<Vec<_>>()));
        note.help(name.map_or(say::NAME_ONE.to_owned(), |name| say::say_which(Name::object(first.workload.name), name)))
    } else {
        let names: Vec<_> = all.iter().map(|one| Name::object(one.name).at(&documents.origin(one.node))).collect();
        let skipped = objects.skipped.iter().map(|one| Name::kind(one.kind).at(&documents.origin(one.root)));
        Note::new(origin, say::no_container(wanted, &names, &skipped.collect::<Vec<_>>()))
    });
    None
}

fn containers<'a>(documents: &'a Documents<'a>, objects: &'a Objects<'a>, layer: &mut Layer) -> Vec<Container<'a>> {
    let mut found = Vec::new();
    for (workload, pod) in &objects.workloads {
        for list in ["containers", "initContainers"].iter().filter_map(|list| documents.field(*pod, list)) {
            if !documents.is_list(list) && !documents.is_null(list) {
                layer.problem(Note::new(documents.origin(list), say::NOT_A_LIST));
            }
            for node in documents.items(list) {
                let name = documents.text(node, "name").unwrap_or_default();
                found.push(Container { node, pod: *pod, workload, name });
            }
        }
    }
    found
}
