//! Env files of Compose with `format: raw`, which are those of `docker run --env-file`: each line as it is.

use super::env_file::{Entry, Fault, Place};
use super::project::Answer;
use crate::say::compose as say;

/// The length of a line, in bytes, that is too long.
const LINE: usize = 65_536;

/// Reads the entries of a file.
pub(super) fn parse(bytes: &[u8], ask: impl Fn(&str) -> Answer) -> Result<Vec<Entry>, Fault> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut entries = Vec::new();
    for (line, bytes) in (1..).zip(bytes.split(|&byte| byte == b'\n')) {
        let fault = |message| Fault { line, message };
        if bytes.len() >= LINE {
            return Err(fault(say::LONG_LINE));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| fault(crate::say::file::NOT_UTF8))?;
        let text = text.strip_suffix('\r').unwrap_or(text);
        let entry = text.trim_start();
        if entry.is_empty() || entry.starts_with('#') {
            continue;
        }
        let (name, value) = entry.split_once('=').map_or((entry, None), |(name, value)| (name, Some(value)));
        if name.is_empty() {
            return Err(fault(say::NO_NAME));
        }
        if name.contains([' ', '\t']) {
            return Err(fault(say::SPACE));
        }
        let value = value.map_or_else(|| ask(name), |value| Answer::Text(value.to_owned()));
        let at = text.len() - entry.len() + entry.find('=').map_or(0, |at| at + 1);
        entries.push(Entry {
            name: name.to_owned(),
            value,
            place: Place { line, column: text[..at].chars().count() + 1 },
        });
    }
    Ok(entries)
}
