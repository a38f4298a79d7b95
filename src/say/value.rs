//! What is said of a text that is not a value of its type.

use super::Sentence;

/// A word that is nearly one of those that are read.
pub(crate) fn did_you_mean(word: &'static str) -> Sentence {
    Sentence::of(&["did you mean ", word, "?"])
}
