//! Names of instances that are safe to show.

use super::Sentence;

/// The name of an instance of a group, which a variable lists. It is in the names of the instance's variables, and
/// therefore short, and written like a part of a name. A secret in its place is hardly ever both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InstanceName {
    text: Box<str>,
    /// Its part of the names of variables: `MSK_EU_` for `msk-eu`.
    prefix: Box<str>,
}

/// The number of characters in the longest name.
const LONGEST: usize = 32;

/// The names, as a regular expression.
pub(crate) const PATTERN: &str = "[A-Za-z0-9_-]{1,32}";

pub(crate) const TOO_LONG: &str = "it has more than 32 characters";
pub(crate) const NOT_A_PART: &str = "is not a letter, a digit, `-` or `_`";

/// The reason why a text is not a name.
pub(crate) enum NotAName {
    TooLong,
    /// The position of a character, counted from 0.
    Character(usize),
}

impl InstanceName {
    /// Takes a text that is a name.
    pub(crate) fn new(text: &str) -> Result<Self, NotAName> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if let Some(character) = text.chars().position(|c| !is_part(c)) {
            return Err(NotAName::Character(character));
        }
        if text.len() > LONGEST {
            return Err(NotAName::TooLong);
        }
        Ok(Self { text: text.into(), prefix: (text.to_ascii_uppercase().replace('-', "_") + "_").into() })
    }

    /// Stands for any instance, in documents and in the check of defaults.
    pub(crate) fn any() -> Self {
        Self { text: "<name>".into(), prefix: "<NAME>_".into() }
    }

    /// Returns the name of the instance that has this variable, by the part of its name before that of the group's own.
    pub(crate) fn of_prefix(prefix: &str) -> Option<Self> {
        let name = prefix.strip_suffix('_').filter(|name| !name.is_empty())?;
        let is_plain = !name.contains(|c: char| c == '-' || c.is_ascii_lowercase());
        Self::new(&name.to_ascii_lowercase()).ok().filter(|_| is_plain)
    }

    /// Returns the name as it is written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }
}

/// Completes "SINKS item 2 ...": two names differ only where the names of variables do not.
pub(crate) fn has_same_prefix(first: usize) -> Sentence {
    Sentence::of(&["gives the same names of variables as item ", &(first + 1).to_string()])
}

pub(crate) const RENAME: &str = "rename one of them";
