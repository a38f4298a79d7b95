//! A cheap test that no two fields of a type read the same variable.

use super::{Field, FieldKind};

/// Returns `true` if the names of all fields differ within the length of the shortest beginning. Otherwise pairs of
/// names must be compared.
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

/// Returns the common beginning of all names that a field reads, if they have one.
const fn beginning(field: &Field) -> Option<&'static [u8]> {
    match &field.kind {
        FieldKind::Variable(spec) if !spec.absolute && spec.aliases.is_empty() && !spec.has_companions() => {
            Some(spec.name.as_bytes())
        }
        FieldKind::Group { prefix, schema, list: None, .. } if !schema.absolute => Some(prefix.as_bytes()),
        _ => None,
    }
}

/// Masks the bit that distinguishes the case of a letter. It also conflates a few other characters, which is
/// acceptable: the result only selects the names to compare.
pub(crate) const CASE: u8 = !0x20;

/// Extends a polynomial hash: the hash of a name continues that of its prefix.
pub(crate) const fn hash(mut hash: u64, mut bytes: &[u8]) -> u64 {
    while let [byte, rest @ ..] = bytes {
        hash = (hash * 257 + (*byte & CASE) as u64 + 1) & (u64::MAX >> 16);
        bytes = rest;
    }
    hash
}
