//! Booleans, in the words that operators use.

use std::fmt;

use super::{EnvValue, Expected, Raw, Sensitivity, ValueError, character};
use crate::say;

/// Every word for true, beside its opposite. The parser and the JSON Schema read this one table.
pub(crate) const WORDS: [[&str; 2]; 6] =
    [["true", "false"], ["yes", "no"], ["on", "off"], ["t", "f"], ["y", "n"], ["1", "0"]];

impl EnvValue for bool {
    const EXPECTED: Expected = Expected::boolean();
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let text = raw.text()?;
        for [yes, no] in WORDS {
            if yes.eq_ignore_ascii_case(text) {
                return Ok(true);
            }
            if no.eq_ignore_ascii_case(text) {
                return Ok(false);
            }
        }
        Err(no_word(text))
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(value, f)
    }
}

#[cold]
fn no_word(text: &str) -> ValueError {
    character::around(text).unwrap_or_else(|| say::value::NOT_A_BOOLEAN.into())
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::say::value::NOT_A_BOOLEAN;

    #[test]
    fn the_message_names_every_word_of_the_table() {
        let [first, others @ .., last] = &WORDS;
        let others: Vec<_> = others.iter().map(|pair| pair.join("/")).collect();
        let help = format!("{} and {} are accepted too", others.join(", "), last.join("/"));
        assert_eq!(NOT_A_BOOLEAN.predicate.as_str(), format!("must be {}", first.join(" or ")));
        assert_eq!(NOT_A_BOOLEAN.help.unwrap().as_str(), help);
    }
}
