//! The names of a directory at the start of a load. Asking the system for each name of a variable, in upper and in lower
//! case, takes longer than reading most of the files.

use std::path::Path;

use super::is_plain;
use crate::hash::Map;

/// The files that can hold a variable, and whether each is regular.
pub(super) struct Listing(Map<String, bool>);

impl Listing {
    /// Lists a directory. Returns `None` for one that may be entered, but not listed.
    pub(super) fn read(dir: &Path) -> Option<Self> {
        let mut files = Map::default();
        for entry in dir.read_dir().ok()? {
            let entry = entry.ok()?;
            if let Some(name) = entry.file_name().into_string().ok().filter(|name| is_plain(name)) {
                files.insert(name, entry.file_type().ok()?.is_file());
            }
        }
        Some(Self(files))
    }

    /// Returns `true` for a regular file, and `None` if there is no such file.
    pub(super) fn is_regular(&self, file: &str) -> Option<bool> {
        self.0.get(file).copied()
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|name| &**name)
    }
}
