//! The environment of a service in Compose files.

mod check;
mod env_file;
mod environment;
mod interpolate;
mod project;
mod service;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use env_file::{Assignment, Refused};
use environment::{Given, Setting};
use factor3::Origin;
use factor3::layer::{Layer, Note, Value};
use project::Project;
use service::{EnvFile, Service, ServiceReader};

use crate::answer::Answer;
use crate::say::Name;
use crate::say::compose as say;
use crate::{Caller, Tool, files};

/// Reads the environment that a service gets from Compose files, of which a later one overrides an earlier one.
///
/// A folder stands for its `compose.yaml` and the override beside it. The service is the only one, or that with the name;
/// a service that is named is started whatever its `profiles`. Paths start at the folder of the first file, as does the
/// project's `.env`.
///
/// | in the files | in the layer |
/// | --- | --- |
/// | `environment`, as a map or a list | The text that arrives. A number or a boolean without quotes may arrive as another text, which is a warning: `0777` as 511, `1.10` as 1.1. |
/// | `env_file`, with `required` and `format` | The variables of the files, in the dialect of Compose or line by line. |
/// | `${NAME}`, with `:-`, `-`, `:?`, `?`, `:+` and `+` | The value of the caller, else of the project's `.env`. |
/// | a name without a value | The same value, and unset without one, also if an env file has it. |
/// | `extends`, `include`, `!reset`, `!override`, anchors and merge keys | What Compose makes of them. |
///
/// With an [unknown caller](Caller::unknown), a name that the project's `.env` has takes its value, any other reference
/// makes a value unknown, and a name without a value is perhaps set.
///
/// Problems are what Compose refuses, anywhere in the files: a date, a key twice, a key that is not a text, a list as a
/// value, a variable that is required, an env file that does not exist, services that extend each other. For files that
/// are not on this machine, `docker compose config` writes a file that can be read here.
///
/// ```
/// use factor3::layer::Value;
/// use factor3_deploy::Caller;
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("compose.yaml");
/// let file = "\
/// services:
///   orders:
///     environment:
///       MODE: 0777
///       URL: http://${HOST:-localhost}/
///       TOKEN:
/// ";
/// std::fs::write(&path, file)?;
///
/// let layer = factor3_deploy::compose([&path], None, &Caller::from([("TOKEN", "hunter2")]));
/// assert_eq!(layer.get("MODE").unwrap().0, &Value::from("511"));
/// assert_eq!(layer.get("URL").unwrap().0, &Value::from("http://localhost/"));
/// assert_eq!(layer.get("TOKEN").unwrap().0, &Value::from("hunter2"));
///
/// let layer = factor3_deploy::compose([&path], None, &Caller::unknown());
/// assert_eq!(layer.get("URL").unwrap().0, &Value::Unknown);
/// assert_eq!(layer.get("TOKEN").unwrap().0, &Value::Perhaps);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn compose<P: AsRef<Path>>(files: impl IntoIterator<Item = P>, service: Option<&str>, caller: &Caller) -> Layer {
    let mut layer = Layer::new();
    read(&files.into_iter().collect::<Vec<_>>(), service, caller, &mut layer);
    layer
}

/// Reads Compose files and folders into a layer. Returns the names whose value is in one of them, and not made of another
/// one.
pub(crate) fn read<P: AsRef<Path>>(
    paths: &[P],
    service: Option<&str>,
    caller: &Caller,
    layer: &mut Layer,
) -> HashSet<String> {
    let files: Vec<_> = paths.iter().flat_map(|path| files::compose(path.as_ref(), layer)).collect();
    let Some(first) = files.first() else {
        if let Some(path) = paths.first() {
            layer.perhaps_all("", Origin::in_file(path.as_ref()));
        }
        return HashSet::new();
    };
    let folder = first.parent().unwrap_or(Path::new(""));
    let project = Project::open(folder, caller, None, layer);
    let only = service.is_none().then(|| only_service(&files, folder, &project)).flatten();
    let wanted = service.map(str::to_owned).or(only);
    let mut search = Search { service: wanted, names: Vec::new(), seen: Vec::new(), is_incomplete: false };
    if let Some(literal) = search.load(&files, folder, &project, layer) {
        return literal;
    }
    let origin = Origin::in_file(first);
    if !search.names.is_empty() || !search.is_incomplete {
        let names: Vec<_> = search.names.iter().map(|(name, at)| Name::object(name).at(at)).collect();
        let note = Note::new(origin.clone(), say::no_service(service, &names));
        layer.problem(if service.is_none() && names.len() > 1 { note.help(say::NAME_ONE) } else { note });
    }
    layer.perhaps_all("", origin);
    HashSet::new()
}

fn only_service(files: &[PathBuf], folder: &Path, project: &Project<'_>) -> Option<String> {
    let mut said_later = Layer::new();
    let mut reader = ServiceReader::new(project, &mut said_later);
    for file in files {
        reader.add(&mut Service::default(), file, None, folder);
    }
    let mut names = reader.names.into_iter().map(|(name, _)| name);
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}

/// The search for a service in files, and in those that they include.
struct Search {
    service: Option<String>,
    /// The services that are not the one.
    names: Vec<(String, Origin)>,
    seen: Vec<PathBuf>,
    is_incomplete: bool,
}

impl Search {
    /// Adds the environment of the service to the layer, and returns the names with a literal value. Returns `None` if
    /// the files do not have the service.
    fn load(
        &mut self,
        files: &[PathBuf],
        folder: &Path,
        project: &Project<'_>,
        layer: &mut Layer,
    ) -> Option<HashSet<String>> {
        let mut service = Service::default();
        let mut reader = ServiceReader::new(project, layer);
        let mut found = false;
        for file in files {
            found |= reader.add(&mut service, file, self.service.as_deref(), folder);
        }
        let ServiceReader { names, includes, is_incomplete, .. } = reader;
        if found {
            return Some(add(service, project, layer));
        }
        let is_new = |(name, _): &(String, Origin)| !self.names.iter().any(|(other, _)| other == name);
        let names: Vec<_> = names.into_iter().filter(is_new).collect();
        self.names.extend(names);
        self.is_incomplete |= is_incomplete;
        self.seen.extend(files.iter().cloned());
        includes.into_iter().find_map(|include| {
            if include.files.iter().all(|file| self.seen.contains(file)) {
                return None;
            }
            let project = if include.env_files.is_empty() {
                Project::open(&include.folder, project.caller, Some(project), layer)
            } else {
                Project::with_files(&include.env_files, project.caller, Some(project), layer)
            };
            self.load(&include.files, &include.folder, &project, layer)
        })
    }
}

fn add(service: Service, project: &Project<'_>, layer: &mut Layer) -> HashSet<String> {
    for file in &service.env_files {
        add_env_file(file, project, layer);
    }
    let literal = service.settings().filter(|setting| setting.is_literal).map(|setting| setting.name.clone()).collect();
    for setting in service.into_settings() {
        add_setting(setting, project, layer);
    }
    literal
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
    if file.raw {
        return crate::env_file::read(&file.path, &bytes, Tool::Docker, &project.with_dotenv(), layer);
    }
    let parsed = env_file::parse(&String::from_utf8_lossy(&bytes), ask);
    set_all(parsed, &file.path, layer);
}

/// Reads an env file by itself, as that of a service whose project has no `.env`.
pub(crate) fn read_env_file(path: &Path, bytes: &[u8], caller: &Caller, layer: &mut Layer) {
    let ask = |name: &str| match caller.get(name) {
        None => Answer::Unknown,
        Some(None) => Answer::Unset,
        Some(Some(value)) => Answer::Text(value.to_string_lossy().into_owned()),
    };
    set_all(env_file::parse(&String::from_utf8_lossy(bytes), ask), path, layer);
}

/// Sets what a file says, or adds a problem if Compose refuses the file.
fn set_all(parsed: Result<Vec<Assignment>, Refused>, path: &Path, layer: &mut Layer) {
    match parsed {
        Ok(entries) => {
            for entry in entries {
                let value = match entry.value {
                    Answer::Text(text) => Value::from(text),
                    Answer::Unknown if entry.is_bare => Value::Perhaps,
                    Answer::Unknown => Value::Unknown,
                    Answer::Unset => continue,
                };
                layer.set(entry.name, value, entry.place.origin(path));
            }
        }
        Err(fault) => {
            layer.problem(Note::new(fault.origin(path), fault.message));
            layer.perhaps_all("", fault.origin(path));
        }
    }
}

fn add_setting(variable: Setting, project: &Project<'_>, layer: &mut Layer) {
    let value = match &variable.content {
        Given::Text(text) => Value::from(text.as_str()),
        Given::Unknown | Given::Reset => Value::Unknown,
        Given::Bare => match variable.bare(project) {
            Answer::Text(text) => Value::from(text),
            Answer::Unknown => Value::Perhaps,
            // Compose sends the bare name, which also hides the value of an env file and of the image.
            Answer::Unset => Value::Unset,
        },
        Given::Refused(note) => {
            layer.problem(note.clone().about(variable.name));
            return;
        }
    };
    variable.warnings.into_iter().for_each(|note| layer.warning(note));
    layer.set(variable.name, value, variable.origin);
}
