//! One generation of a directory that is replaced as a whole, as Kubernetes does with a mounted Secret.

use std::ffi::OsString;
use std::fs::DirEntry;
use std::path::Path;

use secrecy::zeroize::Zeroizing;

use super::{FaultReason, file, read, real};
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
    let entries = generation.read_dir().ok()?.flatten();
    // A file that a volume does not link in the directory itself is none of its variables.
    let is_linked = |entry: &DirEntry| dir.join(entry.file_name()).is_symlink();
    let is_outside = real(dir).map_or(true, |dir| !generation.starts_with(dir));
    let read = |entry: DirEntry| {
        let may_be_link = is_outside || entry.file_type().map_or(true, |file| file.is_symlink());
        (entry.file_name(), read(dir, &entry.path(), may_be_link, file::value).map(Zeroizing::new))
    };
    Some(entries.filter(is_linked).map(read).collect())
}
