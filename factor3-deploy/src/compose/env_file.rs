//! The dialect of `.env` files that Compose reads.

use std::collections::HashMap;
use std::path::Path;

use factor3::Origin;

use super::interpolate::{Mistake, interpolate};
use crate::answer::Answer;
use crate::say::compose as say;

/// A name in a file.
#[derive(Debug)]
pub(super) struct Assignment {
    pub(super) name: String,
    /// Unset for a bare name that has no value elsewhere.
    pub(super) value: Answer,
    /// The name stands alone, and takes its value from elsewhere.
    pub(super) is_bare: bool,
    pub(super) place: Place,
}

/// The place of a value, or of a bare name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Place {
    pub(super) fn origin(self, path: &Path) -> Origin {
        Origin::at(path, self.line, self.column)
    }
}

/// A file that Compose refuses.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) line: usize,
    pub(super) message: &'static str,
}

impl Refused {
    pub(super) fn origin(&self, path: &Path) -> Origin {
        Origin::in_line(path, self.line)
    }
}

/// Reads the entries of a file. `ask` answers for the caller and the project's `.env`, which come before what the file
/// says above.
pub(super) fn parse(text: &str, ask: impl Fn(&str) -> Answer) -> Result<Vec<Assignment>, Refused> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser = Parser { text, at: 0, entries: Vec::new(), above: HashMap::new(), ask: &ask, counted: (0, 1, 0) };
    while parser.statement()? {}
    Ok(parser.entries)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    entries: Vec<Assignment>,
    above: HashMap<String, Answer>,
    ask: &'a dyn Fn(&str) -> Answer,
    /// A position whose line is counted, that line, and where it starts.
    counted: (usize, usize, usize),
}

/// White space of Go that does not end a line.
fn is_blank(c: char) -> bool {
    matches!(c, '\t' | '\u{b}' | '\u{c}' | '\r' | ' ' | '\u{85}' | '\u{a0}')
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// Counts lines from the last place on.
    fn place(&mut self, at: usize) -> Place {
        let (counted, line, start) = self.counted;
        let passed = &self.text[counted..at];
        let line = line + passed.matches('\n').count();
        let start = passed.rfind('\n').map_or(start, |end| counted + end + 1);
        self.counted = (at, line, start);
        Place { line, column: self.text[start..at].chars().count() + 1 }
    }

    fn fault(&self, message: &'static str) -> Refused {
        Refused { line: self.text[..self.at].matches('\n').count() + 1, message }
    }

    fn skip(&mut self, skip: impl Fn(char) -> bool) {
        self.at = self.text.len() - self.rest().trim_start_matches(skip).len();
    }

    /// Reads an assignment, or a bare name.
    fn statement(&mut self) -> Result<bool, Refused> {
        self.skip(char::is_whitespace);
        while self.rest().starts_with('#') {
            self.skip(|c| c != '\n');
            self.skip(char::is_whitespace);
        }
        if self.rest().is_empty() {
            return Ok(false);
        }
        if self.rest().strip_prefix("export").is_some_and(|rest| rest.starts_with(is_blank)) {
            self.at += "export".len();
            self.skip(is_blank);
        }
        let start = self.at;
        let (name, end) = self.name()?;
        let place = self.place(if end == Some('\n') { start } else { self.at });
        let is_bare = end == Some('\n');
        let value = match end {
            Some('=' | ':') => self.value()?,
            Some(_) => (self.ask)(&name),
            // The end of the file: Compose takes the last word for a value, and its name for empty.
            None => return Ok(false),
        };
        if value != Answer::Unset {
            self.above.insert(name.clone(), value.clone());
        }
        self.entries.push(Assignment { name, value, is_bare, place });
        Ok(true)
    }

    /// Reads a name, and the character that ends it.
    fn name(&mut self) -> Result<(String, Option<char>), Refused> {
        let is_part = |c: char| is_blank(c) || c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '[' | ']');
        let rest = self.rest();
        let Some((length, end)) = rest.char_indices().find(|&(_, c)| !is_part(c)) else {
            return Ok((String::new(), None));
        };
        if !matches!(end, '=' | ':' | '\n') {
            return Err(self.fault(say::NAME));
        }
        let name = rest[..length].trim_end().to_owned();
        if name.contains(' ') {
            return Err(self.fault(say::SPACE));
        }
        self.at += length + 1;
        self.skip(is_blank);
        Ok((name, Some(end)))
    }

    fn value(&mut self) -> Result<Answer, Refused> {
        if let Some(quote @ ('"' | '\'')) = self.rest().chars().next() {
            return self.quoted(quote);
        }
        let line = self.rest().split('\n').next().unwrap_or_default();
        let length = line.len();
        let value = line.split(" #").next().unwrap_or_default().trim_end();
        let value = self.expand(value)?;
        self.at = (self.at + length + 1).min(self.text.len());
        Ok(value)
    }

    fn quoted(&mut self, quote: char) -> Result<Answer, Refused> {
        let mut value = String::new();
        let mut escaped = false;
        for (at, c) in self.rest().char_indices().skip(1) {
            match c {
                c if c == quote && !escaped => {
                    let value = if quote == '"' { self.expand(&unescape(&value))? } else { Answer::Text(value) };
                    self.at += at + 1;
                    return Ok(value);
                }
                '\\' if !escaped => {
                    escaped = true;
                    continue;
                }
                c if escaped && c != quote => value.extend(['\\', c]),
                c => value.push(c),
            }
            escaped = false;
        }
        Err(self.fault(say::QUOTE))
    }

    fn expand(&self, text: &str) -> Result<Answer, Refused> {
        let ask = |name: &str| match (self.ask)(name) {
            answer @ Answer::Text(_) => answer,
            answer => self.above.get(name).cloned().unwrap_or(answer),
        };
        let message = |refusal| match refusal {
            Mistake::Syntax => say::BRACE,
            Mistake::Required => say::REQUIRED,
        };
        let text = interpolate(text, &ask).map_err(|refusal| self.fault(message(refusal)))?.text;
        Ok(text.map_or(Answer::Unknown, Answer::Text))
    }
}

/// Decodes the escapes of Go in double quotes. `\$` becomes `$$`, which the expansion turns into `$`.
fn unescape(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        value.push_str(before);
        let escape = after.chars().next();
        let decoded = match escape {
            Some('a') => "\u{7}",
            Some('b') => "\u{8}",
            Some('f') => "\u{c}",
            Some('n') => "\n",
            Some('r') => "\r",
            Some('t') => "\t",
            Some('v') => "\u{b}",
            Some('"') => "\"",
            Some('\\') => "\\",
            Some('$') => "$$",
            _ => {
                value.push('\\');
                rest = after;
                continue;
            }
        };
        value.push_str(decoded);
        rest = &after[1..];
    }
    value.push_str(rest);
    value
}
