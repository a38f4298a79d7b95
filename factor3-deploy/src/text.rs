//! Places in a file, and texts of the system.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use factor3::Origin;
use factor3::layer::Note;

use crate::say::Said;

/// A file whose lines are read in order.
pub(crate) struct Places<'a> {
    path: PathBuf,
    bytes: &'a [u8],
    /// The number of line feeds before an offset, which moves forwards.
    seen: (usize, usize),
}

impl<'a> Places<'a> {
    pub(crate) fn new(path: &Path, bytes: &'a [u8]) -> Self {
        Self { path: path.to_path_buf(), bytes, seen: (0, 0) }
    }

    /// Returns the line of an offset, counted from 1. Offsets are asked for in order, which takes linear time for all.
    pub(crate) fn line(&mut self, at: usize) -> usize {
        let (from, lines) = if at < self.seen.0 { (0, 0) } else { self.seen };
        let lines = lines + self.bytes[from..at].split(|byte| *byte == b'\n').skip(1).count();
        self.seen = (at, lines);
        lines + 1
    }

    pub(crate) fn in_line(&mut self, at: usize) -> Origin {
        let line = self.line(at);
        Origin::in_line(&self.path, line)
    }

    pub(crate) fn at(&mut self, at: usize) -> Origin {
        let line = self.line(at);
        let start = self.bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let before = String::from_utf8_lossy(&self.bytes[start..at]);
        Origin::at(&self.path, line, before.trim_start_matches('\u{feff}').chars().count() + 1)
    }

    pub(crate) fn note(&mut self, at: usize, (message, help): Said) -> Note {
        Note::new(self.in_line(at), message).help(help)
    }
}

/// Returns a line without the spaces and tabs at its start.
pub(crate) fn after_blanks(line: &[u8]) -> &[u8] {
    &line[line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()..]
}

/// Returns a text of the system. Where the system has only Unicode, other bytes become U+FFFD.
pub(crate) fn os(bytes: &[u8]) -> OsString {
    #[cfg(unix)]
    return std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec());
    #[cfg(not(unix))]
    return String::from_utf8_lossy(bytes).into_owned().into();
}
