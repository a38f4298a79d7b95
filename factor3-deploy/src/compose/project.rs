//! What Compose asks for the value of a name: the caller, and the project's `.env`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use factor3::layer::{Layer, Note};

use super::env_file;
use crate::Caller;
use crate::answer::Answer;
use crate::files;

pub(super) struct Project<'a> {
    pub(super) caller: &'a Caller,
    /// The project that includes this one.
    outer: Option<&'a Self>,
    /// The project's `.env`.
    dotenv: HashMap<String, Answer>,
}

impl<'a> Project<'a> {
    /// Reads the `.env` of a folder, if there is one.
    pub(super) fn open(folder: &Path, caller: &'a Caller, outer: Option<&'a Self>, layer: &mut Layer) -> Self {
        let path = folder.join(".env");
        let files = if path.symlink_metadata().is_ok() { vec![path] } else { Vec::new() };
        Self::with_files(&files, caller, outer, layer)
    }

    /// Reads the files that take the place of the `.env`.
    pub(super) fn with_files(
        files: &[PathBuf],
        caller: &'a Caller,
        outer: Option<&'a Self>,
        layer: &mut Layer,
    ) -> Self {
        let mut project = Self { caller, outer, dotenv: HashMap::new() };
        for path in files {
            let Some(bytes) = layer.read(path, files::LIMIT) else { continue };
            match env_file::parse(&String::from_utf8_lossy(&bytes), |name| project.get(name)) {
                Ok(entries) => project.dotenv.extend(entries.into_iter().map(|entry| (entry.name, entry.value))),
                Err(fault) => layer.problem(Note::new(fault.origin(path), fault.message)),
            }
        }
        project
    }

    /// The caller comes before the project's `.env`. An unknown one is taken to say nothing against it.
    pub(super) fn get(&self, name: &str) -> Answer {
        let above = self.outer.map_or_else(|| self.caller(name), |outer| outer.get(name));
        match (above, self.dotenv.get(name)) {
            (Answer::Unknown | Answer::Unset, Some(answer)) if *answer != Answer::Unset => answer.clone(),
            (answer, _) => answer,
        }
    }

    fn caller(&self, name: &str) -> Answer {
        match self.caller.get(name) {
            None => Answer::Unknown,
            Some(None) => Answer::Unset,
            Some(Some(value)) => Answer::Text(value.to_string_lossy().into_owned()),
        }
    }
}

impl Project<'_> {
    /// Returns the caller as the env files see it, with the project's `.env`.
    pub(super) fn with_dotenv(&self) -> Caller {
        let Some(caller) = self.caller.variables() else { return Caller::unknown() };
        let outer = self.outer.map(Self::with_dotenv);
        let of_file = self.dotenv.iter().filter_map(|(name, answer)| match answer {
            Answer::Text(text) => Some((name.into(), text.into())),
            Answer::Unknown | Answer::Unset => None,
        });
        let outer = outer.iter().filter_map(Caller::variables).flatten().chain(caller);
        of_file.chain(outer.map(|(name, value)| (name.clone(), value.clone()))).collect()
    }
}
