//! One generation of a directory that is replaced as a whole, as Kubernetes does with a mounted Secret.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use secrecy::zeroize::Zeroizing;

use super::{FaultReason, file, read};
use crate::hash::Map;

/// The files behind the link `..data`, read at once. A load that reads them one by one may meet two generations, such as
/// a new user with an old password.
pub(super) struct Generation {
    files: Map<OsString, Result<Zeroizing<String>, FaultReason>>,
}

/// The link that Kubernetes points at the newest generation.
const DATA: &str = "..data";

/// The number of attempts. Each fails only if a replacement comes between, which takes seconds at the least.
const ATTEMPTS: usize = 8;

impl Generation {
    /// Reads the newest generation. Returns `None` if the directory has none, or is replaced all the time.
    pub(super) fn read(dir: &Path) -> Option<Self> {
        let data = dir.join(DATA);
        for _ in 0..ATTEMPTS {
            let target = data.read_link().ok()?;
            let files = files(dir, &data.canonicalize().ok()?);
            // A file that is gone belongs to a generation that was replaced.
            if data.read_link().ok()? == target {
                return files.map(|files| Self { files });
            }
        }
        None
    }

    /// Returns the value in a file, if the generation has the file.
    pub(super) fn get(&self, file: &Path) -> Option<Result<String, FaultReason>> {
        let found = self.files.get(file.file_name()?)?;
        Some(found.as_ref().map(|text| text.to_string()).map_err(FaultReason::clone))
    }
}

fn files(dir: &Path, generation: &Path) -> Option<Map<OsString, Result<Zeroizing<String>, FaultReason>>> {
    let paths = generation.read_dir().ok()?.flatten().map(|entry| entry.path());
    // A file that a volume does not link in the directory itself is none of its variables.
    let is_linked = |path: &PathBuf| path.file_name().is_some_and(|name| dir.join(name).is_symlink());
    let read = |path: PathBuf| {
        (path.file_name().unwrap_or_default().to_owned(), read(dir, &path, file::value).map(Zeroizing::new))
    };
    Some(paths.filter(is_linked).map(read).collect())
}
