//! The environment of a systemd service.

mod credential;
mod unit;
mod words;

use std::path::{Path, PathBuf};

use factor3::Origin;
use factor3::layer::{Layer, Note, Value};

use crate::env_file::is_name;
use crate::say::{self, Said};
use crate::{Tool, env_file};
use unit::{Setting, settings};
use words::{Expanded, expand, words};

/// Variables that systemd sets for some services and not for others.
const OF_SYSTEMD: [&str; 7] = ["HOME", "LANG", "LOGNAME", "PATH", "SHELL", "USER", "CREDENTIALS_DIRECTORY"];

/// Reads the environment of a systemd service from its unit and the drop-ins in the directory beside it. The result is
/// a list of layers, from the highest to the lowest.
///
/// | setting | layer |
/// | --- | --- |
/// | `UnsetEnvironment=` | unset, in every other layer too |
/// | `EnvironmentFile=` | the file, by the grammar of systemd 254; if the machine does not have it, any name is perhaps set |
/// | `Environment=` | with its quotes, escapes and specifiers; a value with a specifier of the machine is unknown |
/// | `PassEnvironment=` | perhaps set |
/// | `LoadCredential=`, `SetCredential=`, `ImportCredential=` | the names in the directory of credentials, which a service reads with [`Env::dir`](factor3::Env::dir) |
///
/// Absolute paths begin at `root`, which is `/` for the machine itself.
///
/// ```
/// use factor3::Env;
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("orders.service");
/// std::fs::write(&path, "[Service]\nEnvironment=\"GREETING=good morning\" PORT=8080\n")?;
/// let env: Env = factor3_deploy::systemd(&path, "/").into_iter().collect();
/// assert_eq!(env.get("GREETING").unwrap().value(), "good morning");
/// assert_eq!(env.get("PORT").unwrap().origin().line(), Some(2));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn systemd(unit: impl AsRef<Path>, root: impl AsRef<Path>) -> Vec<Layer> {
    let (path, mut notes) = (unit.as_ref(), Layer::new());
    if path.extension().is_some_and(|end| end == "container") {
        let (message, help) = say::QUADLET;
        notes.problem(Note::new(Origin::in_file(path), message).help(help));
        notes.perhaps_all("", Origin::in_file(path));
        return vec![notes];
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut service = Service { name, root: root.as_ref().to_path_buf(), ..Service::default() };
    for setting in settings(path, &mut notes) {
        service.add(&setting);
    }
    service.layers(notes)
}

#[derive(Default)]
struct Service {
    name: String,
    root: PathBuf,
    /// The words of `UnsetEnvironment=`, which come last.
    unset: Vec<(String, Origin)>,
    /// Each has its own layer, because a later file overrides an earlier one.
    files: Vec<Layer>,
    environment: Layer,
    passed: Layer,
    credentials: Vec<Layer>,
    notes: Vec<(Origin, Said)>,
}

impl Service {
    fn add(&mut self, setting: &Setting) {
        let Setting { key, value, origin } = setting;
        match (&**key, &**value) {
            // An empty value forgets what came before.
            ("Environment", "") => self.environment = Layer::new(),
            ("EnvironmentFile", "") => self.files.clear(),
            ("PassEnvironment", "") => self.passed = Layer::new(),
            ("UnsetEnvironment", "") => self.unset.clear(),
            ("Environment", _) => self.environment(value, origin),
            ("EnvironmentFile", _) => self.file(value, origin),
            ("PassEnvironment", _) => {
                for name in self.words(value, origin) {
                    self.passed.set(name, Value::Perhaps, origin.clone());
                }
            }
            ("UnsetEnvironment", _) => {
                let words = self.words(value, origin);
                self.unset.extend(words.into_iter().map(|word| (word, origin.clone())));
            }
            _ => self.credential(key, value, origin),
        }
    }

    /// Returns the words up to one that systemd cannot read.
    fn words(&mut self, value: &str, origin: &Origin) -> Vec<String> {
        let (words, end) = words(value);
        if end.is_err() {
            self.notes.push((origin.clone(), say::UNIT_QUOTES));
        }
        words
    }

    fn environment(&mut self, value: &str, origin: &Origin) {
        for word in self.words(value, origin) {
            let (text, is_known) = match expand(&word, &self.name) {
                Expanded::Text(text) => (text, true),
                Expanded::Unknown => (word, false),
                Expanded::NoSuch => {
                    self.notes.push((origin.clone(), say::UNIT_SPECIFIER));
                    continue;
                }
            };
            match text.split_once('=') {
                Some((name, value)) if is_name(name) => {
                    let value = if is_known { Value::from(value) } else { Value::Unknown };
                    self.environment.set(name, value, origin.clone());
                }
                _ => self.notes.push((origin.clone(), say::UNIT_ASSIGNMENT)),
            }
        }
    }

    fn file(&mut self, value: &str, origin: &Origin) {
        let (is_optional, path) = value.strip_prefix('-').map_or((false, value), |path| (true, path));
        let path = match expand(path, &self.name) {
            Expanded::Text(path) => path,
            Expanded::Unknown => return self.unknown_file(origin, say::UNIT_FILE_ELSEWHERE),
            Expanded::NoSuch => return self.notes.push((origin.clone(), say::UNIT_SPECIFIER)),
        };
        let Some(inside) = path.strip_prefix('/') else {
            return self.notes.push((origin.clone(), say::UNIT_PATH));
        };
        if inside.contains(['*', '?', '[']) {
            return self.unknown_file(origin, say::UNIT_PATTERN);
        }
        let path = self.root.join(inside);
        let exists = path.symlink_metadata().is_ok();
        if exists {
            self.files.push(env_file(path, Tool::Systemd, &crate::Caller::unknown()));
        } else if self.root == Path::new("/") {
            self.unknown_file(origin, say::UNIT_FILE_ELSEWHERE);
        } else if !is_optional {
            let (mut layer, (message, help)) = (Layer::new(), say::UNIT_FILE_MISSING);
            layer.problem(Note::new(origin.clone(), message).help(help));
            self.files.push(layer);
        }
    }

    /// Adds a file that this machine does not have, or that is not known. Any variable may come from it.
    fn unknown_file(&mut self, origin: &Origin, (message, help): Said) {
        let mut layer = Layer::new();
        layer.perhaps_all("", origin.clone());
        layer.warning(Note::new(origin.clone(), message).help(help));
        self.files.push(layer);
    }

    /// Returns the variables that are unset. An assignment unsets the variable only if it has this value.
    fn unset(&self) -> Layer {
        let mut unset = Layer::new();
        for (word, origin) in &self.unset {
            let (name, value) = word.split_once('=').map_or((&**word, None), |(name, value)| (name, Some(value)));
            let has =
                |layer: &Layer| layer.get(name).map(|(found, _)| *found == Value::from(value.unwrap_or_default()));
            let is_meant = || self.files.iter().rev().find_map(has).or_else(|| has(&self.environment)) == Some(true);
            if value.is_none() || is_meant() {
                unset.set(name, Value::Unset, origin.clone());
            }
        }
        unset
    }

    fn layers(self, mut notes: Layer) -> Vec<Layer> {
        let unset = self.unset();
        for (origin, (message, help)) in self.notes {
            notes.warning(Note::new(origin, message).help(help));
        }
        let mut layers = vec![notes, unset];
        layers.extend(self.files.into_iter().rev());
        layers.extend([self.environment, self.passed]);
        layers.extend(self.credentials.into_iter().rev());
        let mut of_systemd = Layer::new();
        for name in OF_SYSTEMD {
            of_systemd.set(name, Value::Perhaps, Origin::label("systemd"));
        }
        layers.push(of_systemd);
        layers
    }
}
