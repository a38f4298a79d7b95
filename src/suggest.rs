//! What the operator probably meant: near misses among names, and hints from the shape of a value.

mod shape;

pub(crate) use shape::{hint, hint_of_item, is_link_address, suspicion};

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
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NearMiss {
    score: usize,
    pub(crate) wanted: usize,
    pub(crate) set: usize,
}

/// For each wanted name the nearest of the names that are set and that nothing reads. Each of these is offered once.
pub(crate) fn near_misses(wanted: &[Wanted<'_>], set: &[&str]) -> Vec<NearMiss> {
    let letters_of_set: Vec<u32> = set.iter().map(|name| letters(name)).collect();
    let mut pairs: Vec<NearMiss> = Vec::new();
    for (w, want) in wanted.iter().enumerate() {
        let letters = letters(want.name);
        for (s, name) in set.iter().enumerate() {
            if !may_be_near(letters, letters_of_set[s]) {
                continue;
            }
            let Some(score) = score(want, name) else { continue };
            if !is_platform_name(name) && !is_link_name(name, set) {
                pairs.push(NearMiss { score, wanted: w, set: s });
            }
        }
    }
    pairs.sort();
    let (mut answered, mut used) = (vec![false; wanted.len()], vec![false; set.len()]);
    pairs.retain(|pair| {
        let free = !answered[pair.wanted] && !used[pair.set];
        answered[pair.wanted] |= free;
        used[pair.set] |= free;
        free
    });
    pairs
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
    if words(name).eq(words(set)) {
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

/// Whether names with these letters can be near each other; most pairs are not, and this is cheap. To change a character
/// touches two letters, and what is the end of another name has none that the other has not.
fn may_be_near(one: u32, other: u32) -> bool {
    let both = one & other;
    (one ^ other).count_ones() as usize <= 2 * FAR || both == one || both == other
}

/// Which letters are in a name, in any case, one bit each; a digit shares the bit of a letter.
fn letters(name: &str) -> u32 {
    let name = name.bytes().filter(|byte| *byte != b'_');
    name.fold(0, |letters, byte| letters | 1 << (byte.to_ascii_lowercase() & 31))
}

/// The words of a name; runs of `_` separate like one.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split('_').filter(|word| !word.is_empty())
}

/// Whether two names have the same words in another order.
fn same_words(one: &str, other: &str) -> bool {
    if one.len() != other.len() || !one.contains('_') {
        return false;
    }
    let (mut one, mut other): (Vec<_>, Vec<_>) = (words(one).collect(), words(other).collect());
    one.sort_unstable();
    other.sort_unstable();
    one == other
}

/// The largest distance that anybody asks for.
const FAR: usize = 3;

/// The number of characters to insert, delete, change or swap with their neighbour (optimal string alignment), if it is
/// at most `limit`, which is at most [`FAR`].
pub(crate) fn distance(one: &str, other: &str, limit: usize) -> Option<usize> {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    if one.len().abs_diff(other.len()) > limit {
        return None;
    }
    // What they begin and end with alike costs nothing.
    while let ([a, rest_of_one @ ..], [b, rest_of_other @ ..]) = (one, other) {
        if a != b {
            break;
        }
        (one, other) = (rest_of_one, rest_of_other);
    }
    while let ([rest_of_one @ .., a], [rest_of_other @ .., b]) = (one, other) {
        if a != b {
            break;
        }
        (one, other) = (rest_of_one, rest_of_other);
    }
    // Of each row of the matrix only what is near its diagonal: at `k` of row `i` is the cell for `i` characters of one
    // text and `i + k - FAR` of the other. The rest is too far anyway.
    let far = limit + 1;
    let mut before = [far; 2 * FAR + 1];
    let mut above = std::array::from_fn(|k| k.checked_sub(FAR).unwrap_or(far));
    for i in 1..=one.len() {
        let mut row = [far; 2 * FAR + 1];
        for k in FAR - limit..=FAR + limit {
            let Some(j) = (i + k).checked_sub(FAR).filter(|j| *j <= other.len()) else { continue };
            if j == 0 {
                row[k] = i;
                continue;
            }
            row[k] = above[k] + usize::from(one[i - 1] != other[j - 1]);
            row[k] = row[k].min(above.get(k + 1).unwrap_or(&far) + 1);
            row[k] = row[k].min(k.checked_sub(1).map_or(far, |left| row[left]) + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                row[k] = row[k].min(before[k] + 1);
            }
        }
        if row.iter().all(|least| *least > limit) {
            return None;
        }
        (before, above) = (above, row);
    }
    Some(above[FAR + other.len() - one.len()]).filter(|distance| *distance <= limit)
}

/// Whether Kubernetes injected the name for a Service: `REDIS_SERVICE_HOST`, and what comes with it. The names that are
/// set are in order.
pub(crate) fn is_link_name(name: &str, set: &[&str]) -> bool {
    if !name.contains("_PORT") {
        return name.ends_with("_SERVICE_HOST");
    }
    if name.ends_with("_SERVICE_HOST") || name.ends_with("_SERVICE_PORT") || name.contains("_SERVICE_PORT_") {
        return true;
    }
    let Some((service, rest)) = name.split_once("_PORT") else { return false };
    let of_a_service = || {
        let host = format!("{service}_SERVICE_HOST");
        set.binary_search(&host.as_str()).is_ok()
    };
    rest.is_empty() && of_a_service() || rest.starts_with('_') && rest[1..].starts_with(|c: char| c.is_ascii_digit())
}

/// The nearest of a few words, for an enum.
pub(crate) fn nearest_word(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let text = text.trim().to_ascii_lowercase();
    let limit = if text.len() < 4 { 1 } else { 2 };
    let near = words.iter().filter_map(|word| Some((distance(&text, &word.to_ascii_lowercase(), limit)?, *word)));
    near.min().filter(|(distance, word)| *distance < word.len()).map(|(_, word)| word)
}
