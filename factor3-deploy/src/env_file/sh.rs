//! `set -a; . file` in a POSIX shell. Only plain assignments are certain; the rest is perhaps set.

mod word;

use std::path::Path;

use factor3::layer::{Layer, Value};

use super::machine::is_name;
use crate::Caller;
use crate::say::{self, Said};
use crate::text::{Places, os};
use word::Word;

/// Commands that can change variables, or what a shell makes of the lines that follow.
const KEYWORDS: [&str; 38] = [
    ".", ":", "alias", "break", "builtin", "case", "command", "continue", "declare", "do", "done", "elif", "else",
    "esac", "eval", "exec", "exit", "fi", "for", "function", "getopts", "if", "local", "mapfile", "printf", "read",
    "readonly", "return", "set", "shift", "shopt", "source", "then", "trap", "typeset", "unset", "until", "while",
];

/// The text needs more of a shell than this reader knows.
struct Beyond;

pub(super) fn read(path: &Path, bytes: &[u8], caller: &Caller, layer: &mut Layer) {
    let mut reader = Reader { places: Places::new(path, bytes), bytes, at: 0, caller, layer };
    while let Some(start) = reader.next_statement() {
        let is_empty = matches!(reader.peek(), Some(b';' | b'&' | b'|'));
        if is_empty || reader.statement(start).is_err() {
            reader.warn(start, say::UNCERTAIN_IN_SH);
            reader.give_up(start);
            return;
        }
    }
}

struct Reader<'a> {
    places: Places<'a>,
    bytes: &'a [u8],
    at: usize,
    caller: &'a Caller,
    layer: &'a mut Layer,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Skips blanks, and line ends after a backslash, which join two lines.
    fn skip_blanks(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t') => self.at += 1,
                Some(b'\\') if self.is_joined() => self.at += 2,
                _ => return,
            }
        }
    }

    fn is_joined(&self) -> bool {
        self.bytes[self.at..].starts_with(b"\\\n")
    }

    /// Skips empty lines and comments. Returns the offset of the next statement.
    fn next_statement(&mut self) -> Option<usize> {
        loop {
            self.skip_blanks();
            match self.peek()? {
                b'\n' => self.at += 1,
                b'#' => self.skip_comment(),
                _ => return Some(self.at),
            }
        }
    }

    fn skip_comment(&mut self) {
        while self.peek().is_some_and(|byte| byte != b'\n') {
            self.at += 1;
        }
    }

    /// Reads assignments up to the end of the statement. If a command follows them, they are lost with it.
    fn statement(&mut self, start: usize) -> Result<(), Beyond> {
        let (mut assignments, mut is_export) = (Vec::new(), false);
        loop {
            self.skip_blanks();
            if matches!(self.peek(), Some(b'&' | b'|')) {
                self.skip_words()?;
                self.command(start, &assignments);
                return Ok(());
            }
            if self.is_end()? {
                break;
            }
            let at = self.at;
            let name = self.name();
            match name {
                Some(name) if self.peek() == Some(b'=') => {
                    self.at += 1;
                    let value_at = self.at;
                    assignments.push((name, value_at, self.word()?));
                }
                // The name goes on in the next line.
                Some(_) if self.is_joined() => return Err(Beyond),
                _ => {
                    self.at = at;
                    let Word::Text(command) = self.word()? else { return Err(Beyond) };
                    let command = String::from_utf8_lossy(&command).into_owned();
                    let is_quoted = self.bytes[at..self.at].iter().any(|byte| matches!(byte, b'"' | b'\''));
                    if command.trim().is_empty() && !is_quoted {
                        // An expansion to nothing runs nothing.
                        return Err(Beyond);
                    }
                    if command == "export" && assignments.is_empty() && !is_export {
                        is_export = true;
                    } else if is_export && is_name(&command) {
                        // It exports variables that are set anyway.
                    } else if is_export || KEYWORDS.contains(&&*command) || command.starts_with(['{', '}', '!', '[']) {
                        return Err(Beyond);
                    } else {
                        self.skip_words()?;
                        self.command(start, &assignments);
                        return Ok(());
                    }
                }
            }
        }
        for (name, at, word) in assignments {
            let origin = self.places.at(at);
            self.layer.set(
                name,
                match word {
                    Word::Text(text) => Value::Text(os(&text)),
                    Word::Unknown => Value::Perhaps,
                },
                origin,
            );
        }
        Ok(())
    }

    /// Warns of assignments that are lost, because they are those of a command.
    fn command(&mut self, start: usize, assignments: &[(String, usize, Word)]) {
        let note = self.places.note(start, say::DROPPED_BY_SH);
        self.layer.warning(match assignments {
            [(name, ..), ..] => note.about(name),
            [] => note,
        });
    }

    fn skip_words(&mut self) -> Result<(), Beyond> {
        loop {
            self.skip_blanks();
            match (self.peek(), self.bytes.get(self.at + 1)) {
                (Some(b'&' | b'|'), Some(b'&' | b'|')) => return Err(Beyond),
                // The text before it is a process of its own, and a new statement begins.
                (Some(b'&'), _) => {
                    self.at += 1;
                    return Ok(());
                }
                (Some(b'|'), _) => {
                    self.at += 1;
                    self.skip_blanks();
                    // The next line is part of the pipe too.
                    if matches!(self.peek(), None | Some(b'\n' | b'#' | b'|' | b'&' | b';')) {
                        return Err(Beyond);
                    }
                }
                _ if self.is_end()? => return Ok(()),
                _ => drop(self.word()?),
            }
        }
    }

    /// Ends a statement, if it ends here.
    fn is_end(&mut self) -> Result<bool, Beyond> {
        match self.peek() {
            None => Ok(true),
            Some(b'\n') => {
                self.at += 1;
                Ok(true)
            }
            Some(b'#') => {
                self.skip_comment();
                Ok(true)
            }
            Some(b';') if self.bytes.get(self.at + 1) != Some(&b';') => {
                self.at += 1;
                Ok(true)
            }
            Some(b';' | b'&' | b'|' | b'<' | b'>' | b'(' | b')') => Err(Beyond),
            Some(_) => Ok(false),
        }
    }

    fn name(&mut self) -> Option<String> {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let name = std::str::from_utf8(&rest[..length]).ok().filter(|name| is_name(name))?;
        self.at += length;
        Some(name.to_owned())
    }

    /// Leaves the rest of the file unknown.
    fn give_up(&mut self, start: usize) {
        let origin = self.places.in_line(start);
        self.layer.perhaps_all("", origin);
        let names: Vec<_> = self.layer.variables().map(|(name, _, origin)| (name.to_owned(), origin.clone())).collect();
        for (name, origin) in names {
            self.layer.set(name, Value::Perhaps, origin);
        }
    }

    fn warn(&mut self, at: usize, said: Said) {
        let note = self.places.note(at, said);
        self.layer.warning(note);
    }
}
