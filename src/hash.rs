//! A hash for names and messages. For such texts it takes a third of the instructions of the standard library's hash.
//!
//! It does not resist deliberate collisions, and need not: anyone who controls the environment also starts the process.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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

/// Returns the position of the first item that equals each one, given the hashes of the items and their equality by
/// position. No key type is a parameter: a table of the standard library for each would be 9 KiB of a program.
pub(crate) fn firsts(hashes: &[usize], are_equal: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    // An open-addressing table of positions, from 1. At least half of the slots stay free.
    let mut slots = vec![0; (2 * hashes.len() + 1).next_power_of_two()];
    let mask = slots.len() - 1;
    let mut firsts = Vec::with_capacity(hashes.len());
    for (i, hash) in hashes.iter().enumerate() {
        let mut slot = hash & mask;
        let first = loop {
            match usize::checked_sub(slots[slot], 1) {
                None => break i,
                Some(other) if hashes[other] == *hash && are_equal(other, i) => break other,
                Some(_) => slot = (slot + 1) & mask,
            }
        };
        if first == i {
            slots[slot] = i + 1;
        }
        firsts.push(first);
    }
    firsts
}

/// Removes all duplicates but the first, given the hash of an item and the equality of two.
pub(crate) fn keep_firsts<T>(list: &mut Vec<T>, hash: fn(&T) -> usize, are_equal: fn(&T, &T) -> bool) {
    let hashes: Vec<_> = list.iter().map(hash).collect();
    let firsts = firsts(&hashes, &|one, other| are_equal(&list[one], &list[other]));
    let mut are_kept = firsts.iter().enumerate().map(|(i, first)| i == *first);
    // Nearly every list has no duplicates.
    if !are_kept.clone().all(|is_kept| is_kept) {
        list.retain(|_| are_kept.next().unwrap_or(true));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{firsts, hash, keep_firsts};

    #[test]
    fn duplicates_are_found_among_colliding_hashes() {
        let items = ["a", "b", "a", "c", "b", "a"];
        let are_equal = |one: usize, other: usize| items[one] == items[other];
        for hashes in [[7; 6], [1, 2, 1, 3, 2, 1], [usize::MAX, 0, usize::MAX, 1, 0, usize::MAX]] {
            assert_eq!(firsts(&hashes, &are_equal), [0, 1, 0, 3, 1, 0], "{hashes:?}");
        }
        let mut kept = items.to_vec();
        keep_firsts(&mut kept, |item| item.len(), |one, other| one == other);
        assert_eq!(kept, ["a", "b", "c"]);
    }

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
