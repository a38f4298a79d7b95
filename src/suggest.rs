//! What the operator probably meant: near misses among names, and hints from the shape of a value.

mod hint;

use crate::text::{find, split_once};

pub(crate) use hint::{LINK_NAMES, Refused, by_shape_of_path, is_link, suspicion};

/// Names that a platform or a shell sets: no near miss of anything, and no name to read by accident.
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

/// Whether a platform or a shell sets a variable of this name for its own purposes.
pub(crate) fn is_platform_name(name: &str) -> bool {
    PLATFORM.contains(&name)
}

/// A variable that is wanted: its full name, and how much of it are prefixes.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) name: &'a str,
    pub(crate) prefix: usize,
}

/// A pair that belongs together, by position: what is wanted, and what is set and unread.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NearMiss {
    pub(crate) wanted: usize,
    pub(crate) set: usize,
}

/// A search for names that are nearly those that are wanted.
#[derive(Debug)]
pub(crate) struct Search<'a> {
    /// Each with the length of its prefixes.
    wanted: Vec<(Name<'a>, usize)>,
    /// Each once: groups of the same fields differ in no more than a digit.
    outlines: Vec<Outline>,
}

impl<'a> Search<'a> {
    pub(crate) fn new(wanted: impl Iterator<Item = Wanted<'a>>) -> Self {
        let wanted: Vec<_> = wanted.map(|wanted| (Name::new(wanted.name), wanted.prefix)).collect();
        let mut outlines = Vec::new();
        for (name, _) in &wanted {
            if !outlines.contains(&name.outline) {
                outlines.push(name.outline);
            }
        }
        Self { wanted, outlines }
    }

    /// Whether a name can be near one of those that are wanted. Most are not, and this costs less than to copy a name.
    pub(crate) fn may_find(&self, set: &[u8]) -> bool {
        let is_like = |wanted: &Outline| wanted.length.abs_diff(set.len()) <= FAR || wanted.last == set.last().copied();
        self.outlines.iter().any(is_like) && {
            let set = Outline::of(set);
            self.outlines.iter().any(|wanted| wanted.may_be_near(set))
        }
    }

    /// For each wanted name the nearest of the names that are set and that nothing reads. Each of these is offered once.
    pub(crate) fn near_misses(&self, set: &[&str]) -> Vec<NearMiss> {
        let set: Vec<_> = set.iter().map(|name| Name::new(name)).collect();
        let mut pairs = Vec::new();
        for (w, (wanted, _)) in self.wanted.iter().enumerate() {
            let near = set.iter().enumerate().filter(|(_, name)| wanted.may_be_near(name));
            pairs.extend(near.map(|(s, _)| NearMiss { wanted: w, set: s }));
        }
        let (mut answered, mut used) = (vec![false; self.wanted.len()], vec![false; set.len()]);
        let mut nearest = Vec::new();
        for score in 0..=FARTHEST {
            for pair in &pairs {
                let ((wanted, prefix), name) = (&self.wanted[pair.wanted], &set[pair.set]);
                if !answered[pair.wanted] && !used[pair.set] && is_as_near_as(score, wanted, *prefix, name) {
                    (answered[pair.wanted], used[pair.set]) = (true, true);
                    nearest.push(*pair);
                }
            }
        }
        nearest
    }
}

/// Whether a name is near the wanted one in the way that has this score; less is nearer. Of the ways with a lower score
/// none is looked at again.
fn is_as_near_as(score: usize, wanted: &Name<'_>, prefix: usize, set: &Name<'_>) -> bool {
    // Cheaper than to look for words, and false of nearly all.
    let same_sum = wanted.sum == set.sum;
    let (name, set) = (wanted.text, set.text);
    match score {
        0 => same_sum && name.eq_ignore_ascii_case(set),
        1 => same_sum && words(name).eq(words(set)),
        // The end of one name is the other: a prefix is missing, or there twice.
        2 if name.len() == set.len() => false,
        2 => {
            name.strip_suffix(set).is_some_and(|head| head.ends_with('_') && head.len() <= prefix)
                || set.strip_suffix(name).is_some_and(|head| head.ends_with('_') && name.starts_with(head))
        }
        3 => same_sum && same_words(name, set),
        _ => {
            // A short name has many neighbours that mean something else: PORT and HOST, HOST and HOSTS.
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

/// A name, and what is cheap to compare of it.
#[derive(Debug)]
struct Name<'a> {
    text: &'a str,
    outline: Outline,
    /// The same for names that differ in nothing but the case and the order of words and what separates them.
    sum: u32,
}

impl<'a> Name<'a> {
    fn new(text: &'a str) -> Self {
        let (mut sum, mut word) = (0_u32, 0_u32);
        for byte in text.bytes() {
            if byte == b'_' {
                sum = sum.wrapping_add(word);
                word = 0;
            } else {
                word = word.wrapping_mul(31).wrapping_add(byte.to_ascii_uppercase().into());
            }
        }
        Self { text, outline: Outline::of(text.as_bytes()), sum: sum.wrapping_add(word) }
    }

    fn may_be_near(&self, set: &Self) -> bool {
        let (name, set, near) = (self.text, set.text, self.outline.may_be_near(set.outline));
        near && (name.len().abs_diff(set.len()) <= FAR || name.ends_with(set) || set.ends_with(name))
    }
}

/// The length of a name, its last character, and which letters are in it, in any case, one bit each.
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

    /// Whether such a name can be near this one: most pairs are not, and this is cheap. To change a character takes one
    /// letter away and brings one, and what makes a name shorter brings none; what is the end of a name has no letter that
    /// the name has not, and a prefix that is there twice brings none.
    fn may_be_near(self, set: Self) -> bool {
        let (gone, new) = (self.letters & !set.letters, set.letters & !self.letters);
        let (shorter, longer) = (self.length.saturating_sub(set.length), set.length.saturating_sub(self.length));
        let is_few = |letters: u32, length| letters.count_ones() as usize + length <= FAR;
        new == 0 || is_few(new, shorter) && is_few(gone, longer)
    }
}

/// The bit of each letter, by its byte.
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

/// The words of a name; runs of `_` separate like one.
fn words(name: &str) -> impl Iterator<Item = &[u8]> {
    name.as_bytes().split(|byte| *byte == b'_').filter(|word| !word.is_empty())
}

/// Whether two names have the same words in another order.
fn same_words(one: &str, other: &str) -> bool {
    let mut others: Vec<_> = words(other).collect();
    let mut found = |word| others.iter().position(|other| *other == word).map(|at| others.swap_remove(at));
    one.len() == other.len() && words(one).all(|word| found(word).is_some()) && others.is_empty()
}

/// The largest distance of two names that are near each other.
const FAR: usize = 3;

/// The largest score.
const FARTHEST: usize = 3 + FAR;

/// The number of characters to insert, delete, change or swap with their neighbour (optimal string alignment), if it is
/// at most `limit`.
pub(crate) fn distance(one: &str, other: &str, limit: usize) -> Option<usize> {
    edits(one.as_bytes(), other.as_bytes(), limit)
}

/// Tries each edit where the texts first differ. They are few, so that this costs less than the matrix of all distances.
fn edits(mut one: &[u8], mut other: &[u8], limit: usize) -> Option<usize> {
    // What they begin with alike costs nothing.
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
            // Of the other edits only a better one is of interest.
            let Some(fewer) = rest.checked_sub(1) else { break };
            limit = fewer;
        }
    }
    least
}

/// Whether Kubernetes injected the name for a Service: `REDIS_SERVICE_HOST`, and what comes with it.
pub(crate) fn is_link_name(name: &str, is_set: &dyn Fn(&str) -> bool) -> bool {
    let Some((service, rest)) = split_once(name, "_PORT") else { return name.ends_with("_SERVICE_HOST") };
    if name.ends_with("_SERVICE_HOST") || name.ends_with("_SERVICE_PORT") || find(name, "_SERVICE_PORT_").is_some() {
        return true;
    }
    let is_port = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    rest.is_empty() && is_set(&[service, "_SERVICE_HOST"].concat()) || rest.strip_prefix('_').is_some_and(is_port)
}

/// The nearest of a few words, for an enum. None for a text with a character that no word has: something stands around a
/// word then, and another help says what.
pub(crate) fn nearest_word(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let may_be_of_a_word =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_') || words.iter().any(|word| word.contains(c));
    if !text.chars().all(may_be_of_a_word) {
        return None;
    }
    let text = text.to_ascii_lowercase();
    let limit = if text.len() < 4 { 1 } else { 2 };
    let near = words.iter().filter_map(|word| Some((distance(&text, &word.to_ascii_lowercase(), limit)?, *word)));
    near.min().filter(|(distance, word)| *distance < word.len()).map(|(_, word)| word)
}
