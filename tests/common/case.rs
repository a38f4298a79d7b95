//! File systems that do not tell `TOKEN` from `token`: usual on Windows and macOS.

use std::path::{Path, PathBuf};

/// Returns the path by which `Env::dir` finds the file for a variable: the exact name comes first, and such a system has
/// it as well, whatever a listing shows.
pub(crate) fn found_as(directory: &Path, variable: &str) -> PathBuf {
    let exact = directory.join(variable);
    if exact.exists() { exact } else { directory.join(variable.to_ascii_lowercase()) }
}
