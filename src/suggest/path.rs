//! The help for a text in place of a path, if no file can be read there. The text is described, because it may be a secret.

use std::ffi::OsStr;
use std::path::Path;

use super::Refused;
use crate::expected::Expected;
use crate::say::file::{self as say, FaultReason};
use crate::say::{KnownName, Sentence};

/// Returns the help for the path in `NAME_FILE`. `instead` is the variable that takes the secret itself.
pub(crate) fn of_named_file(
    path: &OsStr,
    reason: &FaultReason,
    variable: &KnownName,
    instead: &KnownName,
) -> Option<Sentence> {
    if !is_nowhere(reason) {
        return None;
    }
    let expected = &Expected::text("a path");
    let by_shape = |text: &str| Refused { text, item: text, list: None, expected, separator: ",", variable }.by_shape();
    path.to_str()
        .filter(|text| !spans_lines(text))
        .and_then(by_shape)
        .or_else(|| of_missing_file(path, reason, Some(instead)))
}

/// Returns the help for a path whose shape is not that of another mistake.
pub(crate) fn of_missing_file(path: &OsStr, reason: &FaultReason, instead: Option<&KnownName>) -> Option<Sentence> {
    if !is_nowhere(reason) {
        return None;
    }
    let text = path.to_string_lossy();
    if spans_lines(&text) {
        return Some(say::is_the_secret(say::SPANS_LINES, instead));
    }
    if text.starts_with('~') {
        return Some(say::TILDE.into());
    }
    if text.starts_with("file:") {
        return Some(say::FILE_URL.into());
    }
    if text.contains("://") {
        return Some(say::is_the_secret(say::IS_URL, instead));
    }
    let path = Path::new(path);
    let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty());
    let has_directory = directory.is_none_or(Path::is_dir);
    let is_relative = path.is_relative();
    // A name without a directory, or base64 with a slash in it, may be the secret.
    let may_be_secret = is_relative && (directory.is_none() || !has_directory);
    Some(say::create(is_relative, has_directory, may_be_secret, instead))
}

/// Returns the help for a path that leads nowhere, and holds no secret.
pub(crate) fn of_missing_path(path: &OsStr, reason: &FaultReason) -> Option<Sentence> {
    let text = path.to_string_lossy();
    match () {
        () if !is_nowhere(reason) => None,
        () if text.starts_with('~') => Some(say::TILDE.into()),
        () if text.starts_with("file:") => Some(say::FILE_URL.into()),
        () => {
            let path = Path::new(path);
            let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty());
            Some(say::create(path.is_relative(), directory.is_none_or(Path::is_dir), false, None))
        }
    }
}

/// Returns `true` for a text such as a PEM key, whose shape is that of no path.
pub(crate) fn spans_lines(text: &str) -> bool {
    text.trim_end().contains(['\n', '\r'])
}

/// Returns `true` if nothing is at the path. The system refuses a text that is too long to be a path with another error.
fn is_nowhere(reason: &FaultReason) -> bool {
    matches!(reason, FaultReason::Missing | FaultReason::Unreadable(_))
}
