//! The environment of a container in Kubernetes manifests.

mod container;
mod documents;
mod environment;
mod expand;
mod links;
mod objects;
mod store;

use std::path::Path;

use documents::Documents;
use environment::Environment;
use factor3::Origin;
use factor3::layer::Layer;
use objects::Objects;

use crate::say::kubernetes as say;

/// Reads the environment that a container gets, from the manifests of its workload and their `ConfigMap`s and Secrets.
pub fn kubernetes<P: AsRef<Path>>(manifests: impl IntoIterator<Item = P>, container: Option<&str>) -> Layer {
    let mut layer = Layer::new();
    let paths: Vec<_> = manifests.into_iter().collect();
    let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
    let texts = documents::read(&paths, &mut layer);
    let documents = Documents::new(&texts, &mut layer);
    let objects = Objects::sort(&documents, &mut layer);
    if let Some(container) = container::find(&documents, &objects, container, &paths, &mut layer) {
        Environment::read(&documents, &objects, container, &mut layer);
    } else {
        layer.perhaps_all(
            "",
            paths.first().map_or_else(|| Origin::label(say::MANIFESTS), |path| Origin::in_file(*path)),
        );
    }
    layer
}
