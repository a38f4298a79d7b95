//! Suggestions: near misses among names, and hints from the shape of a value.

mod hint;
mod path;

use secrecy::zeroize::Zeroizing;

use crate::text::{find, split_once};

#[cfg(feature = "service")]
pub(crate) use hint::suspicion_of_password;
pub(crate) use hint::{Accepted, LINK_NAMES, Refused, Suspicion, is_decimal_of_template, is_link};
pub(crate) use path::{of_missing_file, of_missing_path, of_named_file, spans_lines};

/// Names that a platform or a shell sets. They are never near misses, and a configuration should not read them by
/// accident.
const PLATFORM: [&str; 28] = [
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "SHELL",
    "PWD",
    "OLDPWD",
    "SHLVL",
    "TERM",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "TZ",
    "TMP",
    "TEMP",
    "TMPDIR",
    "HOSTNAME",
    "HOSTTYPE",
    "EDITOR",
    "PAGER",
    "MAIL",
    "DISPLAY",
    "UID",
    "COLUMNS",
    "LINES",
    "USERNAME",
    "COMPUTERNAME",
    "OS",
];

/// Returns `true` if a platform or a shell uses this name for its own purposes.
pub(crate) fn is_platform_name(name: &str) -> bool {
    PLATFORM.contains(&name)
}

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
    /// The names, with the length of their prefixes.
    wanted: Vec<(Candidate<'a>, usize)>,
    /// The outlines without duplicates: the names of repeated groups often differ only in a digit.
    outlines: Vec<Outline>,
}

impl<'a> NearMissSearch<'a> {
    pub(crate) fn new(wanted: impl Iterator<Item = WantedName<'a>>) -> Self {
        let wanted: Vec<_> = wanted.map(|wanted| (Candidate::new(wanted.name), wanted.prefix)).collect();
        let mut outlines = Vec::new();
        for (name, _) in &wanted {
            if !outlines.contains(&name.outline) {
                outlines.push(name.outline);
            }
        }
        Self { wanted, outlines }
    }

    /// Returns `false` if a name certainly is not near a wanted one. This holds for most names, and checking is cheaper
    /// than copying the name.
    pub(crate) fn may_find(&self, set: &[u8]) -> bool {
        let is_like = |wanted: &Outline| wanted.length.abs_diff(set.len()) <= FAR || wanted.last == set.last().copied();
        self.outlines.iter().any(is_like) && {
            let set = Outline::of(set);
            self.outlines.iter().any(|wanted| wanted.may_be_near(set))
        }
    }

    /// Returns the nearest unused name for each wanted one. A name is suggested at most once.
    pub(crate) fn near_misses(&self, set: &[&str]) -> Vec<NearMiss> {
        let set: Vec<_> = set.iter().map(|name| Candidate::new(name)).collect();
        let mut pairs = Vec::new();
        for (w, (wanted, _)) in self.wanted.iter().enumerate() {
            let near = set.iter().enumerate().filter(|(_, name)| wanted.may_be_near(name));
            pairs.extend(near.map(|(s, name)| {
                let same_letters = wanted.has_same_letters(name);
                NearMiss { wanted: w, set: s, same_letters }
            }));
        }
        let (mut answered, mut used) = (vec![false; self.wanted.len()], vec![false; set.len()]);
        let mut nearest = Vec::new();
        for score in 0..=FARTHEST {
            for pair in &pairs {
                let ((wanted, prefix), name) = (&self.wanted[pair.wanted], &set[pair.set]);
                if !answered[pair.wanted] && !used[pair.set] && is_as_near_as(score, wanted, *prefix, name, *pair) {
                    (answered[pair.wanted], used[pair.set]) = (true, true);
                    nearest.push(*pair);
                }
            }
        }
        nearest
    }
}

/// Returns `true` if a name resembles the wanted one in the way with this score. A lower score means a closer match.
/// The caller tries the scores in ascending order, so this checks only one.
fn is_as_near_as(
    score: usize,
    wanted: &Candidate<'_>,
    prefix: usize,
    set: &Candidate<'_>,
    NearMiss { same_letters, .. }: NearMiss,
) -> bool {
    // Cheaper than comparing words, and false for nearly all pairs.
    let same_sum = wanted.sum == set.sum;
    let (name, set) = (wanted.text, set.text);
    match score {
        0 => same_sum && name.eq_ignore_ascii_case(set),
        1 => same_letters,
        // One name ends with the other: a prefix is missing or repeated.
        2 if name.len() == set.len() => false,
        2 => {
            name.strip_suffix(set).is_some_and(|head| head.ends_with('_') && head.len() <= prefix)
                || set.strip_suffix(name).is_some_and(|head| head.ends_with('_') && name.starts_with(head))
        }
        3 => same_sum && same_words(name, set),
        _ => {
            // Short names have many unrelated neighbours: PORT and HOST, HOST and HOSTS.
            let allowed = match name.len() {
                0..=3 => 0,
                4..=7 => 1,
                8..=11 => 2,
                _ => FAR,
            };
            let edits = score - 3;
            edits <= allowed && distance(name, set, edits).is_some()
        }
    }
}

/// A name, with digests that are cheap to compare.
#[derive(Debug)]
struct Candidate<'a> {
    text: &'a str,
    outline: Outline,
    /// A hash that ignores the case, the order of the words and their separators.
    sum: u32,
}

impl<'a> Candidate<'a> {
    fn new(text: &'a str) -> Self {
        let (mut sum, mut word) = (0_u32, 0_u32);
        for byte in text.bytes() {
            if is_separator(byte) {
                sum = sum.wrapping_add(word);
                word = 0;
            } else {
                word = word.wrapping_mul(31).wrapping_add(byte.to_ascii_uppercase().into());
            }
        }
        Self { text, outline: Outline::of(text.as_bytes()), sum: sum.wrapping_add(word) }
    }

    fn may_be_near(&self, set: &Self) -> bool {
        let (name, other, near) = (self.text, set.text, self.outline.may_be_near(set.outline));
        near && (name.len().abs_diff(other.len()) <= FAR || name.ends_with(other) || other.ends_with(name))
            || self.has_same_letters(set)
    }

    /// Returns `true` if the names have the same letters and digits in order, whatever separates them.
    fn has_same_letters(&self, set: &Self) -> bool {
        self.outline.letters == set.outline.letters && letters(self.text).eq(letters(set.text))
    }
}

/// The length of a name, its last character, and the set of its letters, ignoring case, with one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Outline {
    length: usize,
    last: Option<u8>,
    letters: u32,
}

impl Outline {
    fn of(name: &[u8]) -> Self {
        let letters = name.iter().fold(0, |letters, byte| letters | LETTERS[usize::from(*byte)]);
        Self { length: name.len(), last: name.last().copied(), letters }
    }

    /// Returns `false` if two names certainly are not near each other, as most pairs are.
    ///
    /// A substitution removes one letter and adds one; a deletion adds none. A suffix, or a name with a repeated
    /// prefix, contains no letter that the other name lacks. So count the letters lost and gained, and skip the pair if
    /// either exceeds the limit.
    fn may_be_near(self, set: Self) -> bool {
        let (gone, new) = (self.letters & !set.letters, set.letters & !self.letters);
        let (shorter, longer) = (self.length.saturating_sub(set.length), set.length.saturating_sub(self.length));
        let is_few = |letters: u32, length| letters.count_ones() as usize + length <= FAR;
        new == 0 || is_few(new, shorter) && is_few(gone, longer)
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

/// Splits a name into words at each run of separators.
fn words(name: &str) -> impl Iterator<Item = &[u8]> {
    name.as_bytes().split(|byte| is_separator(*byte)).filter(|word| !word.is_empty())
}

/// Recognises what other tools and languages have where a variable has `_`.
fn is_separator(byte: u8) -> bool {
    matches!(byte, b'_' | b'-' | b'.' | b' ')
}

/// Returns the letters and digits of a name, in upper case.
fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(|byte| !is_separator(*byte)).map(|byte| byte.to_ascii_uppercase())
}

/// Returns the name of a file without its extension, if that is short enough to be one.
pub(crate) fn stem(file: &str) -> Option<&str> {
    let (stem, extension) = file.rsplit_once('.')?;
    (!stem.is_empty() && matches!(extension.len(), 1..=3)).then_some(stem)
}

/// Returns `true` if two names consist of equal words, in any order.
fn same_words(one: &str, other: &str) -> bool {
    let mut others: Vec<_> = words(other).collect();
    let mut found = |word| others.iter().position(|other| *other == word).map(|at| others.swap_remove(at));
    one.len() == other.len() && words(one).all(|word| found(word).is_some()) && others.is_empty()
}

/// The largest edit distance of a near miss.
const FAR: usize = 3;

/// The highest score.
const FARTHEST: usize = 3 + FAR;

/// Returns the edit distance of two names, if it is at most `limit`: the number of insertions, deletions, substitutions
/// and swaps of neighbours (optimal string alignment).
pub(crate) fn distance(one: &str, other: &str, limit: usize) -> Option<usize> {
    edits(one.as_bytes(), other.as_bytes(), limit)
}

/// Tries each edit at the first difference. With so few edits this is cheaper than a matrix of distances.
fn edits(mut one: &[u8], mut other: &[u8], limit: usize) -> Option<usize> {
    // Skip the common prefix.
    while let ([a, rest_of_one @ ..], [b, rest_of_other @ ..]) = (one, other) {
        if a != b {
            break;
        }
        (one, other) = (rest_of_one, rest_of_other);
    }
    if one.len().abs_diff(other.len()) > limit {
        return None;
    }
    let ([a, after_a @ ..], [b, after_b @ ..]) = (one, other) else { return Some(one.len().max(other.len())) };
    let swapped = match (after_a, after_b) {
        ([second, rest_of_one @ ..], [first, rest_of_other @ ..]) if (a, second) == (first, b) => {
            Some((rest_of_one, rest_of_other))
        }
        _ => None,
    };
    let (mut least, mut limit) = (None, limit.checked_sub(1)?);
    for (one, other) in swapped.into_iter().chain([(after_a, after_b), (after_a, other), (one, after_b)]) {
        if let Some(rest) = edits(one, other, limit) {
            least = Some(rest + 1);
            // From here on, only a smaller distance matters.
            let Some(fewer) = rest.checked_sub(1) else { break };
            limit = fewer;
        }
    }
    least
}

/// Returns `true` if Kubernetes injects the name for a Service: `REDIS_SERVICE_HOST` and the names that go with it.
pub(crate) fn is_link_name(name: &str, is_set: &dyn Fn(&str) -> bool) -> bool {
    let Some((service, rest)) = split_once(name, "_PORT") else { return name.ends_with("_SERVICE_HOST") };
    if name.ends_with("_SERVICE_HOST") || name.ends_with("_SERVICE_PORT") || find(name, "_SERVICE_PORT_").is_some() {
        return true;
    }
    let is_port = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    rest.is_empty() && is_set(&[service, "_SERVICE_HOST"].concat()) || rest.strip_prefix('_').is_some_and(is_port)
}

/// Returns the nearest word of an enum. Returns `None` for a text with a character that no word contains, such as a
/// quote; another hint covers that.
pub(crate) fn nearest_word(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let may_be_of_a_word =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_') || words.iter().any(|word| word.contains(c));
    if !text.chars().all(may_be_of_a_word) {
        return None;
    }
    let text = Zeroizing::new(text.to_ascii_lowercase());
    let limit = if text.len() < 4 { 1 } else { 2 };
    let near = words.iter().filter_map(|word| Some((distance(&text, &word.to_ascii_lowercase(), limit)?, *word)));
    near.min().filter(|(distance, word)| *distance < word.len()).map(|(_, word)| word)
}
