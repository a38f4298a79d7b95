//! Service links: the variables that the kubelet adds for each Service of the namespace.

use factor3::Origin;
use factor3::layer::{Note, Value};

use super::documents::Documents;
use super::objects::Object;
use crate::say::kubernetes as say;

/// The variables for one Service. They are set if the Service existed when the container started.
pub(super) fn variables(documents: &Documents<'_>, service: &Object<'_>) -> Vec<(String, Value, Origin)> {
    let origin = documents.origin(service.root);
    let spec = documents.field(service.root, "spec");
    let text = |key| spec.and_then(|spec| documents.text(spec, key));
    // A headless Service has none, and neither has an alias of a name outside.
    if text("clusterIP") == Some("None") || text("type") == Some("ExternalName") {
        return Vec::new();
    }
    let prefix = upper(service.name);
    let address = Value::Broken(Note::new(origin.clone(), say::SERVICE_LINK).help(say::NO_LINKS));
    let mut variables = vec![(format!("{prefix}_SERVICE_HOST"), Value::Perhaps)];
    let ports = spec.and_then(|spec| documents.field(spec, "ports"));
    for (at, port) in ports.into_iter().flat_map(|ports| documents.items(ports)).enumerate() {
        let Some(number) = documents.text(port, "port") else { continue };
        let protocol = documents.text(port, "protocol").unwrap_or("TCP");
        if at == 0 {
            variables.push((format!("{prefix}_SERVICE_PORT"), Value::Perhaps));
            variables.push((format!("{prefix}_PORT"), address.clone()));
        }
        if let Some(name) = documents.text(port, "name") {
            variables.push((format!("{prefix}_SERVICE_PORT_{}", upper(name)), Value::Perhaps));
        }
        let link = format!("{prefix}_PORT_{number}_{protocol}");
        variables.extend(["PROTO", "PORT", "ADDR"].map(|part| (format!("{link}_{part}"), Value::Perhaps)));
        variables.push((link, address.clone()));
    }
    variables.into_iter().map(|(name, value)| (name, value, origin.clone())).collect()
}

/// Tells whether the kubelet may set a name for a Service that is not among the files.
pub(super) fn is_link(name: &str) -> bool {
    name.ends_with("_SERVICE_HOST")
        || name.contains("_SERVICE_PORT")
        || name.ends_with("_PORT")
        || name.contains("_PORT_")
}

fn upper(name: &str) -> String {
    name.to_ascii_uppercase().replace(['-', '.'], "_")
}
