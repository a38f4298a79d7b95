//! Near misses among names. Each wanted name gets the nearest name that is set and that nothing reads.
//!
//! What two names have in common is found in a sorted table, without comparing each wanted name with each that is set.
//! Only edits need such pairs, and outlines exclude nearly all of them.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::{FAR, distance, edits};
use crate::hash::{hash, keep_firsts};

/// A wanted variable: its full name, and the length of its prefixes.
#[derive(Debug)]
pub(crate) struct WantedName<'a> {
    pub(crate) name: &'a str,
    pub(crate) prefix: usize,
}

/// A match, by position: a wanted name and an unused name that is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NearMiss {
    pub(crate) wanted: usize,
    pub(crate) set: usize,
    /// The names have the same letters and digits, in order.
    pub(crate) same_letters: bool,
}

/// A search for near misses of the wanted names.
#[derive(Debug)]
pub(crate) struct NearMissSearch<'a> {
    wanted: Vec<WantedName<'a>>,
    /// The outlines without duplicates, by length: the names of repeated groups often differ only in a digit.
    by_length: Vec<Outline>,
    /// The last character and the letters of each outline, without duplicates.
    by_last: Vec<(u8, u32)>,
    /// The lengths that are a few edits from a wanted one, and the last characters.
    lengths: Flags,
    lasts: Flags,
}

/// A flag for each character, or for each length. A long one shares that of a short one.
type Flags = [bool; 256];

/// The highest score.
const FARTHEST: usize = 3 + FAR;

impl<'a> NearMissSearch<'a> {
    pub(crate) fn new(wanted: impl Iterator<Item = WantedName<'a>>) -> Self {
        let wanted: Vec<_> = wanted.collect();
        let mut outlines = Vec::with_capacity(wanted.len());
        let (mut lengths, mut lasts): (Flags, Flags) = ([false; 256], [false; 256]);
        for WantedName { name, .. } in &wanted {
            let (outline, last) = (Outline::of(name.as_bytes()), last(name.as_bytes()));
            outlines.push((outline, last));
            lasts[usize::from(last)] = true;
            for length in outline.length.saturating_sub(FAR)..=outline.length + FAR {
                lengths[length % 256] = true;
            }
        }
        // Most are repeated, because groups are alike, so that few are sorted.
        keep_firsts(&mut outlines, |(outline, _)| hash(&outline.letters.to_ne_bytes()), PartialEq::eq);
        let by_length = sorted(outlines.iter().map(|(outline, _)| *outline));
        let by_last = sorted(outlines.iter().map(|(outline, last)| (*last, outline.letters)));
        Self { wanted, by_length, by_last, lengths, lasts }
    }

    /// Returns `false` if a name certainly is not near a wanted one. This holds for most names, and checking is cheaper
    /// than copying the name.
    pub(crate) fn may_find(&self, set: &[u8]) -> bool {
        let (length, last) = (set.len(), last(set));
        let (has_length, has_last) = (self.lengths[length % 256], self.lasts[usize::from(last)]);
        if !has_length && !has_last {
            return false;
        }
        let set = Outline::of(set);
        // A name with an end of the wanted one, or with its letters, has no letter that it lacks.
        has_last
            && within(&self.by_last, |(other, _)| other.cmp(&last))
                .iter()
                .any(|(_, letters)| set.letters & !letters == 0)
            || has_length && {
                let (shortest, longest) = (length.saturating_sub(FAR), length + FAR);
                let near = within(&self.by_length, |wanted| wanted.length.cmp(&wanted.length.clamp(shortest, longest)));
                near.iter().any(|wanted| wanted.may_become(set, FAR))
            }
    }

    /// Returns the nearest unused name for each wanted one. A name is suggested at most once.
    pub(crate) fn near_misses(&self, set: &[&str]) -> Vec<NearMiss> {
        // Nearly every search ends here.
        if set.is_empty() {
            return Vec::new();
        }
        let wanted: Vec<_> = self.wanted.iter().map(|wanted| (Candidate::new(wanted.name), wanted.prefix)).collect();
        let set = SetNames::new(set);
        let mut by_edits: Vec<Option<Vec<usize>>> = vec![None; self.by_length.len()];
        let (mut answered, mut used) = (vec![false; wanted.len()], vec![false; set.names.len()]);
        let mut nearest = Vec::new();
        for score in 0..=FARTHEST {
            for (w, (wanted, prefix)) in wanted.iter().enumerate() {
                if answered[w] {
                    continue;
                }
                let is_near = |s: usize| !used[s] && is_as_near_as(score, wanted, *prefix, &set.names[s]);
                let found = match score {
                    0 | 3 => set.first_with(wanted.words, &is_near),
                    1 => set.first_with(wanted.letters, &is_near),
                    2 => set.first_by_prefix(wanted.text, &is_near),
                    _ => {
                        let Ok(outline) = self.by_length.binary_search(&wanted.outline) else { continue };
                        let near = by_edits[outline].get_or_insert_with(|| set.by_edits_of(wanted.outline));
                        // Where all names of a group are misspelt alike, they are used in order.
                        near.drain(..near.iter().take_while(|s| used[**s]).count());
                        near.iter().copied().find(|s| is_near(*s))
                    }
                };
                if let Some(s) = found {
                    (answered[w], used[s]) = (true, true);
                    let same_letters = wanted.has_same_letters(&set.names[s]);
                    nearest.push(NearMiss { wanted: w, set: s, same_letters });
                }
            }
        }
        nearest
    }
}

/// Returns each item once, in order. A heap sorts with a tenth of the code of the standard library's sorts.
fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut sorted = items.collect::<BinaryHeap<_>>().into_sorted_vec();
    sorted.dedup();
    sorted
}

/// Returns `true` if a name resembles the wanted one in the way with this score. A lower score means a closer match.
/// The caller tries the scores in ascending order, so this checks only one.
fn is_as_near_as(score: usize, wanted: &Candidate<'_>, prefix: usize, set: &Candidate<'_>) -> bool {
    let (name, other) = (wanted.text, set.text);
    match score {
        0 => name.eq_ignore_ascii_case(other),
        1 => wanted.has_same_letters(set),
        // One name ends with the other: a prefix is missing or repeated.
        2 => {
            name.strip_suffix(other).is_some_and(|head| head.ends_with('_') && head.len() <= prefix)
                || other.strip_suffix(name).is_some_and(|head| head.ends_with('_') && name.starts_with(head))
        }
        3 => same_words(name, other),
        _ => {
            // Short names have many unrelated neighbours: PORT and HOST, HOST and HOSTS.
            let allowed = match name.len() {
                0..=3 => 0,
                4..=7 => 1,
                8..=11 => 2,
                _ => FAR,
            };
            let edits = score - 3;
            edits <= allowed
                && wanted.outline.may_become(set.outline, edits)
                && distance(name, other, edits).is_some()
                && !has_another_word(name, other)
        }
    }
}

/// The names that are set.
struct SetNames<'a> {
    names: Vec<Candidate<'a>>,
    /// A hash table. The names of a slot are a list, in order. Positions count from 1; 0 is the end of a list.
    slots: Vec<usize>,
    /// The digests of the words, of the letters and of the whole of each name, each with the next of its slot.
    digests: Vec<(u32, usize)>,
    /// The last characters.
    lasts: Flags,
}

/// The digests of one name.
const DIGESTS: usize = 3;

impl<'a> SetNames<'a> {
    fn new(set: &[&'a str]) -> Self {
        let names: Vec<_> = set.iter().map(|name| Candidate::new(name)).collect();
        let mut digests = Vec::with_capacity(DIGESTS * names.len());
        for name in &names {
            digests.extend([name.words, name.letters, digest(name.text.bytes())].map(|digest| (digest, 0)));
        }
        let mut slots = vec![0; digests.len().next_power_of_two()];
        let mask = slots.len() - 1;
        for position in (1..=digests.len()).rev() {
            let (digest, next) = &mut digests[position - 1];
            *next = std::mem::replace(&mut slots[*digest as usize & mask], position);
        }
        let mut lasts = [false; 256];
        for name in &names {
            lasts[usize::from(last(name.text.as_bytes()))] = true;
        }
        Self { names, slots, digests, lasts }
    }

    /// Returns the first near name with this digest. Names that differ may have the same.
    fn first_with(&self, digest: u32, is_near: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mut position = self.slots[digest as usize & (self.slots.len() - 1)];
        while let Some(at) = position.checked_sub(1) {
            let (other, next) = self.digests[at];
            if other == digest && is_near(at / DIGESTS) {
                return Some(at / DIGESTS);
            }
            position = next;
        }
        None
    }

    /// Returns the first near name that is the wanted one without a part of its prefix, or with it twice.
    fn first_by_prefix(&self, wanted: &str, is_near: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mut first = None;
        if !self.lasts[usize::from(last(wanted.as_bytes()))] {
            return first;
        }
        for (underscore, _) in wanted.match_indices('_') {
            let (head, rest) = wanted.split_at(underscore + 1);
            for digest in [digest(rest.bytes()), digest(head.bytes().chain(wanted.bytes()))] {
                first = self.first_with(digest, is_near).into_iter().chain(first).min();
            }
        }
        first
    }

    /// Returns the names that may be a few edits from an outline.
    fn by_edits_of(&self, wanted: Outline) -> Vec<usize> {
        (0..self.names.len()).filter(|s| wanted.may_become(self.names[*s].outline, FAR)).collect()
    }
}

/// A name, with digests that are cheap to compare.
#[derive(Debug)]
struct Candidate<'a> {
    text: &'a str,
    outline: Outline,
    /// A hash that ignores the case, the order of the words and their separators.
    words: u32,
    /// A hash that ignores the case and the separators.
    letters: u32,
}

impl<'a> Candidate<'a> {
    fn new(text: &'a str) -> Self {
        let (mut words, mut word, mut letters) = (0_u32, 0, 0);
        for byte in text.bytes() {
            if is_separator(byte) {
                words = words.wrapping_add(word);
                word = 0;
            } else {
                let byte = byte.to_ascii_uppercase();
                (word, letters) = (add(word, byte), add(letters, byte));
            }
        }
        Self { text, outline: Outline::of(text.as_bytes()), words: words.wrapping_add(word), letters }
    }

    /// Returns `true` if the names have the same letters and digits in order, whatever separates them.
    fn has_same_letters(&self, set: &Self) -> bool {
        self.letters == set.letters && letters(self.text).eq(letters(set.text))
    }
}

/// The length of a name, and the set of its letters, ignoring case, with one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Outline {
    length: usize,
    letters: u32,
}

impl Outline {
    fn of(name: &[u8]) -> Self {
        let letters = name.iter().fold(0, |letters, byte| letters | LETTERS[usize::from(*byte)]);
        Self { length: name.len(), letters }
    }

    /// Returns `false` if two names certainly are more edits apart, as most pairs are.
    ///
    /// A substitution removes one letter and adds one; a deletion adds none. So count the letters lost and gained, and
    /// skip the pair if either exceeds the limit.
    fn may_become(self, set: Self, edits: usize) -> bool {
        let (gone, new) = (self.letters & !set.letters, set.letters & !self.letters);
        let (shorter, longer) = (self.length.saturating_sub(set.length), set.length.saturating_sub(self.length));
        let is_few = |letters: u32, length| letters.count_ones() as usize + length <= edits;
        is_few(new, shorter) && is_few(gone, longer)
    }
}

/// Maps each byte to the bit of its letter.
const LETTERS: [u32; 256] = {
    let mut bits = [0; 256];
    let mut letter = 0;
    while letter < 26 {
        bits[b'A' as usize + letter] = 1 << letter;
        bits[b'a' as usize + letter] = 1 << letter;
        letter += 1;
    }
    bits
};

/// Returns the last letter or digit of a name, in upper case.
fn last(name: &[u8]) -> u8 {
    name.iter().rfind(|byte| !is_separator(**byte)).map_or(0, u8::to_ascii_uppercase)
}

fn digest(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0, add)
}

/// Adds a byte to a digest.
fn add(digest: u32, byte: u8) -> u32 {
    digest.wrapping_mul(31).wrapping_add(byte.into())
}

/// Returns the items of a sorted list that are neither before nor after those sought.
fn within<T>(sorted: &[T], order: impl Fn(&T) -> Ordering) -> &[T] {
    let rest = &sorted[sorted.partition_point(|item| order(item).is_lt())..];
    &rest[..rest.partition_point(|item| order(item).is_eq())]
}

/// Splits a name into words at each run of separators.
fn words(name: &str) -> impl Iterator<Item = &[u8]> {
    name.as_bytes().split(|byte| is_separator(*byte)).filter(|word| !word.is_empty())
}

/// Returns `true` if a word of one name is not the misspelt word of the other: `HTTP_HOST` and `HTTP_PORT`. A single edit
/// may be in a word of two letters.
fn has_another_word(name: &str, other: &str) -> bool {
    let is_another = |(one, other): (&[u8], &[u8])| {
        edits(one, other, FAR).is_none_or(|edits| 2 * edits >= one.len().max(other.len()).max(3))
    };
    words(name).count() == words(other).count() && words(name).zip(words(other)).any(is_another)
}

/// Recognises what other tools and languages have where a variable has `_`.
fn is_separator(byte: u8) -> bool {
    matches!(byte, b'_' | b'-' | b'.' | b' ')
}

/// Returns the letters and digits of a name, in upper case.
fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(|byte| !is_separator(*byte)).map(|byte| byte.to_ascii_uppercase())
}

/// Returns `true` if two names consist of equal words, in any order.
fn same_words(one: &str, other: &str) -> bool {
    let mut others: Vec<_> = words(other).collect();
    let mut found = |word| others.iter().position(|other| *other == word).map(|at| others.swap_remove(at));
    one.len() == other.len() && words(one).all(|word| found(word).is_some()) && others.is_empty()
}
