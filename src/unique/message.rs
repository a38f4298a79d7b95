//! Builds the text of a compile error.

use super::name::NameChain;

/// A text that is assembled at compile time. It is truncated if it does not fit.
#[derive(Clone, Copy)]
pub(super) struct Message {
    bytes: [u8; 1024],
    length: usize,
}

impl Message {
    pub(super) const fn new() -> Self {
        Self { bytes: [0; 1024], length: 0 }
    }

    pub(super) const fn push_all(&mut self, parts: &[&str]) {
        let mut i = 0;
        while i < parts.len() {
            self.push(parts[i]);
            i += 1;
        }
    }

    const fn push(&mut self, part: &str) {
        let part = part.as_bytes();
        let mut i = 0;
        while i < part.len() && self.length < self.bytes.len() {
            self.bytes[self.length] = part[i];
            self.length += 1;
            i += 1;
        }
    }

    pub(super) const fn push_name(&mut self, name: &NameChain<'_>) {
        if let Some(prefix) = name.prefix() {
            self.push_name(prefix);
        }
        self.push(name.text);
    }

    /// Appends the reader of a name: "`smtp.port`", or "the tag of `storage`".
    pub(super) const fn push_reader(&mut self, name: &NameChain<'_>) {
        if let (true, Some(group)) = (name.tag, name.before) {
            self.push("the tag");
            let mut path = Self::new();
            path.push_path(group);
            if path.length > 0 {
                self.push_all(&[" of `", path.as_str(), "`"]);
            }
        } else {
            self.push("`");
            self.push_path(name);
            self.push("`");
        }
    }

    /// Appends the path of the field: `smtp.port`.
    const fn push_path(&mut self, name: &NameChain<'_>) {
        let start = self.length;
        if let Some(before) = name.before {
            self.push_path(before);
        }
        if let Some(field) = name.field {
            // The payload of a newtype variant has no name.
            if self.length > start && !field.is_empty() {
                self.push(".");
            }
            self.push(field);
        }
    }

    pub(super) const fn is(&self, other: &Self) -> bool {
        let mut i = 0;
        while i < self.length && i < other.length && self.bytes[i] == other.bytes[i] {
            i += 1;
        }
        i == self.length && i == other.length
    }

    pub(super) const fn as_str(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(error) => match std::str::from_utf8(self.bytes.split_at(error.valid_up_to()).0) {
                Ok(text) => text,
                Err(_) => "",
            },
        }
    }
}
