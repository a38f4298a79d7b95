//! The words of a value, and others that mean the same.

use super::{Expected, Kind};

/// Every word for true, beside its opposite. Parsers and documents read this one table.
pub(crate) const BOOLEANS: [[&str; 2]; 6] =
    [["true", "false"], ["yes", "no"], ["on", "off"], ["t", "f"], ["y", "n"], ["1", "0"]];

/// Adds aliases of words, each with the position of its word.
#[doc(hidden)]
#[must_use]
pub const fn also(mut expected: Expected, aliases: &'static [(&'static str, usize)]) -> Expected {
    expected.aliases = aliases;
    expected
}

impl Expected {
    /// Returns the position of the word that a text selects.
    pub(crate) fn position(&self, text: &str) -> Option<usize> {
        let words = self.words();
        let is_text = |word: &&str| word.eq_ignore_ascii_case(text);
        let alias = || self.aliases.iter().find(|(alias, _)| is_text(alias)).map(|(_, position)| *position);
        let boolean = || {
            let [yes, no] = self.switch()?;
            let pair = BOOLEANS.iter().find(|pair| pair.iter().any(&is_text))?;
            Some(if is_text(&pair[0]) { yes } else { no })
        };
        words.iter().position(is_text).or_else(alias).or_else(boolean)
    }

    fn words(&self) -> &'static [&'static str] {
        if let Kind::Words(words) = self.kind { words } else { &[] }
    }

    /// Returns the positions of true and false, if these are the words. Then all other words for them are read too.
    pub(crate) fn switch(&self) -> Option<[usize; 2]> {
        let [yes, no] = BOOLEANS[0];
        let of = |boolean: &str| self.words().iter().position(|word| word.eq_ignore_ascii_case(boolean));
        Some([of(yes)?, of(no)?]).filter(|_| self.words().len() == 2)
    }

    /// Returns every text that selects the word at a position, the word itself first.
    pub(crate) fn texts_of(&self, position: usize) -> Vec<&'static str> {
        let mut texts: Vec<_> = self.words().get(position).copied().into_iter().collect();
        texts.extend(self.aliases.iter().filter(|(_, of)| *of == position).map(|(alias, _)| *alias));
        if let Some([yes, _]) = self.switch() {
            texts.extend(BOOLEANS[1..].iter().map(|pair| if position == yes { pair[0] } else { pair[1] }));
        }
        texts
    }

    /// Returns every text that selects a word.
    pub(crate) fn texts(&self) -> Vec<&'static str> {
        (0..self.words().len()).flat_map(|position| self.texts_of(position)).collect()
    }

    /// Returns the aliases that are words in letters. A number is not near to another.
    pub(crate) fn spoken_aliases(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.aliases.iter().copied().filter(|(alias, _)| alias.chars().all(char::is_alphabetic))
    }
}
