//! A hash for names and messages: a third of the instructions that the one of the standard library takes for such texts.
//!
//! It is no defence against texts that were made to collide: who chooses them also starts the process.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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
    fn write(&mut self, mut bytes: &[u8]) {
        // The last eight overlap with those before them, which costs less than to add what is over one by one. Names often
        // differ at their end, and a product carries that upwards only: the last byte is the lowest.
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
        // The upper bits depend on all others, and a table looks at the lower ones.
        self.0.rotate_left(20)
    }
}

/// The hash of one text.
#[expect(clippy::cast_possible_truncation, reason = "any bits of a hash do")]
pub(crate) fn hash(bytes: &[u8]) -> usize {
    let mut hash = Hash::default();
    hash.write(bytes);
    hash.finish() as usize
}

/// Keeps the first of those that are the same; the same have the same text.
///
/// Each is compared with all before it, but nearly always only a number of each. A table would be larger, and no faster
/// for a few hundred.
pub(crate) fn keep_first<T>(all: &mut Vec<T>, text: fn(&T) -> &str, are_same: fn(&T, &T) -> bool) {
    let mut hashes: Vec<usize> = Vec::with_capacity(all.len());
    while let Some(one) = all.get(hashes.len()) {
        let hash = hash(text(one).as_bytes());
        if hashes.contains(&hash) && all[..hashes.len()].iter().any(|other| are_same(other, one)) {
            all.remove(hashes.len());
        } else {
            hashes.push(hash);
        }
    }
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
            // By chance they would be 790.
            assert!(places.len() > 700, "{before}…{after} have {} places", places.len());
        }
    }
}
