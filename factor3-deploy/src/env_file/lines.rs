//! The env files of Docker and its family: one variable a line, and the value verbatim.

use std::path::Path;

use factor3::layer::{Layer, Value};

use crate::Caller;
use crate::say::{self, Said};
use crate::text::{Places, after_blanks, os};
use crate::yaml::{Dialect, is_text};

/// What the tools of the family do differently.
pub(super) struct Rules {
    /// Text that is not UTF-8 is an error, a byte order mark is removed, and any white space may start a line.
    is_unicode: bool,
    names: Names,
    bare: Bare,
    /// A name that is set twice is an error, and a long line ends the file without one.
    is_of_kubernetes: bool,
    /// An empty value takes the value of the caller.
    fills_empty: bool,
}

/// The names that a tool accepts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// Without blanks.
    Words,
    /// Any that is not empty.
    Any,
    /// Any, and a line without a name is ignored.
    AnyOrNone,
    /// Keys of a `ConfigMap` that can be variables.
    Keys,
}

/// What a line without `=` does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bare {
    /// It takes the value of the caller, if there is one.
    Caller,
    /// So it does, and a `*` at the end stands for any rest of the name.
    Pattern,
    /// It takes the value of the caller, or is empty.
    CallerOrEmpty,
    /// It is empty.
    Empty,
}

pub(super) const DOCKER: Rules =
    Rules { is_unicode: true, names: Names::Words, bare: Bare::Caller, is_of_kubernetes: false, fills_empty: false };
pub(super) const DOCKER_STACK: Rules = Rules { fills_empty: true, ..DOCKER };
pub(super) const PODMAN: Rules = Rules { is_unicode: false, names: Names::Any, bare: Bare::Pattern, ..DOCKER };
pub(super) const KUBECTL: Rules =
    Rules { names: Names::Keys, bare: Bare::CallerOrEmpty, is_of_kubernetes: true, ..DOCKER };
pub(super) const KUSTOMIZE: Rules =
    Rules { names: Names::AnyOrNone, bare: Bare::Empty, is_of_kubernetes: true, ..DOCKER };

/// A line of this many bytes is too long for the buffer of the tools.
const TOO_LONG: usize = 1 << 16;

const MARK: &[u8] = "\u{feff}".as_bytes();

pub(super) fn read(path: &Path, bytes: &[u8], rules: &Rules, caller: &Caller, layer: &mut Layer) {
    let mut reader = Reader { places: Places::new(path, bytes), rules, caller, layer };
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        if text.len() >= TOO_LONG {
            if rules.is_of_kubernetes {
                reader.warn(at, say::STOPS_AT_LONG_LINE);
                return;
            }
            reader.refuse(at, say::LONG_LINE);
        } else {
            reader.line(at, text.strip_suffix(b"\r").unwrap_or(text));
        }
        at += line.len();
    }
}

struct Reader<'a> {
    places: Places<'a>,
    rules: &'a Rules,
    caller: &'a Caller,
    layer: &'a mut Layer,
}

impl Reader<'_> {
    fn line(&mut self, start: usize, line: &[u8]) {
        let mut at = start;
        if start == 0 && line.starts_with(MARK) {
            if self.rules.is_unicode {
                at += MARK.len();
            } else {
                self.warn(start, say::MARK_IN_NAME);
            }
        }
        let mut text = &line[at - start..];
        if self.rules.is_unicode {
            let Ok(unicode) = std::str::from_utf8(text) else { return self.refuse(start, say::NOT_UTF8) };
            text = unicode.trim_start().as_bytes();
        } else {
            text = after_blanks(text);
        }
        at = start + line.len() - text.len();
        if text.is_empty() || text.starts_with(b"#") {
            return;
        }
        match text.iter().position(|byte| *byte == b'=') {
            Some(0) if self.rules.names == Names::AnyOrNone => {}
            Some(equals) => {
                if let Some(name) = self.name(start, &text[..equals]) {
                    let value = &text[equals + 1..];
                    self.set(start, at + equals + 1, &name, value);
                }
            }
            None => {
                if let Some(name) = self.name(start, text) {
                    self.bare(start, &name);
                }
            }
        }
    }

    /// Returns the name, unless the tool refuses it.
    fn name(&mut self, line: usize, name: &[u8]) -> Option<String> {
        // A name that is not UTF-8 is one that no program reads.
        let name = String::from_utf8_lossy(name).into_owned();
        let is_good = self.rules.names.check(&name);
        if is_good.is_err() || name.contains([' ', '\t']) {
            let note = self.places.note(line, is_good.err().unwrap_or(say::SPACE_STAYS_IN_NAME));
            // The name that was meant explains why the variable is not set.
            let note = match name.split([' ', '\t']).rfind(|word| !word.is_empty()) {
                Some(meant) => note.about(meant),
                None => note,
            };
            if is_good.is_err() {
                self.layer.problem(note);
                return None;
            }
            self.layer.warning(note);
        }
        Some(name)
    }

    fn set(&mut self, line: usize, at: usize, name: &str, value: &[u8]) {
        if self.is_second(line, name) {
            return;
        }
        let value = match self.caller.get(name) {
            Some(Some(of_caller)) if self.rules.fills_empty && value.is_empty() => of_caller.into(),
            None if self.rules.fills_empty && value.is_empty() => Value::Perhaps,
            _ if !self.rules.is_unicode => Value::from(with_replacements(value)),
            _ => Value::Text(os(value)),
        };
        let origin = self.places.at(at);
        self.layer.set(name, value, origin);
    }

    fn bare(&mut self, line: usize, name: &str) {
        let origin = self.places.in_line(line);
        match (self.rules.bare, self.caller.get(name)) {
            (Bare::Pattern, _) if name.ends_with('*') => self.pattern(line, name.trim_end_matches('*')),
            (_, _) if self.is_second(line, name) => {}
            (Bare::Empty, _) | (Bare::CallerOrEmpty, Some(None)) => self.layer.set(name, "", origin),
            (_, Some(Some(value))) => self.layer.set(name, value, origin),
            // Also if the tool sets it to an empty value.
            (_, None) => self.layer.set(name, Value::Perhaps, origin),
            (_, Some(None)) => {}
        }
    }

    fn pattern(&mut self, line: usize, prefix: &str) {
        let origin = self.places.in_line(line);
        let Some(variables) = self.caller.variables() else { return self.layer.perhaps_all(prefix, origin) };
        for (name, value) in variables {
            if name.as_encoded_bytes().starts_with(prefix.as_bytes()) {
                self.layer.set(name, value.as_os_str(), origin.clone());
            }
        }
    }

    /// Returns `true`, with a problem, if the name is set already and must not be.
    fn is_second(&mut self, line: usize, name: &str) -> bool {
        let is_second = self.rules.is_of_kubernetes && self.layer.get(name).is_some();
        if is_second {
            self.refuse(line, say::TWICE);
        }
        is_second
    }

    fn refuse(&mut self, line: usize, said: Said) {
        let note = self.places.note(line, said);
        self.layer.problem(note);
    }

    fn warn(&mut self, line: usize, said: Said) {
        let note = self.places.note(line, said);
        self.layer.warning(note);
    }
}

/// Replaces each byte that is not UTF-8 by U+FFFD, as the JSON of podman does.
fn with_replacements(value: &[u8]) -> String {
    let mut text = String::new();
    for chunk in value.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '\u{fffd}'));
    }
    text
}

impl Names {
    fn check(self, name: &str) -> Result<(), Said> {
        match self {
            _ if name.is_empty() => Err(say::NO_NAME),
            Self::Words if name.contains([' ', '\t']) => Err(say::SPACE_IN_NAME),
            Self::Keys if !is_key(name) => Err(say::NAME_OF_KEY),
            // It writes YAML without quotes around a name, and reads it again with the types of Compose.
            Self::AnyOrNone if !is_text(name, Dialect::Compose) => Err(say::NAME_OF_YAML),
            _ => Ok(()),
        }
    }
}

fn is_key(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    name.len() <= 253
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.bytes().all(is_plain)
        && name != "."
        && !name.starts_with("..")
}
