//! Booleans, in the words that operators write.

use std::fmt;

use super::{EnvValue, Expected, Raw, Sensitivity, ValueError, character};

impl EnvValue for bool {
    const EXPECTED: Expected = Expected::boolean();
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let text = raw.text()?;
        let is_one_of = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
        if is_one_of(&["true", "1", "yes", "on", "t", "y"]) {
            Ok(true)
        } else if is_one_of(&["false", "0", "no", "off", "f", "n"]) {
            Ok(false)
        } else {
            Err(character::around(text)
                .unwrap_or_else(|| ValueError::new("it is not one of yes, no, on, off, t, f, y, n, 1, 0 either")))
        }
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(value, f)
    }
}
