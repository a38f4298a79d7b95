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

/// Finds the only container with a name: `orders`, or `WORKLOAD/orders`. Otherwise adds a problem.
pub(super) fn find<'a>(
    documents: &'a Documents<'a>,
    objects: &'a Objects<'a>,
    wanted: &str,
    files: &[&Path],
    layer: &mut Layer,
) -> Option<Container<'a>> {
    let (workload, name) = wanted.rsplit_once('/').map_or((None, wanted), |(workload, name)| (Some(workload), name));
    let all = containers(documents, objects);
    let is_wanted = |container: &&Container<'_>| {
        container.name == name && workload.is_none_or(|workload| workload == container.workload.name)
    };
    let found: Vec<_> = all.iter().filter(is_wanted).copied().collect();
    if let [container] = found[..] {
        return Some(container);
    }
    if all.is_empty() && documents.is_incomplete {
        return None;
    }
    let origin = files.first().map_or_else(|| Origin::label(say::MANIFESTS), |file| Origin::in_file(*file));
    let place = |node| documents.origin(node).to_string();
    layer.problem(if let Some(first) = found.first() {
        let list = found.iter().map(|one| say::at(Name::object(one.workload.name), &place(one.node)));
        let note = Note::new(origin, say::several_containers(wanted, &list.collect::<Vec<_>>()));
        note.help(say::say_which(Name::object(first.workload.name), name))
    } else {
        let list: Vec<_> = all.iter().map(|one| say::at(Name::object(one.name), &place(one.node))).collect();
        let skipped = objects.skipped.iter().map(|one| say::at(Name::kind(one.kind), &place(one.root)));
        Note::new(origin, say::no_container(wanted, &list, &skipped.collect::<Vec<_>>()))
    });
    None
}

fn containers<'a>(documents: &'a Documents<'a>, objects: &'a Objects<'a>) -> Vec<Container<'a>> {
    let mut found = Vec::new();
    for (workload, pod) in &objects.workloads {
        for list in ["containers", "initContainers"].iter().filter_map(|list| documents.field(*pod, list)) {
            for node in documents.items(list) {
                let name = documents.text(node, "name").unwrap_or_default();
                found.push(Container { node, pod: *pod, workload, name });
            }
        }
    }
    found
}
