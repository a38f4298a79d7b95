//! Sentences about a text that is not a value of its type. They contain nothing of the text.

use std::borrow::Cow;
use std::fmt;

use super::file::FaultReason;
use super::{Complaint, Part, Sentence, complaint};
use crate::shape;
use crate::text::{append, push_number};

// Reasons: "PORT must be an integer from 0 to 65535: REASON".

pub(crate) const EMPTY: &str = "it is empty";
pub(crate) const NO_DIGITS: &str = "it has no digits";
pub(crate) const NO_DIGITS_AFTER_E: &str = "it has no digits after the e";
pub(crate) const MINUS_SIGN: &str = "it has a minus sign";
pub(crate) const ZERO: &str = "it is zero";
pub(crate) const NOT_FINITE: &str = "it is not finite";
pub(crate) const TOO_SMALL: &str = "it is too small";
pub(crate) const TOO_LARGE: &str = "it is too large";
pub(crate) const NO_UNIT: &str = "it has no unit";
pub(crate) const LAST_HAS_NO_UNIT: &str = "its last number has no unit";
#[cfg(feature = "envy")]
pub(crate) const NO_VALUE: &str = "it has no value";
pub(crate) const LOOKS_LIKE_JSON: &str = "it looks like JSON";

pub(crate) fn characters(count: usize) -> Sentence {
    Sentence::of(&["it has ", &count.to_string(), " characters"])
}

/// A known unit of time in the wrong order.
pub(crate) fn unit_out_of_order(character: usize) -> Sentence {
    Sentence::of(&["the unit at character ", &character.to_string(), " is not smaller than the one before it"])
}

pub(crate) fn unknown_unit(character: usize, units: &[&'static str]) -> Sentence {
    Sentence::of(&["the unit at character ", &character.to_string(), " is not one of ", &units.join(", ")])
}

// Addresses.

pub(crate) const IS_IPV6: &str = "it is an IPv6 address";
pub(crate) const IS_IPV4: &str = "it is an IPv4 address";
pub(crate) const NO_PORT: &str = "it has no port";
pub(crate) const HAS_PORT: &str = "it has a port";
pub(crate) const NO_ADDRESS: &str = "it has no address before the port";
pub(crate) const BAD_PORT: &str = "its port is not a number from 0 to 65535";
pub(crate) const IS_URL: &str = "it is a URL, not an address";
pub(crate) const IS_NETWORK: &str = "it is a network, not an address";
pub(crate) const IS_NAME: &str = "it is a name, not an address";
pub(crate) const IN_BRACKETS: &str = "it is in brackets";
pub(crate) const HAS_ZONE: &str = "it has a zone";
pub(crate) const BAD_GROUPS: &str = "its groups between colons do not make an IPv6 address";
pub(crate) const LEADING_ZERO: &str = "a number in it starts with 0";
pub(crate) const BAD_NUMBERS: &str = "it is not four numbers from 0 to 255 with dots between them";

pub(crate) const BRACKETS: &str = "put the address in brackets, and the port after them";
pub(crate) const NO_LOOKUP: &str = "write its IP address, as no name is looked up";
pub(crate) const NO_ADDRESS_AND_PORT: &str = "it has no address, only a port";
pub(crate) const STAR: &str = "it has a `*` in place of an address";
pub(crate) const ADD_PORT: &str = "write `:` and the port after the address";
pub(crate) const REMOVE_PORT: &str = "remove the `:` and the port";
pub(crate) const WITHOUT_SCHEME: &str = "remove the scheme and the `://`, and any path";
pub(crate) const EVERY_INTERFACE: &str = "write 0.0.0.0 or [::] to listen on every interface";

// URLs without a type in this crate.

#[cfg(feature = "service")]
pub(crate) mod url {
    use super::{Complaint, complaint};

    pub(crate) const NO_SCHEME: &str = "it has no scheme";
    pub(crate) const NO_SLASHES: &str = "it has no `//` after its scheme";
    pub(crate) const ADD_SLASHES: &str = "write `//` after the first `:`, if what follows begins with a host";
    pub(crate) const NO_HOST: &str = "it has no host";
    pub(crate) const BAD_ADDRESS: &str = "its host is not a valid IP address";
    pub(crate) const BAD_NAME: &str = "its host is not a valid host name";
    pub(crate) const BAD_SYNTAX: &str = "its syntax is wrong";

    pub(crate) const START_WITH_SCHEME: &str = "start it with https://, or another scheme";

    pub(crate) const SPLIT_CREDENTIALS: Complaint = complaint(
        "has an `@` after the end of its host",
        "write it as %40; if it ends credentials, those need a type of `factor3::service`, and %2F, %3F and %23 for the \
         `/`, `?` and `#` in them",
    );
    pub(crate) const CREDENTIALS: Complaint = complaint(
        "has credentials in it",
        "they need a type of `factor3::service`, such as `BaseUrl` with `allow_userinfo`, or `#[env(from_str)]` with the \
         client's own type",
    );
}

// Single characters, by position.

pub(crate) const NOT_A_DIGIT: &str = "is not a digit";
pub(crate) const NOT_AN_ASCII_DIGIT: &str = "is not an ASCII digit";
pub(crate) const COMMA: &str = "is a comma";
pub(crate) const DECIMAL_MARK: &str = "is a decimal mark";
pub(crate) const NOR_A_UNIT: &str = "is neither a digit nor a unit";
pub(crate) const MISPLACED: &str = "does not belong there";
pub(crate) const CANNOT_BE_SEEN: &str = "cannot be seen";

/// The help for a unit in another spelling.
pub(crate) fn write_unit(unit: &'static str) -> Sentence {
    Sentence::of(&["write `", unit, "`"])
}

/// The help for a unit that stands apart from its number.
pub(crate) fn unit_after_number(unit: &'static str) -> Sentence {
    Sentence::of(&["write `", unit, "` right after the number"])
}

/// The help for a unit where the field has one. `phrase` has an article: "a whole number of seconds".
pub(crate) fn whole_number(phrase: &'static str) -> Sentence {
    Sentence::of(&["write ", phrase, ", without a unit"])
}

pub(crate) const ADD_UNIT: &str =
    "add the unit: `s` for seconds, `ms` for milliseconds, `m` for minutes, `h` for hours";

/// The help for a number without a unit after one that has a unit. Two of a kind, or a larger one, are refused.
pub(crate) fn add_smaller_unit(units: &[&'static str]) -> Sentence {
    Sentence::of(&["add a unit that is smaller than the one before it: ", &units.join(", ")])
}

/// A comma may be a decimal mark, or a thousands separator.
pub(crate) const NO_COMMA: &str =
    "write whole numbers without separators; in place of a fraction, use a smaller unit, such as ms";
pub(crate) const SMALLER_UNIT: &str = "use a smaller unit instead of a fraction, such as ms";

/// The position of a character in a text: two numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Position {
    /// Counted from 1.
    pub(crate) character: usize,
    pub(crate) of: usize,
}

impl Position {
    /// Returns the position of the character at a byte index.
    pub(crate) fn of(text: &str, index: usize) -> Self {
        let before = text.get(..index).unwrap_or(text).chars().count();
        Self { character: before + 1, of: text.chars().count() }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "character {} of {}", self.character, self.of)
    }
}

pub(crate) fn character(position: Position, rule: &'static str) -> Sentence {
    // With room for nearly every rule.
    let mut text = String::with_capacity(64);
    text += "character ";
    push_number(&mut text, position.character);
    text += " of ";
    push_number(&mut text, position.of);
    append(&mut text, &[" ", rule]);
    Sentence(text.into())
}

/// Describes the integers of a type without a minus sign. Many problems have this, and to format it costs three times as
/// much.
pub(crate) fn integer(min: u128, max: u128) -> Sentence {
    let mut text = String::with_capacity(64);
    for (before, number) in [("an integer from ", min), (" to ", max)] {
        text += before;
        match usize::try_from(number) {
            Ok(number) => push_number(&mut text, number),
            Err(_) => text += &number.to_string(),
        }
    }
    Sentence(text.into())
}

pub(crate) fn unseen_character(position: Position, unseen: Unseen) -> Sentence {
    Sentence::of(&[&position.to_string(), " is ", &unseen.name()])
}

/// A character that leaves no mark on the screen. Its name reveals nothing else of a value, as no other character has
/// one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unseen(char);

impl Unseen {
    pub(crate) fn new(c: char) -> Option<Self> {
        // Most characters are ASCII, where one comparison decides.
        let is_unseen = !c.is_ascii_graphic() && (c.is_whitespace() || c.is_control() || shape::is_invisible(c));
        is_unseen.then_some(Self(c))
    }

    pub(crate) fn name(self) -> Cow<'static, str> {
        let kind = match self.0 {
            ' ' => return "a space".into(),
            '\t' => return "a tab".into(),
            '\n' => return "a line feed".into(),
            '\r' => return "a carriage return".into(),
            '\u{a0}' => return "a no-break space".into(),
            c if c.is_whitespace() => "a white space character",
            c if c.is_control() => "a control character",
            _ => "an invisible character",
        };
        format!("{kind} (U+{:04X})", u32::from(self.0)).into()
    }
}

// Paths.

pub(crate) const IS_CONTENT: Complaint =
    complaint("is the content of a file", "write it into a file, and give the path of that");

/// A control character in a path.
pub(crate) fn unseen_in_path(position: Position, unseen: Unseen) -> Complaint {
    let help = if matches!(unseen.0, '\n' | '\t' | '\r') {
        "remove it; in a `.env` file, an escape such as `\\n` makes one, unless the value is in single quotes"
    } else {
        "remove it"
    };
    Complaint {
        predicate: Sentence::of(&["has ", &unseen.name(), " at ", &position.to_string()]),
        help: Some(help.into()),
    }
}

// Predicates: "TOKEN PREDICATE".

pub(crate) const IS_EMPTY: &str = "is empty";
pub(crate) const NO_EQUALS: &str = "has no `=`";
pub(crate) const EQUALS_FOR_COLON: &str = "write `=` instead of `:` after the key";

/// A text that is not one of a few words.
pub(crate) fn must_be(words: &[&'static str]) -> Sentence {
    match words {
        [] | [_] => Sentence::of(&["must be ", &words.concat()]),
        [one, other] => Sentence::of(&["must be ", one, " or ", other]),
        _ => Sentence::of(&["must be one of ", &words.join(", ")]),
    }
}

/// A text that is not a boolean. A literal, because the sentence never varies; a test compares it with the table of words.
pub(crate) const NOT_A_BOOLEAN: Complaint =
    complaint("must be true or false", "yes/no, on/off, t/f, y/n and 1/0 are accepted too");

pub(crate) fn wrong_length(found: usize, expected: usize) -> Sentence {
    let items = if found == 1 { " item, not " } else { " items, not " };
    Sentence::of(&["has ", &found.to_string(), items, &expected.to_string()])
}

/// The first item is named by its number, because the item itself may be a secret.
pub(crate) fn repeats_item(first: usize) -> Sentence {
    Sentence::of(&["repeats item ", &(first + 1).to_string()])
}

pub(crate) const REMOVE_REPEATED: &str = "remove it: a set keeps one of them";

pub(crate) fn repeats_key(first: usize) -> Sentence {
    Sentence::of(&["repeats the key of item ", &(first + 1).to_string()])
}

pub(crate) fn not_utf8(byte: usize, of: usize) -> Sentence {
    Sentence::of(&["is not UTF-8: byte ", &byte.to_string(), " of ", &of.to_string()])
}

/// "IDENTITY names a file that is a directory"
pub(crate) fn names_file(content: Complaint) -> Complaint {
    Complaint { predicate: Sentence::of(&["names a file that ", content.predicate.as_str()]), help: content.help }
}

/// `CA_FILE names a file that is a directory`
pub(crate) fn no_file(reason: &FaultReason) -> Complaint {
    names_file(super::file::complaint(reason))
}

/// `DATA_DIR names a directory that does not exist`
pub(crate) fn no_directory(reason: &FaultReason) -> Complaint {
    let noun = if matches!(reason, FaultReason::NoDirectory) { "path" } else { "directory" };
    Complaint { predicate: Sentence::of(&["names a ", noun, " that ", &reason.to_string()]), help: None }
}

pub(crate) const EMPTY_SECRET: Complaint = complaint("is empty", "write the secret into it");

/// Ends a shortened list of reasons: "TOKENS has 8 more problems".
pub(crate) fn more(count: usize) -> Sentence {
    Sentence::of(&["has ", &count.to_string(), if count == 1 { " more problem" } else { " more problems" }])
}

/// A near miss of a word.
pub(crate) fn did_you_mean(word: &'static str) -> Sentence {
    Sentence::of(&["did you mean ", word, "?"])
}

// Reasons without the name of a variable, as a `ValueError` displays them.

pub(crate) const MAY_QUOTE: &str = "the reason may quote the value";

/// "item 2: REASON", or "the key of item 2 PREDICATE".
pub(crate) fn of_item(item: usize, part: Part, reason: &Sentence, is_predicate: bool) -> Sentence {
    let part = match part {
        Part::Whole => "",
        Part::Key => "the key of ",
        Part::Value => "the value of ",
    };
    let colon = if is_predicate { " " } else { ": " };
    Sentence::of(&[part, "item ", &(item + 1).to_string(), colon, reason.as_str()])
}
