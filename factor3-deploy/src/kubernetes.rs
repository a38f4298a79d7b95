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

/// Reads the environment that a container gets from Kubernetes manifests: files, folders, and `-` for the standard input.
///
/// All documents are one set, in which a workload finds its `ConfigMap`s and Secrets. A folder is read as `kubectl -f`
/// does, without the folders in it. The container is the only one, or that with the name; `WORKLOAD/NAME` tells two of one
/// name apart. Containers are never merged, and init containers count as containers.
///
/// | in the manifest | in the layer |
/// | --- | --- |
/// | `value` | The text, with `$(NAME)` and `$$` expanded as the kubelet does. |
/// | `configMapKeyRef`, `secretKeyRef`, `envFrom` with `prefix` | The values of the object, if it is in the set. Otherwise the name is set to an unknown value, or perhaps set if it is `optional`; and after an `envFrom`, any other name is perhaps set. |
/// | `fieldRef`, `resourceFieldRef`, `fileKeyRef` | Set to an unknown value. |
/// | a Service of the namespace | Its service links are perhaps set, and those that hold an address are broken. None are set with `enableServiceLinks: false`. |
///
/// A later entry overrides an earlier one, and `env` overrides `envFrom`. An object without a namespace is in that of the
/// workload. Where an object of the set and one outside could both set a name, that of the set counts.
///
/// Problems are what kubectl, the API server or the kubelet refuse: a number or a boolean without quotes, also `yes`, `on`
/// and `y`; a key that an object lacks; bad base64; a field with a wrong name. A document that is not YAML is a problem,
/// and the others are read. So is a Helm template, which must be rendered first. A kind that is not known is a warning if
/// it has containers. Duplicate keys and merge keys have the meaning that kubectl gives them: the last one wins.
///
/// ```
/// use factor3::Env;
/// use factor3::layer::Value;
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("orders.yaml");
/// let manifest = "\
/// apiVersion: apps/v1
/// kind: Deployment
/// metadata: {name: orders}
/// spec:
///   template:
///     spec:
///       containers:
///       - name: orders
///         env:
///         - {name: HOST, value: db}
///         - {name: URL, value: \"postgres://$(HOST)/orders\"}
///         - {name: PORT, value: 8080}
///         - name: TOKEN
///           valueFrom: {secretKeyRef: {name: orders, key: token}}
/// ";
/// std::fs::write(&path, manifest)?;
///
/// let layer = factor3_deploy::kubernetes([&path], Some("orders"));
/// let (value, origin) = layer.get("URL").unwrap();
/// assert_eq!(value, &Value::from("postgres://db/orders"));
/// assert_eq!((origin.line(), origin.column()), (Some(11), Some(30)));
/// assert_eq!(layer.get("TOKEN").unwrap().0, &Value::Unknown);
///
/// let problems = Env::from(layer).problems();
/// let message = problems[0].to_string();
/// assert!(message.ends_with("orders.yaml:12:31 is a plain number, which the API server refuses; put it in quotes"));
/// # Ok::<(), std::io::Error>(())
/// ```
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
