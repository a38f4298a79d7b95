//! A layer that is a directory with one file per variable.

mod generation;

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use generation::Generation;
use secrecy::zeroize::Zeroizing;

use super::pipe::Pipes;
use super::{Answer, Fault, FaultReason, Origin, Source, Take, file};

pub(super) struct Dir {
    path: PathBuf,
    /// Shared with the copies for a load, because a pipe has its text once.
    pipes: Arc<Pipes>,
    faults: Vec<Fault>,
    /// What all files held at the start of a load, in a copy for that load.
    generation: Option<Generation>,
}

impl Dir {
    pub(super) fn open(path: &Path) -> Self {
        let reason = match path.metadata() {
            // The metadata of an inaccessible directory is readable, so look inside.
            Ok(metadata) if metadata.is_dir() => match path.join(".").symlink_metadata() {
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Some(FaultReason::Closed),
                Err(error) => Some(file::not_found(path, &error)),
                Ok(_) => None,
            },
            Ok(_) => Some(FaultReason::NoDirectory),
            Err(error) => Some(file::not_found(path, &error)),
        };
        let origin = Origin::File { path: path.to_path_buf() };
        let faults = reason.map(|reason| Fault { origin, name: None, reason }).into_iter().collect();
        Self { path: path.to_path_buf(), pipes: Arc::default(), faults, generation: None }
    }

    /// Returns `None` if the directory does not exist.
    pub(super) fn open_if_exists(path: &Path) -> Option<Self> {
        let dir = Self::open(path);
        let missing = dir.faults.iter().any(|fault| matches!(fault.reason, FaultReason::Missing));
        (!missing).then_some(dir)
    }

    fn read(&self, path: &Path, is_file: bool) -> Result<String, FaultReason> {
        let of_generation = self.generation.as_ref().and_then(|generation| generation.get(path));
        // A regular file needs no second look, which would ask the system once more for each.
        let value_or_pipe =
            |path: &Path| if is_file { file::value(path) } else { file::value_or_pipe(path, &self.pipes) };
        let now = || read(&self.path, path, !is_file, value_or_pipe);
        of_generation.unwrap_or_else(now)
    }

    /// Returns `true` if the variable has another value in a second file, in small letters.
    fn has_rival(&self, name: &str, path: &Path, value: &str) -> bool {
        let other = self.path.join(name.to_ascii_lowercase());
        let metadata = (other != path).then(|| other.symlink_metadata());
        let is_other = |metadata: Metadata| {
            self.read(&other, metadata.is_file()).is_ok_and(|other| *Zeroizing::new(other) != value)
        };
        metadata.is_some_and(|metadata| metadata.is_ok_and(is_other))
    }
}

/// Reads a file of a directory. What may be a link is followed within the directory.
fn read(
    dir: &Path,
    path: &Path,
    may_be_link: bool,
    value: impl FnOnce(&Path) -> Result<String, FaultReason>,
) -> Result<String, FaultReason> {
    // Links are normal: Kubernetes links each file to `..data/NAME`, and `..data` to the newest version beside it.
    if may_be_link && !real(path)?.starts_with(real(dir)?) {
        return Err(FaultReason::Escapes);
    }
    value(path)
}

fn real(path: &Path) -> Result<PathBuf, FaultReason> {
    path.canonicalize().map_err(|error| file::not_found(path, &error))
}

impl Source for Dir {
    /// Reads the file that is named after the variable, in upper or in lower case.
    fn get(&self, name: &str) -> Option<Answer<'_>> {
        if !self.faults.is_empty() || !is_plain(name) {
            return None;
        }
        let (path, found) = [name.to_owned(), name.to_ascii_lowercase()].into_iter().find_map(|file| {
            let path = self.path.join(file);
            match path.symlink_metadata() {
                Ok(metadata) => Some((path, Ok(metadata.is_file()))),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                // The file may exist or not, so falling through to a lower layer would be a guess.
                Err(error) => {
                    let reason = file::not_found(&path, &error);
                    Some((path, Err(reason)))
                }
            }
        })?;
        let origin = Origin::File { path: path.clone() };
        let read = |is_file| {
            let value = self.read(&path, is_file)?;
            if self.has_rival(name, &path, &value) { Err(FaultReason::Rival) } else { Ok(value) }
        };
        Some(match found.and_then(read) {
            Ok(value) => Answer::Value(OsString::from(value).into(), Cow::Owned(origin)),
            Err(reason) => Answer::Unreadable(Fault { origin, name: Some(name.to_owned()), reason }),
        })
    }

    /// Lists the names in upper case, although the files of a mounted secret are often in lower case. It reads no file.
    fn mentions<'a>(&'a self, take: Take<'_, 'a>) {
        let entries = self.path.read_dir().ok().filter(|_| self.faults.is_empty());
        for entry in entries.into_iter().flatten().flatten() {
            let file = entry.file_name();
            if let Some(name) = file.to_str().filter(|name| is_plain(name)) {
                let origin = Origin::File { path: self.path.join(name) };
                take(Cow::Owned(name.to_ascii_uppercase().into()), Some(Cow::Owned(origin)));
            }
        }
    }

    fn is_directory(&self) -> bool {
        true
    }

    fn faults(&self) -> &[Fault] {
        &self.faults
    }

    fn for_load(&self) -> Option<Arc<dyn Source>> {
        let generation = Generation::read(&self.path)?;
        let (path, pipes, faults) = (self.path.clone(), self.pipes.clone(), self.faults.clone());
        Some(Arc::new(Self { path, pipes, faults, generation: Some(generation) }))
    }
}

impl fmt::Debug for Dir {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut count = 0;
        self.mentions(&mut |_, _| count += 1);
        write!(f, "Dir({count})")
    }
}

/// The longest file name in bytes. Opening a longer one is an error, although it only means that there is no such file.
const LONGEST: usize = 255;

/// Returns `true` if a file can have this name, and the name cannot lead out of the directory.
fn is_plain(name: &str) -> bool {
    let path = Path::new(name);
    name.len() <= LONGEST
        && !name.starts_with('.')
        && path.file_name() == Some(OsStr::new(name))
        && !name.contains(['/', '\\', ':', '\0'])
}
