//! Booleans, in the words that operators use.

use std::fmt;

use super::{EnvValue, Expected, Raw, Sensitivity, ValueError, character};
use crate::expected::BOOLEANS;
use crate::say;

impl EnvValue for bool {
    const EXPECTED: Expected = Expected::boolean();
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let text = raw.text()?;
        for [yes, no] in BOOLEANS {
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
    use crate::expected::BOOLEANS;
    use crate::say::value::NOT_A_BOOLEAN;

    #[test]
    fn the_message_names_every_word_of_the_table() {
        let [first, others @ .., last] = &BOOLEANS;
        let others: Vec<_> = others.iter().map(|pair| pair.join("/")).collect();
        let help = format!("{} and {} are accepted too", others.join(", "), last.join("/"));
        assert_eq!(NOT_A_BOOLEAN.predicate.as_str(), format!("must be {}", first.join(" or ")));
        assert_eq!(NOT_A_BOOLEAN.help.unwrap().as_str(), help);
    }
}
