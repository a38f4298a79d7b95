//! The environment of a service in Compose files.

mod document;
mod env_file;
mod environment;
mod interpolate;
mod project;
mod raw;
mod service;

use std::path::{Path, PathBuf};

use environment::{Content, Variable};
use factor3::Origin;
use factor3::layer::{Layer, Note, Value};
use project::{Answer, Project};
use service::{EnvFile, Reader, Service};

use crate::say::Name;
use crate::say::compose as say;
use crate::{Caller, files};

/// Reads the environment that a service gets from Compose files, of which a later one overrides an earlier one.
pub fn layer<P: AsRef<Path>>(files: impl IntoIterator<Item = P>, service: &str, caller: &Caller) -> Layer {
    let mut layer = Layer::new();
    let files: Vec<_> = files.into_iter().flat_map(|path| files::compose(path.as_ref(), &mut layer)).collect();
    let Some(first) = files.first() else { return layer };
    let folder = first.parent().unwrap_or(Path::new(""));
    let project = Project::open(folder, caller, None, &mut layer);
    let mut search = Search { service, names: Vec::new(), seen: Vec::new(), is_incomplete: false };
    if !search.load(&files, folder, &project, &mut layer) {
        let origin = Origin::in_file(first);
        if !search.names.is_empty() || !search.is_incomplete {
            let names = search.names.iter().map(|(name, at)| say::at(Name::object(name), &at.to_string()));
            layer.problem(Note::new(origin.clone(), say::no_service(service, &names.collect::<Vec<_>>())));
        }
        layer.perhaps_all("", origin);
    }
    layer
}

/// The search for a service in files, and in those that they include.
struct Search<'a> {
    service: &'a str,
    /// The services that are not the one.
    names: Vec<(String, Origin)>,
    seen: Vec<PathBuf>,
    is_incomplete: bool,
}

impl Search<'_> {
    /// Adds the environment of the service to the layer. Returns `false` if the files do not have it.
    fn load(&mut self, files: &[PathBuf], folder: &Path, project: &Project<'_>, layer: &mut Layer) -> bool {
        let mut service = Service::default();
        let mut reader = Reader::new(project, layer);
        let mut found = false;
        for file in files {
            found |= reader.add(&mut service, file, self.service, folder);
        }
        let Reader { names, includes, is_incomplete, .. } = reader;
        if found {
            add(service, project, layer);
            return true;
        }
        self.names.extend(names);
        self.is_incomplete |= is_incomplete;
        self.seen.extend(files.iter().cloned());
        includes.into_iter().any(|include| {
            let is_new = include.files.iter().any(|file| !self.seen.contains(file));
            is_new && {
                let project = Project::open(&include.folder, project.caller, Some(project), layer);
                self.load(&include.files, &include.folder, &project, layer)
            }
        })
    }
}

fn add(service: Service, project: &Project<'_>, layer: &mut Layer) {
    for file in &service.env_files {
        add_env_file(file, project, layer);
    }
    for variable in service.variables {
        add_variable(variable, project, layer);
    }
}

fn add_env_file(file: &EnvFile, project: &Project<'_>, layer: &mut Layer) {
    if file.path.symlink_metadata().is_err() {
        if file.required {
            layer.problem(Note::new(file.origin.clone(), say::ENV_FILE_MISSING));
            layer.perhaps_all("", file.origin.clone());
        }
        return;
    }
    let Some(bytes) = layer.read(&file.path, files::LIMIT) else {
        return layer.perhaps_all("", file.origin.clone());
    };
    let ask = |name: &str| match (project.get(name), layer.get(name)) {
        (answer @ Answer::Text(_), _) | (answer, None) => answer,
        (_, Some((Value::Text(text), _))) => Answer::Text(text.to_string_lossy().into_owned()),
        (_, Some(_)) => Answer::Unknown,
    };
    let read = if file.raw { raw::parse(&bytes, ask) } else { env_file::parse(&String::from_utf8_lossy(&bytes), ask) };
    match read {
        Ok(entries) => {
            for entry in entries {
                let value = match entry.value {
                    Answer::Text(text) => Value::from(text),
                    Answer::Unknown => Value::Unknown,
                    Answer::Unset => continue,
                };
                layer.set(entry.name, value, entry.place.origin(&file.path));
            }
        }
        Err(fault) => {
            layer.problem(Note::new(fault.origin(&file.path), fault.message));
            layer.perhaps_all("", fault.origin(&file.path));
        }
    }
}

fn add_variable(variable: Variable, project: &Project<'_>, layer: &mut Layer) {
    let value = match &variable.content {
        Content::Text(text) => Value::from(text.as_str()),
        Content::Unknown | Content::Reset => Value::Unknown,
        Content::Bare => match variable.bare(project) {
            Answer::Text(text) => Value::from(text),
            Answer::Unknown => Value::Perhaps,
            // Compose sends the bare name, which also hides the value of an env file and of the image.
            Answer::Unset => Value::Unset,
        },
        Content::Refused(note) => {
            layer.problem(note.clone().about(variable.name));
            return;
        }
    };
    variable.warnings.into_iter().for_each(|note| layer.warning(note));
    layer.set(variable.name, value, variable.origin);
}
