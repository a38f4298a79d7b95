//! Names that are assembled at compile time.

use crate::schema::{CASE, Field, FieldKind, VariableSpec, hash};

/// A name or a prefix, as a linked list of its parts on the stack of the walk. This copies nothing and has no length
/// limit.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the name")]
pub(super) struct NameChain<'a> {
    pub(super) before: Option<&'a NameChain<'a>>,
    pub(super) text: &'static str,
    /// The field of this part. The root and the suffix `_FILE` have none.
    pub(super) field: Option<&'static str>,
    /// Prefixes do not apply.
    pub(super) absolute: bool,
    /// Other fields may read it on purpose.
    pub(super) shared: bool,
    /// Every variable that begins with it is read.
    pub(super) is_prefix: bool,
    /// It selects a variant.
    pub(super) tag: bool,
    /// Its field takes the option `shared`.
    pub(super) shareable: bool,
    /// The hash of the full name, ignoring case.
    pub(super) hash: u64,
}

impl<'a> NameChain<'a> {
    pub(super) const fn root(prefix: &'static str) -> Self {
        let hash = hash(0, prefix.as_bytes());
        let (absolute, shared, is_prefix, tag, shareable) = (false, false, false, false, true);
        Self { before: None, text: prefix, field: None, absolute, shared, is_prefix, tag, shareable, hash }
    }

    /// Appends the prefix of a group.
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

    /// Appends the prefix of all instances of a group, whose names are unknown.
    pub(super) const fn instances(&'a self, field: &Field) -> Self {
        Self { is_prefix: true, ..self.group(field) }
    }

    /// Returns the parent of a URL's password, or of another companion. It adds the field of the URL to the path, and nothing to the name.
    pub(super) const fn companion(&'a self, url: &Field) -> Self {
        Self { before: Some(self), field: Some(url.name), hash: self.hash, ..Self::root("") }
    }

    /// Appends the name of a variable, or one of its aliases.
    pub(super) const fn variable(&'a self, field: &Field, spec: &VariableSpec, spelling: usize) -> Self {
        let VariableSpec { absolute, shared, is_prefix, tag, .. } = *spec;
        let text = spec.spelling(spelling);
        let hash = hash(if absolute { 0 } else { self.hash }, text.as_bytes());
        Self {
            before: Some(self),
            text,
            field: Some(field.name),
            absolute,
            shared,
            is_prefix,
            tag,
            shareable: !tag,
            hash,
        }
    }

    /// Appends `_FILE`.
    pub(super) const fn file(&'a self) -> Self {
        Self { before: Some(self), text: FILE, field: None, hash: hash(self.hash, FILE.as_bytes()), ..*self }
    }

    pub(super) const fn is_file(&self) -> bool {
        self.before.is_some() && self.field.is_none()
    }

    /// Returns the preceding part. An absolute name has none.
    pub(super) const fn prefix(&self) -> Option<&'a NameChain<'a>> {
        if self.absolute && !self.is_file() { None } else { self.before }
    }

    /// Returns `true` if the two can be one variable, ignoring case.
    pub(super) const fn meets(&self, other: &NameChain<'_>) -> bool {
        if self.is_prefix || other.is_prefix {
            (self.is_prefix && other.starts_with(self)) || (other.is_prefix && self.starts_with(other))
        } else {
            self.hash == other.hash && self.is(other)
        }
    }

    /// Returns `true` if the names are equal, ignoring case. It compares backwards, because the lists start at the end.
    pub(super) const fn is(&self, other: &NameChain<'_>) -> bool {
        Bytes::of(self).are(Bytes::of(other))
    }

    const fn starts_with(&self, prefix: &NameChain<'_>) -> bool {
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

/// The bytes of a name, in reverse.
struct Bytes<'a> {
    name: Option<&'a NameChain<'a>>,
    at: usize,
}

impl<'a> Bytes<'a> {
    const fn of(name: &'a NameChain<'a>) -> Self {
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

    /// Returns `true` if the remaining bytes are equal, ignoring case.
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

/// Returns `true` if one of the two begins with the other. It ignores case, and a few more differences.
pub(super) const fn begin_alike(mut one: &[u8], mut other: &[u8]) -> bool {
    // Slice patterns instead of calls, which dominate the cost of constant evaluation.
    while let ([first, rest @ ..], [other_first, other_rest @ ..]) = (one, other) {
        if (*first ^ *other_first) & CASE != 0 {
            return false;
        }
        (one, other) = (rest, other_rest);
    }
    true
}
