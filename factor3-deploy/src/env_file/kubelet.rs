//! `fileKeyRef` of Kubernetes: one name is looked up in a file, whose values are in single quotes.

use std::collections::HashSet;
use std::path::Path;

use factor3::layer::{Layer, Note, Value};

use crate::say;
use crate::text::{Places, after_blanks, os};

/// A line of this many bytes is too long for the buffer of the kubelet.
const TOO_LONG: usize = 1 << 16;

/// A line that the kubelet refuses.
struct Refused;

/// Reads a file. The kubelet stops at the first assignment of the name that it looks for, so a line that it refuses
/// matters only to the names in it and below it.
pub(super) fn read(path: &Path, bytes: &[u8], layer: &mut Layer) {
    let lines = bytes.split_inclusive(|byte| *byte == b'\n').map(|line| (line.len(), line_of(line)));
    let mut reader = Reader { places: Places::new(path, bytes), layer, seen: HashSet::new(), is_broken: false };
    let (mut at, mut lines) = (0, lines);
    while let Some((length, line)) = lines.next() {
        let start = at;
        at += length;
        let text = after_blanks(line);
        if text.is_empty() || text.starts_with(b"#") {
            continue;
        }
        if reader.is_broken || length > TOO_LONG {
            reader.broken(start, text);
            continue;
        }
        let mut rest = std::iter::from_fn(|| {
            let (length, line) = lines.next()?;
            at += length;
            Some(line)
        });
        if reader.assignment(start + line.len() - text.len(), text, &mut rest).is_err() {
            reader.broken(start, text);
        }
    }
}

/// Returns a line without its end.
fn line_of(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

struct Reader<'a> {
    places: Places<'a>,
    layer: &'a mut Layer,
    /// The first assignment of a name counts, also if it is empty.
    seen: HashSet<Vec<u8>>,
    is_broken: bool,
}

impl Reader<'_> {
    /// Reads an assignment, whose value may go on in the lines of `rest`.
    fn assignment(&mut self, at: usize, text: &[u8], rest: &mut dyn Iterator<Item = &[u8]>) -> Result<(), Refused> {
        let equals = text.iter().position(|byte| *byte == b'=').ok_or(Refused)?;
        let (name, value) = (&text[..equals], &text[equals + 1..]);
        if name.last().is_none_or(|byte| matches!(byte, b' ' | b'\t')) {
            return Err(Refused);
        }
        if value.starts_with(b" ") || value.starts_with(b"\t") {
            // The rest of the line is ignored, and an empty value counts as none.
            self.seen.insert(name.to_vec());
            return Ok(());
        }
        let mut part = value.strip_prefix(b"'").ok_or(Refused)?;
        let mut whole = Vec::new();
        let after = loop {
            if let Some(end) = part.iter().position(|byte| *byte == b'\'') {
                whole.extend_from_slice(&part[..end]);
                break &part[end + 1..];
            }
            whole.extend_from_slice(part);
            whole.push(b'\n');
            part = rest.next().filter(|line| line.len() < TOO_LONG).ok_or(Refused)?;
        };
        let after = after_blanks(after);
        if !after.is_empty() && !after.starts_with(b"#") {
            return Err(Refused);
        }
        if self.seen.insert(name.to_vec()) && !whole.is_empty() {
            let origin = self.places.at(at + equals + 1);
            self.layer.set(os(name), os(&whole), origin);
        }
        Ok(())
    }

    /// Leaves the name of a line without a value, unless it has one from above.
    fn broken(&mut self, line: usize, text: &[u8]) {
        self.is_broken = true;
        let name = text.split(|byte| *byte == b'=').next().unwrap_or_default();
        let name = String::from_utf8_lossy(name).into_owned();
        let (message, help) = say::REFUSED_BY_KUBELET;
        // The name that was meant, as in `export NAME=value`.
        let meant = name.split(char::is_whitespace).rfind(|word| !word.is_empty()).unwrap_or_default();
        for name in [name.trim(), meant] {
            if self.seen.insert(name.as_bytes().to_vec()) {
                let origin = self.places.in_line(line);
                let note = Note::new(origin.clone(), message).help(help);
                self.layer.set(name, Value::Broken(note), origin);
            }
        }
    }
}
