//! A hash for names and messages: a third of the instructions that the one of the standard library takes for such texts.
//!
//! It is no defence against texts that were made to collide: who chooses them also starts the process.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};

pub(crate) type BuildHash = BuildHasherDefault<Hash>;

pub(crate) type Map<K, V> = HashMap<K, V, BuildHash>;

/// Multiplies eight bytes at a time.
#[derive(Default)]
pub(crate) struct Hash(u64);

impl Hash {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Hash {
    fn write(&mut self, bytes: &[u8]) {
        let words = bytes.chunks_exact(8);
        let rest = words.remainder().iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        words.for_each(|word| self.add(u64::from_le_bytes(word.try_into().unwrap_or_default())));
        self.add(rest);
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(byte.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        // The upper half depends on all bits, and a table looks at the lower one.
        self.0 ^ self.0 >> 32
    }
}

/// Keeps the first of those that are the same; the same have the same text.
///
/// Each is compared with all before it, but nearly always only a number of each. A table would be larger, and no faster
/// for a few hundred.
pub(crate) fn keep_first<T>(all: &mut Vec<T>, text: fn(&T) -> &str, are_same: fn(&T, &T) -> bool) {
    let mut hashes: Vec<u64> = Vec::with_capacity(all.len());
    while let Some(one) = all.get(hashes.len()) {
        let hash = BuildHash::default().hash_one(text(one));
        if hashes.contains(&hash) && all[..hashes.len()].iter().any(|other| are_same(other, one)) {
            all.remove(hashes.len());
        } else {
            hashes.push(hash);
        }
    }
}
