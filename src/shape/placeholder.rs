//! Texts that stand for a value: templates that nothing filled in, references that nothing resolved, and the words that
//! programs print for a missing value.

use crate::text::{find, has, is_one_of, split_once};

/// Returns `true` if a text contains two marks, in this order: `${` and `}`.
fn has_between(text: &str, open: &str, close: &str) -> bool {
    // Searching for bytes is cheaper than for a text, and few values contain them.
    has(text, |byte| matches!(byte, b'$' | b'{' | b'<'))
        && split_once(text, open).is_some_and(|(_, rest)| find(rest, close).is_some())
}

/// Recognises `${X}`.
pub(crate) fn has_braces(text: &str) -> bool {
    has_between(text, "${", "}")
}

/// Recognises `$(X)`.
pub(crate) fn has_parentheses(text: &str) -> bool {
    has_between(text, "$(", ")")
}

/// Recognises `{{ x }}`.
pub(crate) fn has_double_braces(text: &str) -> bool {
    has_between(text, "{{", "}}")
}

/// Recognises `<x>`.
pub(crate) fn has_angle_brackets(text: &str) -> bool {
    has_between(text, "<", ">")
}

/// Recognises `$NAME` as an entire part of a text.
pub(crate) fn has_variable(text: &str) -> bool {
    let mut begins = true;
    for (index, c) in text.char_indices() {
        if c == '$' && begins {
            let name = &text[index + 1..];
            let end = name.find(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit() && c != '_');
            let (name, after) = name.split_at(end.unwrap_or(name.len()));
            let ends = after.is_empty() || after.starts_with(['/', '\\', ':', '@', '.', ',', '?', '&', '-', '#']);
            if name.len() > 1 && name.starts_with(|c: char| c.is_ascii_uppercase() || c == '_') && ends {
                return true;
            }
        }
        begins = matches!(c, '/' | ':' | '@' | '.' | ',' | '=' | '-' | '_');
    }
    false
}

/// Returns `true` for the name of a variable in capitals: `DB_PASSWORD`.
fn is_name(text: &str) -> bool {
    text.len() > 1
        && text.starts_with(|c: char| c.is_ascii_uppercase() || c == '_')
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

/// Recognises `$NAME` as an entire text, also in small letters if it has a `_`.
pub(crate) fn is_variable(text: &str) -> bool {
    let small = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.contains('_')
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    text.strip_prefix('$').is_some_and(|name| is_name(name) || small(name))
}

/// Recognises `%NAME%`, of Windows, at the start of a text.
pub(crate) fn starts_with_percent_name(text: &str) -> bool {
    text.strip_prefix('%').and_then(|text| text.split_once('%')).is_some_and(|(name, _)| is_name(name))
}

/// Recognises `%NAME%`, `@NAME@` and `__NAME__` as an entire text.
pub(crate) fn is_name_between_marks(text: &str) -> bool {
    text.starts_with(['%', '@', '_'])
        && ["%", "@", "__"].iter().any(|mark| {
            let name = text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
            name.is_some_and(|name| name.len() > 2 && is_name(name))
        })
}

/// Recognises a path that only a shell expands: `~`, `~/data`, `~app/data`, `$HOME/data`, `%APPDATA%\data`.
pub(crate) fn is_path_of_a_shell(text: &str) -> bool {
    let tilde = text.strip_prefix('~').is_some_and(|rest| {
        let user = rest.split(['/', '\\']).next().unwrap_or_default();
        user.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
            && (user.is_empty() || user.len() < rest.len())
    });
    tilde || has_variable(text) || starts_with_percent_name(text)
}

/// Prefixes of references to a secret, as secret stores and platforms write them.
const REFERENCES: &[&str] = &[
    "op://",
    "vault:",
    "@Microsoft.KeyVault(",
    "ref+",
    "secretref:",
    "secretref+",
    "secret://",
    "secrets://",
    "keyvault://",
    "azurekeyvault://",
    "akv://",
    "awssm://",
    "aws-sm://",
    "awsssm://",
    "aws-ssm://",
    "ssm://",
    "gcpsm://",
    "gcp-sm://",
    "gsm://",
    "gcpsecrets://",
    "sm://",
    "bw://",
    "bws://",
    "doppler://",
    "infisical://",
    "keychain://",
    "pass://",
];

/// Prefixes of encrypted values, as tools for configuration files write them.
const ENCRYPTED: &[&str] = &["!vault", "ENC[", "ENC(", "encrypted:", "{cipher}", "$ANSIBLE_VAULT;", "vault:v1:"];

/// The first two bytes of words, in any case: a bit for each second byte, by the first one. Nearly every text begins with
/// others, and is then compared with no word.
type Starts = [u32; 32];

const fn starts_of(lists: &[&[&str]]) -> Starts {
    let (mut starts, mut list) = ([0; 32], 0);
    while list < lists.len() {
        let mut i = 0;
        while i < lists[list].len() {
            let word = lists[list][i].as_bytes();
            starts[(word[0] % 32) as usize] |= 1 << (word[1] % 32);
            i += 1;
        }
        list += 1;
    }
    starts
}

/// Returns `true` if one of the words with these starts may begin the text.
fn may_start(text: &str, starts: &Starts) -> bool {
    matches!(text.as_bytes(), [first, second, ..] if starts[usize::from(first % 32)] >> (second % 32) & 1 == 1)
}

fn starts_with_one(text: &str, starts: &[&str]) -> bool {
    let starts_with =
        |start: &&str| start.bytes().zip(text.bytes()).all(|(one, other)| one.eq_ignore_ascii_case(&other));
    starts.iter().any(|start| text.len() > start.len() && starts_with(start))
}

/// Recognises the place of a secret instead of the secret: `op://vault/item/field`.
pub(crate) fn is_reference(text: &str) -> bool {
    let arn =
        || text.starts_with("arn:") && [":secretsmanager:", ":ssm:"].iter().any(|part| find(text, part).is_some());
    let google = || text.starts_with("projects/") && find(text, "/secrets/").is_some();
    // A store of a name of its own: `awssecret://`, `gcp:secretmanager:`.
    let store = || {
        let scheme = split_once(text, "://").map_or("", |(scheme, _)| scheme);
        let cloud = ["aws:", "gcp:", "azure:"].iter().find_map(|cloud| text.strip_prefix(cloud));
        let name = cloud.and_then(|rest| rest.split(':').next()).unwrap_or(scheme);
        let is_name = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"+-".contains(&b));
        is_name && ["secret", "vault", "parameterstore"].iter().any(|word| find(name, word).is_some())
    };
    let is_of_a_list = || may_start(text, &const { starts_of(&[REFERENCES]) }) && starts_with_one(text, REFERENCES);
    let named = || text.contains(':') && (arn() || store());
    // Nearly every text has none of these, and each reference but Google's has one.
    let is_reference = has(text, |byte| matches!(byte, b':' | b'(' | b'+')) && (is_of_a_list() || named());
    (is_reference || google()) && !is_encrypted(text)
}

/// Recognises a value that a tool should have decrypted: `encrypted:BD9paBaun2284WD8`.
pub(crate) fn is_encrypted(text: &str) -> bool {
    may_start(text, &const { starts_of(&[ENCRYPTED]) }) && starts_with_one(text, ENCRYPTED)
}

/// Recognises a word that a program prints for a missing value. `none` is left out: it is a word of many programs.
pub(crate) fn is_missing(text: &str) -> bool {
    const WORDS: &[&str] =
        &["null", "undefined", "nil", "<nil>", "<null>", "<none>", "<no value>", "(null)", "%!s(<nil>)"];
    text == "[object Object]" || may_start(text, &const { starts_of(&[WORDS]) }) && is_one_of(text, WORDS)
}

/// Likewise, with the words that only a text may be.
pub(crate) fn is_missing_or_none(text: &str) -> bool {
    const WORDS: &[&str] = &["none", "n/a"];
    is_missing(text) || may_start(text, &const { starts_of(&[WORDS]) }) && is_one_of(text, WORDS)
}

/// Recognises a placeholder from a template: `changeme`, `<your-key>`, `sk-xxxx`, `REPLACE_WITH_KEY`, `key_here`.
pub(crate) fn is_placeholder(text: &str) -> bool {
    // Nearly every text begins and ends so. To decode its first and last characters would cost more than the rest.
    let is_bare =
        matches!(text.as_bytes(), [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric());
    let (word, bare) =
        if is_bare { (text, text) } else { (text.trim(), text.trim_matches(|c: char| !c.is_alphanumeric())) };
    let in_brackets = word.len() > 2 && word.starts_with('<') && word.ends_with('>');
    let replaces = word.strip_prefix("REPLACE").is_some_and(|rest| rest.starts_with(['-', '_', ' ']));
    in_brackets || replaces || is_filler(word) || is_instruction(bare) || ends_with_here(bare)
}

/// Recognises a placeholder where a secret belongs: also `{password}`, `[YOUR-PASSWORD]` and `sk-...`.
pub(crate) fn is_placeholder_of_secret(text: &str) -> bool {
    let inner = [("[", "]"), ("{", "}"), ("((", "))"), ("#{", "}"), ("#{", "}#"), ("<<", ">>")].iter().find_map(
        |(open, close)| {
            let inner = text.strip_prefix(open)?.strip_suffix(close)?;
            let is_words = inner.bytes().all(|b| b.is_ascii_alphanumeric() || b" -_.".contains(&b));
            (inner.len() > 2 && is_words && inner.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(inner)
        },
    );
    let is_cut = (text.ends_with("...") || text.ends_with('\u{2026}')) && text.len() < 40;
    let is_of_symfony = text.starts_with("%env(") && text.ends_with(")%");
    inner.is_some() || is_cut || is_of_symfony || is_name_between_marks(text)
}

/// Recognises the text between the brackets of a placeholder such as `[YOUR-PASSWORD]`, as dashboards write it.
#[cfg(feature = "service")]
pub(crate) fn is_words_in_brackets(words: &str) -> bool {
    let is_capitals = words.len() > 2 && words.bytes().all(|b| b.is_ascii_uppercase() || matches!(b, b'-' | b'_'));
    is_capitals || is_placeholder(words)
}

/// Recognises `xxx`, `****` and `sk-xxxx`.
fn is_filler(word: &str) -> bool {
    let is_x = |text: &str| text.bytes().all(|b| b.eq_ignore_ascii_case(&b'x'));
    let has_x = || {
        let last = word.rsplit(['-', '_']).next().unwrap_or_default();
        last.len() > 2 && is_x(last) || word.split(['-', '_']).all(|group| !group.is_empty() && is_x(group))
    };
    let is_masked = || word.chars().all(|c| matches!(c, '*' | '\u{2022}'));
    word.len() > 2 && (word.ends_with(['x', 'X']) && has_x() || is_masked())
}

/// Words that tell to put a value in their place, entire or followed by more words.
const INSTRUCTIONS: &[&str] = &[
    "change me",
    "change this",
    "change it",
    "replace with",
    "replace me",
    "replace this",
    "replace by",
    "replace your",
    "replaceme",
    "replacethis",
    "your",
    "my secret",
    "put your",
    "put a",
    "insert your",
    "insert a",
    "enter your",
    "add your",
    "paste your",
    "set your",
    "set me",
    "you should put",
    "generate a",
    "fill me in",
    "fill in",
];

/// Words that are an instruction if they are the entire text.
const ALONE: &[&str] = &[
    "changeme",
    "changethis",
    "changeit",
    "placeholder",
    "todo",
    "fixme",
    "tbd",
    "yourpassword",
    "yoursecret",
    "yourtoken",
    "yourkey",
    "yourapikey",
];

/// The characters between the words of an instruction.
const BETWEEN_WORDS: [char; 4] = ['-', '_', ' ', '.'];

/// Words of an instruction, written as one.
const GLUED: &[&str] = &["changeme", "changethis", "changeit"];

/// Recognises an instruction in any case: `changethis`, `replace with key`, `your-key`.
fn is_instruction(text: &str) -> bool {
    if !may_start(text, &const { starts_of(&[GLUED, ALONE, INSTRUCTIONS]) }) {
        return false;
    }
    // Few words begin alike, and only those are compared as a whole.
    let first = text.as_bytes()[0].to_ascii_lowercase();
    let begins_alike = |words: &&&str| words.as_bytes()[0] == first;
    let is_short = |rest: &str| rest.matches(BETWEEN_WORDS).count() < 4;
    let is_begun = |words: &&str| after_words(text, words).is_some_and(|rest| !rest.is_empty() || words.contains(' '));
    GLUED.iter().filter(begins_alike).any(|word| after_words(text, word).is_some_and(is_short))
        || is_one_of(text, ALONE)
        || INSTRUCTIONS.iter().filter(begins_alike).any(is_begun)
}

/// Returns what follows words with any separators between them, if the text begins with them.
fn after_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let is_same = |(word, byte): (u8, u8)| match word {
        b' ' => matches!(byte, b'-' | b'_' | b' ' | b'.'),
        _ => word.eq_ignore_ascii_case(&byte),
    };
    let begins = text.len() >= words.len() && words.bytes().zip(text.bytes()).all(is_same);
    // The words are ASCII, so the rest begins with a character.
    let rest = begins.then(|| &text[words.len()..])?;
    (rest.is_empty() || rest.starts_with(BETWEEN_WORDS)).then_some(rest)
}

/// Recognises `api_key_here` and `put-it-here`, but not a phrase of other words that ends with the word.
fn ends_with_here(text: &str) -> bool {
    const THINGS: &[&str] = &[
        "access", "api", "base64", "cert", "client", "database", "goes", "id", "it", "jwt", "key", "name", "pass",
        "password", "private", "public", "secret", "sk", "text", "the", "token", "url", "user", "value",
    ];
    const VERBS: &[&str] = &["put", "paste", "insert", "enter", "your", "goes", "set", "add"];
    // Nearly every text ends with another letter, and its words are not looked for.
    let Some((before, last)) = text.ends_with(['e', 'E']).then(|| text.rsplit_once(BETWEEN_WORDS)).flatten() else {
        return false;
    };
    let mut words = before.split(BETWEEN_WORDS);
    last.eq_ignore_ascii_case("here")
        && (words.clone().any(|word| is_one_of(word, VERBS)) || words.all(|word| is_one_of(word, THINGS)))
}
