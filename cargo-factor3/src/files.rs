//! The files of a repository.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Returns the path relative to the root of the report, with `/`.
pub(crate) fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Returns the files below a directory that git would not ignore.
pub(crate) fn walk(directory: &Path) -> impl Iterator<Item = PathBuf> {
    ignore::WalkBuilder::new(directory)
        .hidden(false)
        .filter_entry(|entry| {
            entry.file_name() != ".git" && entry.file_name() != "target" && entry.file_name() != "node_modules"
        })
        .build()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
        .map(ignore::DirEntry::into_path)
}

/// Returns the absolute paths in the index of git, or `None` without git or a repository.
pub(crate) fn committed(directory: &Path) -> Option<Vec<PathBuf>> {
    let output = Command::new("git").arg("-C").arg(directory).args(["ls-files", "-z"]).output().ok()?;
    let names = output.status.success().then_some(output.stdout)?;
    let names = String::from_utf8_lossy(&names).into_owned();
    Some(names.split('\0').filter(|name| !name.is_empty()).map(|name| directory.join(name)).collect())
}
