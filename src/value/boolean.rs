//! Booleans, in the words that operators use.

use std::fmt;

use super::{EnvValue, Expected, Raw, Sensitivity, ValueError, character};
use crate::say;

/// Every word for true, beside its opposite. Parser, messages and the JSON Schema read this one table.
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
    character::around(text).unwrap_or_else(|| say::value::must_be_boolean(&WORDS).into())
}
