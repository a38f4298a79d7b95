//! What the operator probably meant: near misses among names, and hints from the shape of a value.

mod shape;

pub(crate) use shape::{LINK_NAMES, hint, hint_of_item, is_link, is_link_address, suspicion};

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
    score: usize,
    pub(crate) wanted: usize,
    pub(crate) set: usize,
}

/// A search for names that are nearly those that are wanted.
#[derive(Debug)]
pub(crate) struct Search<'a> {
    wanted: Vec<(Wanted<'a>, Letters)>,
    /// Each once: groups of the same fields differ in no more than a digit.
    letters: Vec<Letters>,
}

impl<'a> Search<'a> {
    pub(crate) fn new(wanted: impl Iterator<Item = Wanted<'a>>) -> Self {
        let with_letters = |wanted: Wanted<'a>| {
            let letters = Letters::of(wanted.name);
            (wanted, letters)
        };
        let wanted: Vec<_> = wanted.map(with_letters).collect();
        let mut letters = Vec::new();
        for (_, of_wanted) in &wanted {
            if !letters.contains(of_wanted) {
                letters.push(*of_wanted);
            }
        }
        Self { wanted, letters }
    }

    /// Whether a name can be near one of those that are wanted. Most are not, and this costs less than to copy a name.
    pub(crate) fn may_find(&self, set: &str) -> bool {
        let of_set = Letters::of(set);
        self.letters.iter().any(|letters| letters.may_be_near(of_set))
    }

    /// For each wanted name the nearest of the names that are set and that nothing reads. Each of these is offered once.
    pub(crate) fn near_misses(&self, set: &[&str], is_set: &dyn Fn(&str) -> bool) -> Vec<NearMiss> {
        let set =
            set.iter().map(|name| (*name, Letters::of(name), is_platform_name(name) || is_link_name(name, is_set)));
        let set: Vec<_> = set.collect();
        let mut pairs = Vec::new();
        for (w, (wanted, letters)) in self.wanted.iter().enumerate() {
            for (s, (name, of_set, is_of_a_platform)) in set.iter().enumerate() {
                if letters.may_be_near(*of_set) && !is_of_a_platform {
                    pairs.extend(score(wanted, name).map(|score| NearMiss { score, wanted: w, set: s }));
                }
            }
        }
        let (mut answered, mut used) = (vec![false; self.wanted.len()], vec![false; set.len()]);
        let mut nearest = Vec::new();
        for score in 0..=FARTHEST {
            for pair in pairs.iter().filter(|pair| pair.score == score) {
                if !answered[pair.wanted] && !used[pair.set] {
                    (answered[pair.wanted], used[pair.set]) = (true, true);
                    nearest.push(*pair);
                }
            }
        }
        nearest
    }
}

/// How far a name is from the wanted one; less is nearer. `None` if it is too far to speak of.
fn score(wanted: &Wanted<'_>, set: &str) -> Option<usize> {
    let name = wanted.name;
    // Nothing below relates names of very different lengths.
    if set.len().abs_diff(name.len()) > FAR && !set.ends_with(name) && !name.ends_with(set) {
        return None;
    }
    if name.eq_ignore_ascii_case(set) {
        return Some(0);
    }
    if same_in_order(name, set) {
        return Some(1);
    }
    // The end of one name is the other: a prefix is missing, or there twice.
    let missing = name.strip_suffix(set).is_some_and(|head| head.ends_with('_') && head.len() <= wanted.prefix);
    let doubled = set.strip_suffix(name).is_some_and(|head| head.ends_with('_') && name.starts_with(head));
    if missing || doubled {
        return Some(2);
    }
    if same_words(name, set) {
        return Some(3);
    }
    // A short name has many neighbours that mean something else: PORT and HOST, HOST and HOSTS.
    let allowed = match name.len() {
        0..=3 => 0,
        4..=7 => 1,
        8..=11 => 2,
        _ => 3,
    };
    let distance = distance(name, set, allowed)?;
    Some(3 + distance)
}

/// Which letters are in a name, in any case, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Letters(u32);

impl Letters {
    fn of(name: &str) -> Self {
        let letters = name.bytes().fold(0, |letters, byte| letters | u32::from(byte >= b'A') << (byte & 31));
        Self(letters & !(1 << (b'_' & 31)))
    }

    /// Whether a name with these letters can be near one with those: most pairs are not, and this is cheap. To change a
    /// character takes one letter away and brings one; what is the end of a name has no letter that the name has not, and
    /// a prefix that is there twice brings none.
    fn may_be_near(self, set: Self) -> bool {
        let (gone, new) = (self.0 & !set.0, set.0 & !self.0);
        is_few(new) && (is_few(gone) || new == 0)
    }
}

/// Whether at most [`FAR`] bits are set.
fn is_few(bits: u32) -> bool {
    (0..FAR).fold(bits, |bits, _| bits & bits.wrapping_sub(1)) == 0
}

/// The words of a name; runs of `_` separate like one.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split('_').filter(|word| !word.is_empty())
}

/// Whether two names have the same words, and differ in what separates them.
fn same_in_order(one: &str, other: &str) -> bool {
    // Cheaper than to look for words, and false of nearly all.
    one.bytes().filter(|byte| *byte != b'_').eq(other.bytes().filter(|byte| *byte != b'_'))
        && words(one).eq(words(other))
}

/// Whether two names have the same words in another order.
fn same_words(one: &str, other: &str) -> bool {
    let sum = |name: &str| name.bytes().map(u32::from).sum::<u32>();
    if one.len() != other.len() || sum(one) != sum(other) {
        return false;
    }
    let mut others: Vec<_> = words(other).collect();
    let mut found = |word| others.iter().position(|other| *other == word).map(|at| others.swap_remove(at));
    words(one).all(|word| found(word).is_some()) && others.is_empty()
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
    if !name.contains("_PORT") {
        return name.ends_with("_SERVICE_HOST");
    }
    if name.ends_with("_SERVICE_HOST") || name.ends_with("_SERVICE_PORT") || name.contains("_SERVICE_PORT_") {
        return true;
    }
    let Some((service, rest)) = name.split_once("_PORT") else { return false };
    let is_port = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    rest.is_empty() && is_set(&[service, "_SERVICE_HOST"].concat()) || rest.strip_prefix('_').is_some_and(is_port)
}

/// The nearest of a few words, for an enum.
pub(crate) fn nearest_word(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let text = text.trim().to_ascii_lowercase();
    let limit = if text.len() < 4 { 1 } else { 2 };
    let near = words.iter().filter_map(|word| Some((distance(&text, &word.to_ascii_lowercase(), limit)?, *word)));
    near.min().filter(|(distance, word)| *distance < word.len()).map(|(_, word)| word)
}
