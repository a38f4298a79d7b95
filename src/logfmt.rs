//! A line of `key=value` pairs, for logs that machines read.

use std::fmt::{self, Display, Write as _};

/// A line that is built pair by pair.
pub(crate) struct Line(String);

impl Line {
    pub(crate) fn new(key: &str, value: impl Display) -> Self {
        Self(String::new()).and(key, value)
    }

    pub(crate) fn and(mut self, key: &str, value: impl Display) -> Self {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(key);
        self.0.push('=');
        push_value(&mut self.0, &value.to_string());
        self
    }

    pub(crate) fn and_if(self, key: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.and(key, value),
            None => self,
        }
    }
}

impl Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Appends a value, in quotes if necessary.
///
/// Readers agree on the quotes and escapes of JSON, but not on the end of an unquoted text. A text is quoted if any of
/// them would end it early.
fn push_value(line: &mut String, value: &str) {
    let is_plain = |c: char| !(is_break(c) || c.is_whitespace() || matches!(c, '=' | '"' | '\'' | '\\'));
    if !value.is_empty() && value.chars().all(is_plain) {
        return line.push_str(value);
    }
    push_quoted(line, value);
}

/// Appends a value in quotes, with the escapes of JSON.
pub(crate) fn push_quoted(line: &mut String, value: &str) {
    line.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => line.extend(['\\', c]),
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            '\t' => line.push_str("\\t"),
            // Writing to a `String` cannot fail. No such character needs more than four digits.
            c if is_break(c) => drop(write!(line, "\\u{:04x}", u32::from(c))),
            c => line.push(c),
        }
    }
    line.push('"');
}

/// Returns `true` for a character that may end a line, or change its display.
fn is_break(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}
