//! A service, put together from several files and from those that it extends.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use factor3::Origin;
use factor3::layer::{Layer, Note};

use super::check::check;
use super::environment::{self, Given, Setting};
use super::interpolate::interpolate;
use super::project::Project;
use crate::document::Document;
use crate::files;
use crate::say::compose as say;
use crate::yaml::{Dialect, Id, Tag, separate_comments};

/// What the files say about the environment of a service, a later one over an earlier one.
#[derive(Clone, Debug, Default)]
pub(super) struct Service {
    pub(super) env_files: Vec<EnvFile>,
    /// In the order of the files; a later one replaces an earlier one.
    variables: Vec<Option<Setting>>,
    index: HashMap<String, usize>,
}

#[derive(Clone, Debug)]
pub(super) struct EnvFile {
    pub(super) path: PathBuf,
    pub(super) required: bool,
    pub(super) raw: bool,
    /// The place that names the file.
    pub(super) origin: Origin,
}

/// The services that extend each other in turn. More is a mistake.
const DEPTH: usize = 32;

/// Files that another one includes, as a project of their own.
pub(super) struct Include {
    pub(super) files: Vec<PathBuf>,
    pub(super) folder: PathBuf,
    /// Files that take the place of its `.env`, if it names any.
    pub(super) env_files: Vec<PathBuf>,
}

/// Reads services, and keeps the remarks about the files.
pub(super) struct ServiceReader<'a> {
    project: &'a Project<'a>,
    layer: &'a mut Layer,
    /// Files that were checked as a whole.
    checked: Vec<PathBuf>,
    /// The services that are being read, each of which extends the next.
    trail: Vec<(PathBuf, String)>,
    /// Every service of the files that were given.
    pub(super) names: Vec<(String, Origin)>,
    pub(super) includes: Vec<Include>,
    /// A file, or a document of one, could not be read, which is a problem already.
    pub(super) is_incomplete: bool,
}

impl<'a> ServiceReader<'a> {
    pub(super) fn new(project: &'a Project<'a>, layer: &'a mut Layer) -> Self {
        let (checked, trail, names, includes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { project, layer, checked, trail, names, includes, is_incomplete: false }
    }

    /// Adds what a file says about a service. Returns `false` if it says nothing. `folder` is where its paths start.
    pub(super) fn add(&mut self, service: &mut Service, path: &Path, name: Option<&str>, folder: &Path) -> bool {
        let is_first = !self.checked.iter().any(|checked| checked == path);
        self.checked.push(path.to_path_buf());
        let mut said_before = Layer::new();
        let layer = if is_first { &mut *self.layer } else { &mut said_before };
        let Some(text) = files::text(path, layer).map(separate_comments) else {
            self.is_incomplete = true;
            return false;
        };
        let document = Document::new(path, &text, Dialect::Compose);
        document.report(layer);
        check(&document, self.project, layer);
        self.is_incomplete |= document.broken_at().is_some();
        let mut found = false;
        for &root in document.roots() {
            if self.trail.is_empty() {
                self.include(&document, root, folder);
            }
            let Some(services) = document.field(root, "services") else { continue };
            if !document.is_map(services) && !document.is_null(services) && is_first {
                self.layer.problem(Note::new(document.origin(services), say::NOT_SERVICES));
            }
            for entry in document.entries(services).unwrap_or_default() {
                let (other, node) = (entry.key.into_owned(), entry.value);
                if is_first {
                    self.others(&document, node, &other, name);
                }
                if name == Some(other.as_str()) {
                    found = true;
                    self.merge(service, &document, node, (path, &other, folder));
                }
            }
        }
        found
    }

    fn include(&mut self, document: &Document<'_>, root: Id, folder: &Path) {
        for item in document.field(root, "include").into_iter().flat_map(|list| document.items(list)) {
            let field = |key| document.field(item, key);
            let text = |node| interpolated(document, node, self.project);
            let paths = |node: Option<Id>| {
                let list = node.filter(|node| document.is_list(*node)).into_iter();
                let one = node.filter(|node| !document.is_list(*node));
                let paths = list.flat_map(|list| document.items(list)).chain(one).filter_map(text);
                paths.map(|file| folder.join(file)).collect::<Vec<_>>()
            };
            let files = paths(if document.is_map(item) { field("path") } else { Some(item) });
            let Some(first) = files.first() else { continue };
            if files.iter().any(|file| file.to_string_lossy().contains("://")) {
                self.layer.problem(Note::new(document.origin(item), say::REMOTE).help(say::CONFIG));
                self.is_incomplete = true;
                continue;
            }
            if !files.iter().all(|file| exists(file)) {
                self.layer.problem(Note::new(document.origin(item), say::NO_FILE));
                self.is_incomplete = true;
                continue;
            }
            let own = field("project_directory").and_then(text).map(|own| folder.join(own));
            let folder = own.unwrap_or_else(|| first.parent().unwrap_or(folder).to_path_buf());
            self.includes.push(Include { files, folder, env_files: paths(field("env_file")) });
        }
    }

    /// Compose refuses the file for a mistake in any service.
    fn others(&mut self, document: &Document<'_>, node: Id, other: &str, name: Option<&str>) {
        if !document.is_map(node) && !document.is_null(node) {
            self.layer.problem(Note::new(document.origin(node), say::NOT_A_SERVICE));
        }
        if self.trail.is_empty() {
            self.names.push((other.to_owned(), document.origin(node)));
        }
        if name == Some(other) {
            return;
        }
        let Some(node) = document.field(node, "environment") else { return };
        let (variables, notes) = environment::read(document, node, self.project);
        let refused = variables.into_iter().filter_map(|variable| match variable.content {
            Given::Refused(problem) => Some(problem),
            _ => None,
        });
        refused.chain(notes).for_each(|note| self.layer.problem(note));
    }

    fn merge(
        &mut self,
        service: &mut Service,
        document: &Document<'_>,
        node: Id,
        (path, name, folder): (&Path, &str, &Path),
    ) {
        if replaces(document, node) {
            *service = Service::default();
        }
        if document.tag(node) == Tag::Reset {
            return;
        }
        if let Some(extends) = document.field(node, "extends") {
            self.trail.push((canonical(path), name.to_owned()));
            self.extend(service, document, extends, (path, folder));
            self.trail.pop();
        }
        if let Some(node) = document.field(node, "env_file") {
            if replaces(document, node) {
                service.env_files.clear();
            }
            let files = self.env_files(document, node, folder);
            service.env_files.extend(files);
        }
        if let Some(node) = document.field(node, "environment") {
            if replaces(document, node) {
                service.clear();
            }
            if document.tag(node) != Tag::Reset {
                let (variables, notes) = environment::read(document, node, self.project);
                for problem in notes {
                    self.layer.problem(problem);
                }
                for variable in variables {
                    service.set(variable);
                }
            }
        }
    }

    fn extend(&mut self, service: &mut Service, document: &Document<'_>, node: Id, (path, folder): (&Path, &Path)) {
        let origin = document.origin(node);
        let text = |node| interpolated(document, node, self.project);
        let (name, file) = if document.is_map(node) {
            let file = document.field(node, "file");
            (document.field(node, "service").and_then(text), file.map(|file| text(file).ok_or(())))
        } else {
            (text(node), None)
        };
        let (Some(name), file) = (name, file.transpose()) else {
            return self.layer.problem(Note::new(origin, say::EXTENDS));
        };
        let Ok(file) = file else { return self.layer.problem(Note::new(origin, say::EXTENDS)) };
        if file.as_deref().is_some_and(|file| file.contains("://")) {
            return self.layer.problem(Note::new(origin, say::REMOTE).help(say::CONFIG));
        }
        let base = file.as_ref().map_or_else(|| path.to_path_buf(), |file| folder.join(file));
        let base_folder = file.as_ref().map_or(folder, |_| base.parent().unwrap_or(folder)).to_path_buf();
        if !exists(&base) {
            return self.layer.problem(Note::new(origin, say::NO_FILE));
        }
        let at = canonical(&base);
        let circle = self.trail.iter().any(|(path, service)| *path == at && *service == name);
        if circle || self.trail.len() > DEPTH {
            return self.layer.problem(Note::new(origin, say::CIRCLE));
        }
        let mut extended = Service::default();
        if self.add(&mut extended, &base, Some(&name), &base_folder) {
            service.env_files.append(&mut extended.env_files);
            extended.into_settings().for_each(|setting| service.set(setting));
        } else {
            self.layer.problem(Note::new(origin, say::NO_BASE));
        }
    }

    fn env_files(&mut self, document: &Document<'_>, node: Id, folder: &Path) -> Vec<EnvFile> {
        if document.tag(node) == Tag::Reset {
            return Vec::new();
        }
        let items = if document.is_list(node) { document.items(node).collect() } else { vec![node] };
        items.into_iter().filter_map(|item| self.env_file(document, item, folder)).collect()
    }

    fn env_file(&mut self, document: &Document<'_>, node: Id, folder: &Path) -> Option<EnvFile> {
        let origin = document.origin(node);
        let field = |key| document.field(node, key);
        let path = if document.is_map(node) { field("path") } else { Some(node) };
        let Some(path) = path.filter(|path| document.text(*path).is_some()) else {
            self.layer.problem(Note::new(origin, say::NO_PATH));
            return None;
        };
        let Some(path) = interpolated(document, path, self.project) else {
            self.layer.warning(Note::new(origin.clone(), say::ENV_FILE_PATH));
            self.layer.perhaps_all("", origin);
            return None;
        };
        let format = field("format").and_then(|format| document.text(format));
        if format.is_some_and(|format| format != "raw" && !format.is_empty()) {
            self.layer.problem(Note::new(origin, say::FORMAT));
            return None;
        }
        let is_false =
            |text: &str| ["false", "f", "no", "n", "off", "0"].iter().any(|word| text.eq_ignore_ascii_case(word));
        let required = !field("required").and_then(|required| document.text(required)).is_some_and(is_false);
        Some(EnvFile { path: folder.join(path), required, raw: format == Some("raw"), origin })
    }
}

impl Service {
    fn set(&mut self, setting: Setting) {
        if let Some(at) = self.index.remove(&setting.name) {
            self.variables[at] = None;
        }
        if !matches!(setting.content, Given::Reset) {
            self.index.insert(setting.name.clone(), self.variables.len());
            self.variables.push(Some(setting));
        }
    }

    fn clear(&mut self) {
        self.variables.clear();
        self.index.clear();
    }

    pub(super) fn settings(&self) -> impl Iterator<Item = &Setting> {
        self.variables.iter().flatten()
    }

    pub(super) fn into_settings(self) -> impl Iterator<Item = Setting> {
        self.variables.into_iter().flatten()
    }
}

/// A path in a file may be a misplaced secret, so that it is named by its place.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// A file may be named by several paths.
fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// Tells whether a node replaces what other files say, instead of being merged with it.
fn replaces(document: &Document<'_>, node: Id) -> bool {
    matches!(document.tag(node), Tag::Reset | Tag::Override)
}

/// Returns the text of a node after interpolation, if it is known.
fn interpolated(document: &Document<'_>, node: Id, project: &Project<'_>) -> Option<String> {
    interpolate(document.text(node)?, &|name| project.get(name)).ok()?.text
}
