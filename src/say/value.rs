//! What is said of a text that is not a value of its type.

use super::Sentence;

/// Closes a list of reasons that is too long to name all of it: "TOKENS has 8 more problems".
pub(crate) fn more(count: usize) -> Sentence {
    Sentence::of(&["has ", &count.to_string(), if count == 1 { " more problem" } else { " more problems" }])
}

/// A word that is nearly one of those that are read.
pub(crate) fn did_you_mean(word: &'static str) -> Sentence {
    Sentence::of(&["did you mean ", word, "?"])
}
