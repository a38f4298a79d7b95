//! A layer that is a directory with one file per variable.

mod generation;
mod listing;

use std::borrow::Cow;
use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use generation::Generation;
use listing::Listing;
use secrecy::zeroize::Zeroizing;

use super::pipe::Pipes;
use super::{Answer, Fault, FaultReason, Origin, Source, Take, file};

pub(super) struct Dir {
    path: PathBuf,
    /// Shared with the copies for a load, because a pipe has its text once.
    pipes: Arc<Pipes>,
    faults: Vec<Fault>,
    /// The names at the start of a load, in a copy for that load.
    listing: Option<Listing>,
    /// What all files held at the start of a load, in a copy for that load.
    generation: Option<Generation>,
}

/// A file of the directory.
struct FoundFile {
    path: PathBuf,
    is_regular: bool,
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
        Self { path: path.to_path_buf(), pipes: Arc::default(), faults, listing: None, generation: None }
    }

    /// Returns `None` if the directory does not exist.
    pub(super) fn open_if_exists(path: &Path) -> Option<Self> {
        let dir = Self::open(path);
        let missing = dir.faults.iter().any(|fault| matches!(fault.reason, FaultReason::Missing));
        (!missing).then_some(dir)
    }

    fn list(&self) -> Option<Listing> {
        if self.faults.is_empty() { Listing::read(&self.path) } else { None }
    }

    /// Finds a file by its name. Links are not followed.
    fn find(&self, file: &str) -> io::Result<FoundFile> {
        let listed = match &self.listing {
            Some(listing) => Some(listing.is_regular(file).ok_or(io::ErrorKind::NotFound)?),
            None => None,
        };
        let mut path = PathBuf::with_capacity(self.path.as_os_str().len() + 1 + file.len());
        path.push(&self.path);
        path.push(file);
        let is_regular = match listed {
            Some(is_regular) => is_regular,
            None => path.symlink_metadata()?.is_file(),
        };
        Ok(FoundFile { path, is_regular })
    }

    fn read(&self, entry: &FoundFile) -> Result<String, FaultReason> {
        let path = &*entry.path;
        if let Some(value) = self.generation.as_ref().and_then(|generation| generation.get(path)) {
            return value;
        }
        if entry.is_regular {
            return file::value_of_regular(path);
        }
        read(&self.path, path, true, |path| file::value_or_pipe(path, &self.pipes))
    }

    /// Returns `true` if a second file, whose name is in small letters, has another value.
    fn has_rival(&self, small: &str, value: &str) -> bool {
        let rival = self.find(small).ok().and_then(|entry| self.read(&entry).ok());
        rival.is_some_and(|rival| *Zeroizing::new(rival) != value)
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
        let small = name.to_ascii_lowercase();
        let (file, found) = [name, &small].into_iter().find_map(|file| match self.find(file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            found => Some((file, found)),
        })?;
        let (path, value) = match found {
            Ok(entry) => {
                let value = self.read(&entry);
                (entry.path, value)
            }
            // The file may exist or not, so falling through to a lower layer would be a guess.
            Err(error) => {
                let path = self.path.join(file);
                let reason = file::not_found(&path, &error);
                (path, Err(reason))
            }
        };
        let origin = Origin::File { path };
        let reason = match value {
            Ok(value) if file != small && self.has_rival(&small, &value) => {
                drop(Zeroizing::new(value));
                FaultReason::Rival
            }
            Ok(value) => return Some(Answer::Value(OsString::from(value).into(), Cow::Owned(origin))),
            Err(reason) => reason,
        };
        Some(Answer::Unreadable(Fault { origin, name: Some(name.to_owned()), reason }))
    }

    /// Lists the names in upper case, although the files of a mounted secret are often in lower case. It reads no file.
    fn mentions<'a>(&'a self, take: Take<'_, 'a>) {
        let now = if self.listing.is_none() { self.list() } else { None };
        for name in self.listing.iter().chain(&now).flat_map(Listing::names) {
            let origin = Origin::File { path: self.path.join(name) };
            take(Cow::Owned(name.to_ascii_uppercase().into()), Some(Cow::Owned(origin)));
        }
    }

    fn is_directory(&self) -> bool {
        true
    }

    fn faults(&self) -> &[Fault] {
        &self.faults
    }

    fn for_load(&self) -> Option<Arc<dyn Source>> {
        let (path, pipes, faults) = (self.path.clone(), self.pipes.clone(), self.faults.clone());
        let (listing, generation) = (self.list(), Generation::read(&self.path));
        Some(Arc::new(Self { path, pipes, faults, listing, generation }))
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
    let is_separator = |byte| matches!(byte, b'/' | b'\\' | b':' | b'\0');
    (1..=LONGEST).contains(&name.len()) && !name.starts_with('.') && !name.bytes().any(is_separator)
}
