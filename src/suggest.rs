//! Suggestions: near misses among names, and hints from the shape of a value.

mod hint;
mod near;
mod path;

use secrecy::zeroize::Zeroizing;

use crate::text::{find, split_once};

#[cfg(feature = "service")]
pub(crate) use hint::suspicion_of_password;
pub(crate) use hint::{Accepted, LINK_NAMES, Refused, Suspicion, is_decimal_of_template, is_link};
pub(crate) use near::{NearMissSearch, WantedName};
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
    const LONGEST: usize = {
        let (mut longest, mut i) = (0, 0);
        while i < PLATFORM.len() {
            longest = if PLATFORM[i].len() > longest { PLATFORM[i].len() } else { longest };
            i += 1;
        }
        longest
    };
    // Most names have a prefix, and are longer than each of these.
    name.len() <= LONGEST && PLATFORM.contains(&name)
}

/// Returns the name of a file without its extension, if that is short enough to be one.
pub(crate) fn stem(file: &str) -> Option<&str> {
    let (stem, extension) = file.rsplit_once('.')?;
    (!stem.is_empty() && matches!(extension.len(), 1..=3)).then_some(stem)
}

/// The largest edit distance of a near miss.
const FAR: usize = 3;

/// Returns the edit distance of two names, if it is at most `limit`: the number of insertions, deletions, substitutions
/// and swaps of neighbours (optimal string alignment).
pub(crate) fn distance(one: &str, other: &str, limit: usize) -> Option<usize> {
    edits(one.as_bytes(), other.as_bytes(), limit)
}

/// Tries each edit at the first difference. With so few edits this is cheaper than a matrix of distances.
fn edits(mut one: &[u8], mut other: &[u8], limit: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > limit {
        return None;
    }
    let Some(fewer) = limit.checked_sub(1) else { return (one == other).then_some(0) };
    // Skip the common prefix.
    while let ([a, rest_of_one @ ..], [b, rest_of_other @ ..]) = (one, other) {
        if a != b {
            break;
        }
        (one, other) = (rest_of_one, rest_of_other);
    }
    let ([a, after_a @ ..], [b, after_b @ ..]) = (one, other) else { return Some(one.len().max(other.len())) };
    let swapped = match (after_a, after_b) {
        ([second, rest_of_one @ ..], [first, rest_of_other @ ..]) if (a, second) == (first, b) => {
            Some((rest_of_one, rest_of_other))
        }
        _ => None,
    };
    let (mut least, mut limit) = (None, fewer);
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
    // Short words have unrelated neighbours: smtp and imap.
    let limit = if text.len() < 5 { 1 } else { 2 };
    let near = words.iter().filter_map(|word| Some((distance(&text, &word.to_ascii_lowercase(), limit)?, *word)));
    let near = near.min().filter(|(distance, word)| *distance < word.len()).map(|(_, word)| word);
    near.or_else(|| longer_or_shorter(&text, words))
}

/// Returns the one word that a text abbreviates, or that abbreviates the text: `prod` and `production`.
fn longer_or_shorter(text: &str, words: &[&'static str]) -> Option<&'static str> {
    const SHORTEST: usize = 3;

    let is_alike = |word: &&&str| {
        let word = word.to_ascii_lowercase();
        let (short, long) = if word.len() < text.len() { (&*word, text) } else { (text, &*word) };
        short.len() >= SHORTEST && long.starts_with(short) && long.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let mut alike = words.iter().filter(is_alike);
    alike.next().filter(|_| alike.next().is_none()).copied()
}
