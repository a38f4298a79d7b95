//! Two filters that spare the comparison of most names.

use super::name::{self, NameChain};
use crate::schema::{AliasSpec, Field, FieldKind};

/// The beginnings of the names that a field reads.
#[derive(Clone, Copy)]
pub(super) struct Beginning {
    text: &'static [u8],
    /// The aliases, which may begin differently.
    aliases: &'static [AliasSpec],
    /// The variables of a URL, whose names may begin differently: its password and its switch. Or the list of a
    /// group's instances.
    companions: [Option<&'static Field>; 2],
    /// Likewise, its parts.
    parts: &'static [Field],
    /// A name is absolute, and may begin with anything.
    anywhere: bool,
}

impl Beginning {
    pub(super) const fn of(field: &Field) -> Self {
        match &field.kind {
            FieldKind::Variable(spec) => {
                let (text, companions) = (spec.name.as_bytes(), [spec.password, spec.tls_unless]);
                Self { text, aliases: spec.aliases, companions, parts: spec.parts, anywhere: spec.absolute }
            }
            FieldKind::Group { prefix, schema, list, .. } => {
                let list = match list {
                    Some(list) => Some(list.field),
                    None => None,
                };
                Self { anywhere: schema.has_absolute(), companions: [list, None], ..Self::alone(prefix) }
            }
        }
    }

    const fn alone(text: &'static str) -> Self {
        Self { text: text.as_bytes(), aliases: &[], companions: [None, None], parts: &[], anywhere: false }
    }

    /// Returns `false` if two fields certainly have no variable in common.
    pub(super) const fn may_meet(&self, other: &Self) -> bool {
        if self.anywhere || other.anywhere || name::begin_alike(self.text, other.text) {
            return true;
        }
        let mut aliases = self.aliases;
        while let [alias, rest @ ..] = aliases {
            if other.may_meet(&Self::alone(alias.name)) {
                return true;
            }
            aliases = rest;
        }
        let mut i = 0;
        while i < self.companions.len() {
            if let Some(companion) = self.companions[i] {
                if other.may_meet(&Self::alone(companion.spec().name)) {
                    return true;
                }
            }
            i += 1;
        }
        let mut parts = self.parts;
        while let [part, rest @ ..] = parts {
            if other.may_meet(&Self::of(part)) {
                return true;
            }
            parts = rest;
        }
        let others = matches!(other.aliases, [_, ..])
            || !matches!(other.companions, [None, None])
            || matches!(other.parts, [_, ..]);
        others && other.may_meet(&Self { aliases: &[], companions: [None, None], parts: &[], ..*self })
    }
}

/// The size of a filter in 64-bit words. A few thousand names leave most bits clear.
const FILTER: usize = 512;

/// A Bloom filter with one hash function: it rules out nearly every name that was not inserted.
pub(super) struct Filter {
    bits: [u64; FILTER],
    /// A prefix was inserted, which matches many names.
    has_prefix: bool,
}

impl Filter {
    pub(super) const fn new() -> Self {
        Self { bits: [0; FILTER], has_prefix: false }
    }

    pub(super) const fn insert(&mut self, name: &NameChain<'_>) {
        let (word, bit) = Self::place(name);
        self.bits[word] |= bit;
        self.has_prefix |= name.is_prefix;
    }

    pub(super) const fn may_contain(&self, name: &NameChain<'_>) -> bool {
        let (word, bit) = Self::place(name);
        self.has_prefix || name.is_prefix || self.bits[word] & bit != 0
    }

    const fn place(name: &NameChain<'_>) -> (usize, u64) {
        let place = name.hash % (64 * FILTER as u64 - 1);
        ((place / 64) as usize, 1 << (place % 64))
    }
}
