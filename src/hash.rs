//! A hash for names and messages. For such texts it takes a third of the instructions of the standard library's hash.
//!
//! It does not resist deliberate collisions, and need not: anyone who controls the environment also starts the process.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};

pub(crate) type BuildHash = BuildHasherDefault<Hash>;

pub(crate) type Map<K, V> = HashMap<K, V, BuildHash>;

/// A multiplicative hash of eight bytes per step.
#[derive(Default)]
pub(crate) struct Hash(u64);

impl Hash {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Hash {
    fn write(&mut self, mut bytes: &[u8]) {
        // The last eight bytes overlap those before them, which is cheaper than adding the remainder byte by byte. They
        // are read big-endian: names often differ in their last byte, and only the low bits affect an entire product.
        let last = match bytes.last_chunk() {
            Some(word) => u64::from_be_bytes(*word),
            None => bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
        };
        while let Some((word, rest)) = bytes.split_first_chunk() {
            self.add(u64::from_le_bytes(*word));
            bytes = rest;
        }
        self.add(last);
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(byte.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        // The high bits depend on all input bits, and a table indexes by the low bits.
        self.0.rotate_left(20)
    }
}

/// Hashes one text.
#[expect(clippy::cast_possible_truncation, reason = "any bits of a hash do")]
pub(crate) fn hash(bytes: &[u8]) -> usize {
    let mut hash = Hash::default();
    hash.write(bytes);
    hash.finish() as usize
}

/// Marks the first occurrence of each key, or marks nothing if there are no duplicates. `keep(list, firsts(keys))`
/// removes duplicates, even if the keys borrow from the list.
pub(crate) fn firsts<K: Eq + std::hash::Hash>(keys: impl ExactSizeIterator<Item = K> + Clone) -> Vec<bool> {
    if keys.len() <= FEW && are_distinct(keys.clone()) {
        return Vec::new();
    }
    let mut seen = HashSet::with_capacity_and_hasher(keys.len(), BuildHash::default());
    keys.map(|key| seen.insert(key)).collect()
}

/// The length of a list in which it is cheaper to compare every hash with those before it than to fill a table.
const FEW: usize = 64;

/// Returns `true` if no two hashes are equal, as in nearly every list.
fn are_distinct<K: std::hash::Hash>(keys: impl ExactSizeIterator<Item = K>) -> bool {
    let mut hashes = Vec::with_capacity(keys.len());
    for key in keys {
        let hash = BuildHash::default().hash_one(key);
        if hashes.contains(&hash) {
            return false;
        }
        hashes.push(hash);
    }
    true
}

/// Keeps the marked items, or all if none is marked.
pub(crate) fn keep<T>(list: &mut Vec<T>, are_kept: Vec<bool>) {
    if are_kept.is_empty() {
        return;
    }
    let mut are_kept = are_kept.into_iter();
    list.retain(|_| are_kept.next().unwrap_or(true));
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::hash;

    #[test]
    fn names_that_differ_by_a_number_have_different_places_in_a_table() {
        let names = [("", "_PORT"), ("ITEM_", ""), ("A_NAME_OF_SOME_LENGTH_", ""), ("BACKEND_", "_PORT_6379_TCP_ADDR")];
        for (before, after) in names {
            let place = |i: usize| hash(format!("{before}{i}{after}").as_bytes()) % 2048;
            let places: HashSet<_> = (0..1000).map(place).collect();
            // Random places would be 790 different ones.
            assert!(places.len() > 700, "{before}…{after} have {} places", places.len());
        }
    }
}
