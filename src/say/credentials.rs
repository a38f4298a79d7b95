//! Sentences about characters in the credentials of a URL that are not percent-encoded. They contain positions, and the
//! characters that every URL has.

use super::{Complaint, Sentence, list};

/// A character, and the positions at which it is not encoded, counted from 1.
#[derive(Debug)]
pub(crate) struct Unencoded {
    pub(crate) character: &'static Encodable,
    pub(crate) positions: Vec<usize>,
}

/// A character that must be encoded in a user name or a password, and its code.
#[derive(Debug)]
pub(crate) struct Encodable {
    pub(crate) character: char,
    sign: &'static str,
    code: &'static str,
}

const fn encodable(character: char, sign: &'static str, code: &'static str) -> Encodable {
    Encodable { character, sign, code }
}

pub(crate) const ENCODABLE: &[Encodable] = &[
    encodable('@', "`@`", "%40"),
    encodable('/', "`/`", "%2F"),
    encodable('?', "`?`", "%3F"),
    encodable('#', "`#`", "%23"),
    encodable('[', "`[`", "%5B"),
    encodable(']', "`]`", "%5D"),
    encodable('\\', "a backslash", "%5C"),
    encodable(' ', "a space", "%20"),
    encodable('%', "`%`", "%25"),
];

impl Unencoded {
    /// "`@` at character 16 and 18"
    fn place(&self) -> String {
        [self.character.sign, " at ", &numbers(&self.positions)].concat()
    }

    /// "`@` as %40"
    fn cure(&self) -> String {
        [self.character.sign, " as ", self.character.code].concat()
    }
}

/// `part` completes "in its …", and `of` is the length of the text. The credentials certainly end where the text says so.
pub(crate) fn unencoded(part: &'static str, found: &[Unencoded], of: usize) -> Complaint {
    let of = of.to_string();
    let (predicate, help) = match found {
        [one] if one.positions.len() == 1 => {
            let article = if one.character.sign.starts_with('`') { "an unencoded " } else { "" };
            let place = numbers(&one.positions);
            let (sign, code) = (one.character.sign, one.character.code);
            (
                Sentence::of(&["has ", article, sign, " in its ", part, ", at ", &place, " of ", &of]),
                Sentence::of(&["write it as ", code]),
            )
        }
        _ => (
            Sentence::of(&[
                "has unencoded characters in its ",
                part,
                ": ",
                &joined(found, Unencoded::place),
                " (of ",
                &of,
                ")",
            ]),
            Sentence::of(&["write ", &joined(found, Unencoded::cure)]),
        ),
    };
    Complaint { predicate, help: Some(help) }
}

/// A text in which a password may end at the first `@` or at the last. `others` are those before the last one.
pub(crate) fn several_ats(ats: &[usize], others: &[Unencoded], of: usize) -> Complaint {
    let predicate = ["has more than one `@`, at ", &numbers(ats), " of ", &of.to_string()];
    let mut cures = vec!["`@` as %40".to_owned()];
    cures.extend(others.iter().map(|other| format!("{} ({})", other.cure(), numbers(&other.positions))));
    let cures = list(&cures.iter().map(String::as_str).collect::<Vec<_>>(), "and");
    let help = ["if a password ends at the last one, write in it ", &cures, "; otherwise write the last one as %40"];
    Complaint { predicate: Sentence::of(&predicate), help: Some(Sentence::of(&help)) }
}

fn joined(found: &[Unencoded], words: fn(&Unencoded) -> String) -> String {
    let all: Vec<_> = found.iter().map(words).collect();
    list(&all.iter().map(String::as_str).collect::<Vec<_>>(), "and")
}

/// The most positions that one sentence lists.
const MOST: usize = 8;

/// "character 16", or "characters 16, 18 and 20"
fn numbers(positions: &[usize]) -> String {
    let more = positions.len().saturating_sub(MOST);
    let mut numbers: Vec<_> = positions.iter().take(MOST).map(ToString::to_string).collect();
    numbers.extend((more > 0).then(|| format!("{more} more")));
    let noun = if numbers.len() == 1 { "character " } else { "characters " };
    noun.to_owned() + &list(&numbers.iter().map(String::as_str).collect::<Vec<_>>(), "and")
}
