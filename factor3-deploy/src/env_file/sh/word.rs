//! A word of a shell: its quotes, escapes and variables.

use factor3::layer::Value;

use super::{Beyond, Reader};

/// What a word is made of.
pub(super) enum Word {
    Text(Vec<u8>),
    /// It has an expansion that is not certain.
    Unknown,
}

impl Reader<'_> {
    /// Reads a word, or the value of an assignment.
    pub(super) fn word(&mut self) -> Result<Word, Beyond> {
        let (mut text, mut is_known) = (Vec::new(), true);
        let start = self.at;
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\t' | b'\n' | b';' | b'&' | b'|' | b'<' | b'>' => break,
                b'(' | b')' | b'`' | 0 => return Err(Beyond),
                b'~' if self.at == start || self.bytes[self.at - 1] == b':' => return Err(Beyond),
                b'\'' => self.single(&mut text)?,
                b'"' => is_known &= self.double(&mut text)?,
                b'\\' => self.escape(&mut text),
                b'$' => is_known &= self.dollar(&mut text)?,
                _ => {
                    text.push(byte);
                    self.at += 1;
                }
            }
        }
        Ok(if is_known { Word::Text(text) } else { Word::Unknown })
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        self.at += 1;
        match self.peek() {
            Some(b'\n') => self.at += 1,
            Some(byte) => {
                text.push(byte);
                self.at += 1;
            }
            None => text.push(b'\\'),
        }
    }

    fn single(&mut self, text: &mut Vec<u8>) -> Result<(), Beyond> {
        self.at += 1;
        let length = self.bytes[self.at..].iter().position(|byte| *byte == b'\'').ok_or(Beyond)?;
        let inside = &self.bytes[self.at..self.at + length];
        if inside.contains(&0) {
            return Err(Beyond);
        }
        text.extend_from_slice(inside);
        self.at += length + 1;
        Ok(())
    }

    /// Reads text in double quotes. Returns `false` if a value in it is unknown.
    fn double(&mut self, text: &mut Vec<u8>) -> Result<bool, Beyond> {
        self.at += 1;
        let mut is_known = true;
        loop {
            match self.peek().ok_or(Beyond)? {
                b'"' => {
                    self.at += 1;
                    return Ok(is_known);
                }
                b'`' | 0 => return Err(Beyond),
                b'$' => is_known &= self.dollar(text)?,
                b'\\' => match self.bytes.get(self.at + 1).ok_or(Beyond)? {
                    b'"' | b'\\' | b'$' | b'`' | b'\n' => self.escape(text),
                    _ => {
                        text.push(b'\\');
                        self.at += 1;
                    }
                },
                byte => {
                    text.push(byte);
                    self.at += 1;
                }
            }
        }
    }

    /// Reads `$NAME` or `${NAME}`. Returns `false` if the value is unknown.
    fn dollar(&mut self, text: &mut Vec<u8>) -> Result<bool, Beyond> {
        self.at += 1;
        let in_braces = self.peek() == Some(b'{');
        if in_braces {
            self.at += 1;
        }
        let Some(name) = self.name() else {
            // A lone `$` stays.
            let is_literal = matches!(
                self.peek(),
                None | Some(b' ' | b'\t' | b'\n' | b';' | b'/' | b'%' | b'.' | b',' | b'=' | b':')
            );
            if in_braces || !is_literal {
                return Err(Beyond);
            }
            text.push(b'$');
            return Ok(true);
        };
        if in_braces {
            if self.peek() != Some(b'}') {
                return Err(Beyond);
            }
            self.at += 1;
        }
        match (self.layer.get(&name), self.caller.get(&name)) {
            (Some((Value::Text(value), _)), _) => {
                text.extend_from_slice(value.as_encoded_bytes());
                Ok(true)
            }
            (None, Some(Some(value))) => {
                text.extend_from_slice(value.as_encoded_bytes());
                Ok(true)
            }
            (None, Some(None)) => Ok(true),
            _ => Ok(false),
        }
    }
}
