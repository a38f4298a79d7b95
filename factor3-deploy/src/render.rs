//! Blueprints of Render.

use std::path::Path;

use factor3::Origin;
use factor3::layer::{Layer, Note, Value};

use crate::document::Document;
use crate::files;
use crate::say::{self, Name};
use crate::yaml::{Dialect, Id, Scalar, separate_comments};

/// Reads a service of a `render.yaml`: the only one, unless its name is given.
///
/// A value in the file is known, and one of the dashboard (`sync: false`), of another service or of a database is set
/// and unknown. Any other name is perhaps set, because the dashboard may add it. A web service has a `PORT`.
///
/// ```
/// use factor3::layer::Value;
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("render.yaml");
/// let blueprint = "\
/// services:
/// - type: worker
///   name: orders
///   envVars:
///   - key: LOG_LEVEL
///     value: debug
///   - key: TOKEN
///     sync: false
/// ";
/// std::fs::write(&path, blueprint)?;
/// let layer = factor3_deploy::render(&path, None);
/// assert_eq!(layer.get("LOG_LEVEL").unwrap().0, &Value::from("debug"));
/// assert_eq!(layer.get("TOKEN").unwrap().0, &Value::Unknown);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn render(path: impl AsRef<Path>, service: Option<&str>) -> Layer {
    let (path, mut layer) = (path.as_ref(), Layer::new());
    layer.perhaps_all("", Origin::label(say::DASHBOARD));
    let Some(text) = files::text(path, &mut layer).map(separate_comments) else { return layer };
    let document = Document::new(path, &text, Dialect::Compose);
    document.report(&mut layer);
    let services: Vec<_> = document.roots().iter().flat_map(|&root| services(&document, root)).collect();
    let name = |node: Id| document.field_text(node, "name").unwrap_or_default();
    let found: Vec<_> = services.iter().filter(|&&node| service.is_none_or(|service| name(node) == service)).collect();
    if let [node] = found[..] {
        add(&document, *node, &mut layer);
    } else if document.broken_at().is_none() {
        let names: Vec<_> = services.iter().map(|&node| Name::object(name(node)).at(&document.origin(node))).collect();
        let note = Note::new(Origin::in_file(path), say::compose::no_service(service, &names));
        layer.problem(if found.len() > 1 { note.help(say::compose::NAME_ONE) } else { note });
    }
    layer
}

/// Returns the services of a blueprint, and those of its projects.
fn services(document: &Document<'_>, root: Id) -> Vec<Id> {
    let list = |node: Id, key: &str| {
        let list = document.field(node, key).into_iter().flat_map(|list| document.items(list));
        list.collect::<Vec<_>>()
    };
    let environments = list(root, "projects").into_iter().flat_map(|project| list(project, "environments"));
    let nested = environments.flat_map(|environment| list(environment, "services"));
    list(root, "services").into_iter().chain(nested).collect()
}

fn add(document: &Document<'_>, service: Id, layer: &mut Layer) {
    if document.field_text(service, "type") == Some("web") {
        layer.set("PORT", Value::Unknown, document.origin(service));
    }
    let Some(variables) = document.field(service, "envVars") else { return };
    if !document.is_list(variables) && !document.is_null(variables) {
        layer.problem(Note::new(document.origin(variables), say::RENDER_LIST));
    }
    let groups = document.items(variables).filter_map(|item| document.field_text(item, "fromGroup"));
    for group in groups {
        add_group(document, group, layer);
    }
    add_list(document, variables, layer);
}

/// A group that is not in the file is in the dashboard.
fn add_group(document: &Document<'_>, wanted: &str, layer: &mut Layer) {
    for &root in document.roots() {
        let groups = document.field(root, "envVarGroups").into_iter().flat_map(|groups| document.items(groups));
        for group in groups.filter(|&group| document.field_text(group, "name") == Some(wanted)) {
            if let Some(variables) = document.field(group, "envVars") {
                add_list(document, variables, layer);
            }
        }
    }
}

fn add_list(document: &Document<'_>, variables: Id, layer: &mut Layer) {
    for item in document.items(variables) {
        let Some(name) = document.field_text(item, "key") else {
            if document.field(item, "fromGroup").is_none() {
                layer.warning(Note::new(document.origin(item), say::RENDER_ENTRY));
            }
            continue;
        };
        let Some(node) = document.field(item, "value") else {
            layer.set(name, Value::Unknown, document.origin(item));
            continue;
        };
        let origin = document.origin(node);
        let value = match document.scalar(node) {
            Ok(Scalar::Text(text)) => Value::from(&*text),
            Ok(Scalar::Rewritten(_) | Scalar::Null) | Err(_) => {
                let (message, help) = say::NOT_A_TEXT;
                layer.warning(Note::new(origin.clone(), message).about(name).help(help));
                Value::Unknown
            }
        };
        layer.set(name, value, origin);
    }
}
