//! Names that are put together while the program compiles.

use crate::schema::{CASE, Field, FieldKind, VariableSpec, hash};

/// A name, or a prefix of names: what is before it is a list on the stack of the walk, so there is no limit to its
/// length and nothing is copied.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the name")]
pub(super) struct Name<'a> {
    pub(super) before: Option<&'a Name<'a>>,
    pub(super) text: &'static str,
    /// The field that it is of; the root is of none, and what follows the name of a variable neither.
    pub(super) field: Option<&'static str>,
    /// Prefixes do not apply.
    pub(super) absolute: bool,
    /// Others may read it on purpose.
    pub(super) shared: bool,
    /// Everything that begins with it is read.
    pub(super) is_prefix: bool,
    /// It chooses a variant.
    pub(super) tag: bool,
    /// Of the whole name, case ignored.
    pub(super) hash: u64,
}

impl<'a> Name<'a> {
    pub(super) const fn root(prefix: &'static str) -> Self {
        let hash = hash(0, prefix.as_bytes());
        let (absolute, shared, is_prefix, tag) = (false, false, false, false);
        Self { before: None, text: prefix, field: None, absolute, shared, is_prefix, tag, hash }
    }

    /// The prefix of a group.
    pub(super) const fn group(&'a self, field: &Field) -> Self {
        let text = match field.kind {
            FieldKind::Group { prefix, .. } => prefix,
            FieldKind::Variable(_) => "",
        };
        Self {
            before: Some(self),
            text,
            field: Some(field.name),
            hash: hash(self.hash, text.as_bytes()),
            ..Self::root("")
        }
    }

    /// What is before the password of a URL: nothing in its name, and the field of the URL in its path.
    pub(super) const fn password(&'a self, url: &Field) -> Self {
        Self { before: Some(self), field: Some(url.name), hash: self.hash, ..Self::root("") }
    }

    /// One of the spellings of a variable.
    pub(super) const fn variable(&'a self, field: &Field, spec: &VariableSpec, spelling: usize) -> Self {
        let VariableSpec { absolute, shared, is_prefix, tag, .. } = *spec;
        let text = spec.spelling(spelling);
        let hash = hash(if absolute { 0 } else { self.hash }, text.as_bytes());
        Self { before: Some(self), text, field: Some(field.name), absolute, shared, is_prefix, tag, hash }
    }

    /// The name of its file.
    pub(super) const fn file(&'a self) -> Self {
        Self { before: Some(self), text: FILE, field: None, hash: hash(self.hash, FILE.as_bytes()), ..*self }
    }

    pub(super) const fn is_file(&self) -> bool {
        self.before.is_some() && self.field.is_none()
    }

    /// What is before it in the name; an absolute name has nothing before it.
    pub(super) const fn prefix(&self) -> Option<&'a Name<'a>> {
        if self.absolute && !self.is_file() { None } else { self.before }
    }

    /// Whether the two can be one variable, case ignored.
    pub(super) const fn meets(&self, other: &Name<'_>) -> bool {
        if self.is_prefix || other.is_prefix {
            (self.is_prefix && other.starts_with(self)) || (other.is_prefix && self.starts_with(other))
        } else {
            self.hash == other.hash && self.is(other)
        }
    }

    /// Whether it is the same name, case ignored. Compares from the end, where the lists begin.
    pub(super) const fn is(&self, other: &Name<'_>) -> bool {
        Bytes::of(self).are(Bytes::of(other))
    }

    const fn starts_with(&self, prefix: &Name<'_>) -> bool {
        let mut bytes = Bytes::of(self);
        let (mut length, prefix_length) = (self.length(), prefix.length());
        while length > prefix_length {
            bytes.previous();
            length -= 1;
        }
        bytes.are(Bytes::of(prefix))
    }

    const fn length(&self) -> usize {
        let before = match self.prefix() {
            Some(prefix) => prefix.length(),
            None => 0,
        };
        before + self.text.len()
    }
}

const FILE: &str = "_FILE";

/// The bytes of a name, from its end.
struct Bytes<'a> {
    name: Option<&'a Name<'a>>,
    at: usize,
}

impl<'a> Bytes<'a> {
    const fn of(name: &'a Name<'a>) -> Self {
        Self { name: Some(name), at: name.text.len() }
    }

    const fn previous(&mut self) -> Option<u8> {
        while let Some(name) = self.name {
            if self.at > 0 {
                self.at -= 1;
                return Some(name.text.as_bytes()[self.at]);
            }
            self.name = name.prefix();
            if let Some(prefix) = self.name {
                self.at = prefix.text.len();
            }
        }
        None
    }

    /// Whether the rest of both is the same, case ignored.
    const fn are(mut self, mut other: Bytes<'_>) -> bool {
        loop {
            match (self.previous(), other.previous()) {
                (None, None) => return true,
                (Some(one), Some(other)) if one.eq_ignore_ascii_case(&other) => {}
                _ => return false,
            }
        }
    }
}

/// Whether one of the two begins with the other, nearly: case and a few more differences are ignored.
pub(super) const fn begin_alike(mut one: &[u8], mut other: &[u8]) -> bool {
    // Calls are what costs most in constant evaluation, and patterns are none.
    while let ([first, rest @ ..], [other_first, other_rest @ ..]) = (one, other) {
        if (*first ^ *other_first) & CASE != 0 {
            return false;
        }
        (one, other) = (rest, other_rest);
    }
    true
}
