//! The text of files and of folders of files.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use factor3::Origin;
use factor3::layer::{Layer, Note};

use crate::say;

/// The most that a file may have. A manifest of 64 MiB is a mistake.
pub(crate) const LIMIT: usize = 64 << 20;

/// Reads a file as UTF-8. If that fails, returns `None` and adds a problem with the place.
pub(crate) fn text(path: &Path, layer: &mut Layer) -> Option<String> {
    let bytes = if path == Path::new("-") { stdin(layer)? } else { layer.read(path, LIMIT)? };
    utf8(path, bytes, layer)
}

/// Returns the text of a file, or adds a problem with the place of the first byte that is not UTF-8.
pub(crate) fn utf8(path: &Path, bytes: Vec<u8>, layer: &mut Layer) -> Option<String> {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error,
    };
    let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
    let line = good.matches('\n').count() + 1;
    let column = good.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let (message, help) = say::MANIFEST_NOT_UTF8;
    layer.problem(Note::new(Origin::at(path, line, column), message).help(help));
    None
}

fn stdin(layer: &mut Layer) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(LIMIT).unwrap_or(u64::MAX);
    if std::io::stdin().lock().take(limit).read_to_end(&mut bytes).is_err() {
        layer.problem(Note::new(Origin::in_file("-"), say::file::STDIN));
        return None;
    }
    Some(bytes)
}

/// Returns the files that `kubectl -f` reads: a file itself, and those of a folder with `.yaml`, `.yml` or `.json`, in
/// the order of their names, and without its folders.
pub(crate) fn manifests(path: &Path, layer: &mut Layer) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_path_buf()];
    }
    let listed =
        fs::read_dir(path).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, _>>());
    let Ok(mut files) = listed else {
        layer.problem(Note::new(Origin::in_file(path), say::file::FOLDER));
        return Vec::new();
    };
    files.retain(|file| {
        file.extension().is_some_and(|end| end == "yaml" || end == "yml" || end == "json") && !file.is_dir()
    });
    files.sort();
    if files.is_empty() {
        layer.problem(Note::new(Origin::in_file(path), say::file::NO_MANIFEST).help(say::file::GIVE_FOLDERS));
    }
    files
}

/// Returns a Compose file itself, or those of a folder that Compose reads when it is given none.
pub(crate) fn compose(path: &Path, layer: &mut Layer) -> Vec<PathBuf> {
    const NAMES: [&str; 4] = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
    const OVERRIDES: [&str; 4] = [
        "compose.override.yml",
        "compose.override.yaml",
        "docker-compose.override.yml",
        "docker-compose.override.yaml",
    ];
    if !path.is_dir() {
        return vec![path.to_path_buf()];
    }
    let first = |names: [&str; 4]| names.iter().map(|name| path.join(name)).find(|file| file.exists());
    let Some(file) = first(NAMES) else {
        layer.problem(Note::new(Origin::in_file(path), say::file::NO_COMPOSE_FILE));
        return Vec::new();
    };
    std::iter::once(file).chain(first(OVERRIDES)).collect()
}
