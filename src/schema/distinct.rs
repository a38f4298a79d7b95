//! Whether a look at each field is enough to see that no two of them read the same variable.

use super::{Field, FieldKind};

/// Whether the names of all fields begin differently, so far as the shortest beginning tells. Where they do not, pairs of
/// names are compared.
pub(super) const fn begin_differently(variants: &[&[Field]]) -> bool {
    let [fields] = variants else { return false };
    let mut length = usize::MAX;
    let mut i = 0;
    while i < fields.len() {
        let Some(beginning) = beginning(&fields[i]) else { return false };
        if beginning.len() < length {
            length = beginning.len();
        }
        i += 1;
    }
    let mut seen = [0_u64; 64];
    i = 0;
    while i < fields.len() {
        let Some(beginning) = beginning(&fields[i]) else { return false };
        let (beginning, _) = beginning.split_at(length);
        let place = hash(0, beginning) % (64 * 64 - 1);
        let (word, bit) = ((place / 64) as usize, 1 << (place % 64));
        if seen[word] & bit != 0 {
            return false;
        }
        seen[word] |= bit;
        i += 1;
    }
    length > 0
}

/// How every name begins that a field reads, if they begin alike.
const fn beginning(field: &Field) -> Option<&'static [u8]> {
    match &field.kind {
        FieldKind::Variable(spec) if !spec.absolute && spec.aliases.is_empty() && spec.password.is_none() => {
            Some(spec.name.as_bytes())
        }
        FieldKind::Group { prefix, schema, .. } if !schema.absolute => Some(prefix.as_bytes()),
        _ => None,
    }
}

/// The bits of a byte that are equal for letters that differ in case, and for few other characters. A function of the
/// standard library would be exact; but this is only to find what is worth comparing.
pub(crate) const CASE: u8 = !0x20;

/// Polynomial, so that the hash of a name goes on from that of its prefix.
pub(crate) const fn hash(mut hash: u64, mut bytes: &[u8]) -> u64 {
    while let [byte, rest @ ..] = bytes {
        hash = (hash * 257 + (*byte & CASE) as u64 + 1) & (u64::MAX >> 16);
        bytes = rest;
    }
    hash
}
