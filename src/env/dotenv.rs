//! A layer that is a `.env` file. It is split into lines when it is opened; a value is decoded only when it is read.

mod decode;
mod lines;
mod scan;
mod split;
mod token;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use secrecy::zeroize::Zeroizing;

use self::decode::Decoded;
use self::scan::ScannedValue;
use self::split::{Assignment, BadLine, Statement, split};
use super::{Answer, Env, Fault, FaultReason, Lookup, Origin, Source, Take, file};
use crate::hash::Map;
use crate::text::{append, has};

/// The offset of the first invalid character, and the reason.
type Wrong = (usize, FaultReason);

/// The start of a statement: its line, from 1, and the offset of that line in the text.
#[derive(Clone, Copy)]
struct Start {
    line: usize,
    at: usize,
}

pub(super) struct Dotenv {
    path: PathBuf,
    text: Zeroizing<String>,
    /// `None` if the last statement that sets the name is malformed, and so listed in `faults`.
    definitions: Map<String, Option<Definition>>,
    faults: Vec<Fault>,
    warnings: Vec<Fault>,
    /// Passed in by the caller, because expansion needs the entire environment, and this file is only one layer of it.
    pub(super) lookup: Expand,
}

/// Expands a definition of this layer, given the environment and the index of the layer.
pub(super) type Expand = for<'e> fn(&'e Env, usize, &'e Dotenv, &'e Definition) -> Lookup<'e>;

/// The last statement that sets a name.
pub(super) struct Definition {
    start: Start,
    name: Range<usize>,
    value: ScannedValue,
}

impl Dotenv {
    pub(super) fn open(path: &Path, lookup: Expand) -> Self {
        Self::read(path, lookup).unwrap_or_else(|reason| Self::faulty(path, lookup, reason))
    }

    /// Returns `None` if the file does not exist.
    pub(super) fn open_if_exists(path: &Path, lookup: Expand) -> Option<Self> {
        match Self::read(path, lookup) {
            Ok(file) => Some(file),
            Err(FaultReason::Missing) => None,
            Err(reason) => Some(Self::faulty(path, lookup, reason)),
        }
    }

    fn read(path: &Path, lookup: Expand) -> Result<Self, FaultReason> {
        let text = Decoded::new(&file::read_or_pipe(path)?)?;
        let mut file = Self::empty(path, lookup);
        file.index(&text);
        file.text = text.text;
        Ok(file)
    }

    fn faulty(path: &Path, lookup: Expand, reason: FaultReason) -> Self {
        let origin = Origin::File { path: path.to_path_buf() };
        Self { faults: vec![Fault { origin, name: None, reason }], ..Self::empty(path, lookup) }
    }

    fn empty(path: &Path, lookup: Expand) -> Self {
        Self {
            path: path.to_path_buf(),
            text: Zeroizing::default(),
            definitions: Map::default(),
            faults: Vec::new(),
            warnings: Vec::new(),
            lookup,
        }
    }

    fn index(&mut self, source: &Decoded) {
        for Statement { start, content } in split(source) {
            let origin = |at| place(&self.path, &source.text, start, at);
            match content {
                Ok(Assignment { name, name_at, value }) => {
                    let mut warn = |at, reason| {
                        self.warnings.push(Fault { origin: origin(at), name: Some(name.to_owned()), reason });
                    };
                    if let Some(Some(earlier)) = self.definitions.get(name) {
                        warn(name_at, FaultReason::Duplicate(earlier.start.line));
                    }
                    if let Some((at, reason)) = &value.doubt {
                        warn(*at, reason.clone());
                    }
                    let definition = Definition { start, name: name_at..name_at + name.len(), value };
                    self.definitions.insert(name.to_owned(), Some(definition));
                }
                Err(BadLine { name, wrong: (at, reason) }) => {
                    let name = name.map(str::to_owned);
                    self.faults.push(Fault { origin: origin(at), name: name.clone(), reason });
                    if let Some(name) = name {
                        self.definitions.insert(name, None);
                    }
                }
            }
        }
    }

    pub(super) fn name(&self, definition: &Definition) -> &str {
        &self.text[definition.name.clone()]
    }

    /// Returns the position of the value.
    pub(super) fn origin(&self, definition: &Definition) -> Origin {
        self.place(definition, definition.value.at)
    }

    fn place(&self, definition: &Definition, at: usize) -> Origin {
        place(&self.path, &self.text, definition.start, at)
    }

    pub(super) fn fault(&self, definition: &Definition, at: usize, reason: FaultReason) -> Fault {
        Fault { origin: self.place(definition, at), name: Some(self.name(definition).to_owned()), reason }
    }

    /// Returns the offset and the name of each `${NAME}` in a value.
    pub(super) fn references<'e>(
        &'e self,
        definition: &'e Definition,
    ) -> impl ExactSizeIterator<Item = (usize, &'e str)> {
        let name = |range: &Range<usize>| &self.text[range.start + "${".len()..range.end - "}".len()];
        definition.value.references.iter().map(move |range| (range.start, name(range)))
    }

    /// Decodes a value, with dotenvy where it has anything to decode, and with a NUL in place of each `${NAME}`. dotenvy
    /// would expand it from the process environment; a file cannot contain a NUL, so the caller can tell where to insert
    /// its own expansion.
    pub(super) fn decode(&self, definition: &Definition) -> Result<Zeroizing<String>, Fault> {
        let ScannedValue { at, quote, inner, references, wrong, .. } = &definition.value;
        if let Some((at, reason)) = wrong {
            return Err(self.fault(definition, *at, reason.clone()));
        }
        let plain = &self.text[inner.clone()];
        // Nothing in nearly every value has a meaning to a reader of such files, so there is nothing to decode.
        if !has(plain, |byte| matches!(byte, b'\\' | b'$' | b'\'' | b'"' | b'\n')) {
            return Ok(Zeroizing::new(plain.to_owned()));
        }
        let name = self.name(definition);
        // An unquoted value contains no quotes and has the escapes of a double-quoted one. Quoting it protects its
        // white space.
        let is_literal = *quote == Some('\'');
        let quote = quote.unwrap_or('"');
        // With room for all of it, because a text that grows leaves pieces behind. An escape has two bytes.
        let mut line = Zeroizing::new(String::with_capacity(name.len() + 2 * inner.len() + "=''\n".len()));
        append(&mut line, &[name, "="]);
        line.push(quote);
        let mut rest = inner.start;
        let push = |line: &mut String, part: &str| {
            if is_literal { line.push_str(part) } else { scan::escape_for_dotenvy(line, part) }
        };
        for reference in references {
            push(&mut line, &self.text[rest..reference.start]);
            line.push('\0');
            rest = reference.end;
        }
        push(&mut line, &self.text[rest..inner.end]);
        line.push(quote);
        line.push('\n');

        // Drop dotenvy's errors: they quote the line.
        let mut items = dotenvy::from_read_iter(line.as_bytes())
            .map(|item| item.ok().map(|(key, value)| (key, Zeroizing::new(value))));
        match (items.next(), items.next()) {
            (Some(Some((key, value))), None) if key == name && value.matches('\0').count() == references.len() => {
                Ok(value)
            }
            _ => Err(self.fault(definition, *at, FaultReason::Ambiguous)),
        }
    }
}

impl Source for Dotenv {
    fn get(&self, name: &str) -> Option<Answer<'_>> {
        Some(match self.definitions.get(name)? {
            Some(definition) => Answer::Definition(self, definition),
            None => Answer::Reported,
        })
    }

    fn mentions<'a>(&'a self, take: Take<'_, 'a>) {
        for (name, definition) in &self.definitions {
            let set = definition.as_ref().filter(|definition| !definition.value.is_empty());
            take(Cow::Borrowed(OsStr::new(name)), set.map(|definition| Cow::Owned(self.origin(definition))));
        }
    }

    fn faults(&self) -> &[Fault] {
        &self.faults
    }

    fn warnings(&self) -> &[Fault] {
        &self.warnings
    }
}

impl fmt::Debug for Dotenv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Dotenv({})", self.definitions.len())
    }
}

fn place(path: &Path, text: &str, start: Start, at: usize) -> Origin {
    let before = &text[start.at..at];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    Origin::Dotenv {
        path: path.to_path_buf(),
        line: start.line + before.matches('\n').count(),
        column: before[line_start..].chars().count() + 1,
    }
}
