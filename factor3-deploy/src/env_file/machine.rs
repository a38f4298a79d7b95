//! `EnvironmentFile=` of systemd: a machine over the bytes of the file.

use std::path::Path;

use factor3::layer::{Layer, Note};

use crate::say::{self, Said};
use crate::text::{Places, os};

/// The state between two bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    BeforeName,
    Name,
    BeforeValue,
    Unquoted,
    /// After a backslash outside quotes.
    Escape,
    Single,
    Double,
    DoubleEscape,
    Comment,
    /// After a backslash in a comment.
    CommentEscape,
}

/// The assignment that is being read.
#[derive(Default)]
struct Assignment {
    line: usize,
    name: Vec<u8>,
    value: Vec<u8>,
    value_at: Option<usize>,
    /// The length of the value without white space at its end that is not escaped.
    kept: usize,
}

/// Reads a file. Before systemd 254, a backslash at the end of a comment continued it.
pub(super) fn read(path: &Path, bytes: &[u8], continues_comments: bool, layer: &mut Layer) {
    let mut reader = Reader { places: Places::new(path, bytes), layer, refused: None };
    let mut state = State::BeforeName;
    let mut current = Assignment::default();
    for (at, &byte) in bytes.iter().enumerate() {
        let is_end = matches!(byte, b'\n' | b'\r');
        let is_space = is_end || matches!(byte, b' ' | b'\t');
        if byte == 0 {
            reader.refused.get_or_insert((at, say::NUL_IN_FILE));
        }
        state = match state {
            State::BeforeName if matches!(byte, b'#' | b';') => State::Comment,
            State::BeforeName if is_space => State::BeforeName,
            State::BeforeName | State::Name if is_end => {
                current = Assignment::default();
                State::BeforeName
            }
            State::BeforeName => {
                current = Assignment { line: at, name: vec![byte], ..Assignment::default() };
                if byte == b'=' { current.begin_value() } else { State::Name }
            }
            State::Name if byte == b'=' => State::BeforeValue,
            State::Name => {
                current.name.push(byte);
                State::Name
            }
            State::BeforeValue | State::Unquoted if is_end => {
                reader.assign(&mut current);
                State::BeforeName
            }
            State::BeforeValue => current.before_value(at, byte),
            State::Unquoted if byte == b'\\' => State::Escape,
            State::Unquoted => {
                current.push(byte, !is_space);
                State::Unquoted
            }
            State::Escape => {
                if !is_end {
                    current.push(byte, true);
                }
                State::Unquoted
            }
            State::Single if byte == b'\'' => State::BeforeValue,
            State::Double if byte == b'"' => State::BeforeValue,
            State::Double if byte == b'\\' => State::DoubleEscape,
            State::Single | State::Double => {
                current.push(byte, true);
                state
            }
            State::DoubleEscape => {
                current.escaped(byte);
                State::Double
            }
            State::Comment if byte == b'\\' && continues_comments => State::CommentEscape,
            State::Comment if is_end => State::BeforeName,
            State::Comment | State::CommentEscape => State::Comment,
        };
    }
    if !matches!(state, State::BeforeName | State::Name | State::Comment | State::CommentEscape) {
        reader.assign(&mut current);
    }
    reader.finish();
}

impl Assignment {
    fn begin_value(&mut self) -> State {
        self.name.clear();
        State::BeforeValue
    }

    fn before_value(&mut self, at: usize, byte: u8) -> State {
        if !matches!(byte, b' ' | b'\t') {
            self.value_at.get_or_insert(at);
        }
        match byte {
            b' ' | b'\t' => State::BeforeValue,
            b'\'' => State::Single,
            b'"' => State::Double,
            b'\\' => State::Escape,
            _ => {
                self.push(byte, true);
                State::Unquoted
            }
        }
    }

    /// Adds a byte. White space at the end stays only if it is kept.
    fn push(&mut self, byte: u8, is_kept: bool) {
        self.value.push(byte);
        if is_kept {
            self.kept = self.value.len();
        }
    }

    fn escaped(&mut self, byte: u8) {
        match byte {
            b'"' | b'\\' | b'`' | b'$' => self.push(byte, true),
            b'\n' => {}
            _ => {
                self.push(b'\\', true);
                self.push(byte, true);
            }
        }
    }
}

struct Reader<'a> {
    places: Places<'a>,
    layer: &'a mut Layer,
    /// The reason why systemd refuses the whole file.
    refused: Option<(usize, Said)>,
}

impl Reader<'_> {
    fn assign(&mut self, assignment: &mut Assignment) {
        let Assignment { line, name, value, value_at, kept } = std::mem::take(assignment);
        let (name, value) = (name.trim_ascii_end(), &value[..kept]);
        let Ok(name) = std::str::from_utf8(name) else {
            self.refused.get_or_insert((line, say::NOT_UTF8_FOR_SYSTEMD));
            return;
        };
        if std::str::from_utf8(value).is_err() {
            self.refused.get_or_insert((line, say::NOT_UTF8_FOR_SYSTEMD));
            return;
        }
        if !is_name(name) {
            // The name that was meant explains why the variable is not set.
            let meant = name.trim_start_matches('\u{feff}').rsplit([' ', '\t']).next().unwrap_or_default().to_owned();
            let note = self.places.note(line, say::DROPPED_BY_SYSTEMD);
            self.layer.warning(note.about(meant));
            return;
        }
        let origin = match value_at {
            Some(at) => self.places.at(at),
            None => self.places.in_line(line),
        };
        self.layer.set(name, os(value), origin);
    }

    fn finish(mut self) {
        if let Some((at, (message, help))) = self.refused {
            let origin = self.places.in_line(at);
            self.layer.problem(Note::new(origin, message).help(help));
        }
    }
}

/// Returns `true` for a name that systemd accepts.
pub(crate) fn is_name(name: &str) -> bool {
    !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
