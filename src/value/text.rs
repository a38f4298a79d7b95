//! Text, characters and paths: verbatim, never trimmed.

use std::ffi::OsString;
use std::fmt::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use super::{EnvValue, Expected, Form, Raw, Sensitivity, ValueError};
use crate::say;
use crate::say::hint;
use crate::say::value::{Position, Unseen};
use crate::shape::{self, Look};

macro_rules! text {
    ($($text:ty)*) => {$(
        impl EnvValue for $text {
            const EXPECTED: Expected = Expected::text("text");

            fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
                raw.into_string().map(Into::into)
            }

            fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                show(value, f)
            }
        }
    )*};
}
text!(String Box<str> Arc<str>);

impl EnvValue for OsString {
    const EXPECTED: Expected = Expected::text("text");

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        Ok(raw.into_os_string())
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(&value.to_string_lossy(), f)
    }
}

impl EnvValue for PathBuf {
    const EXPECTED: Expected = Expected::path();

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        if raw.os_str().as_encoded_bytes().iter().any(u8::is_ascii_control) {
            has_no_control(&raw)?;
        }
        Ok(raw.into_os_string().into())
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(&value.to_string_lossy(), f)
    }
}

/// A path may contain control characters, but such a path is never meant.
#[cold]
fn has_no_control(raw: &Raw<'_>) -> Result<(), ValueError> {
    let text = raw.os_str().to_string_lossy();
    if let Some(shape) = hint::find(&Look::at(&text), &hint::SECRET) {
        return Err(ValueError::of_shape(shape.complaint()));
    }
    if shape::is_pem(&text) {
        return Err(ValueError::of_shape(say::value::IS_CONTENT));
    }
    let control = |(index, c): (usize, char)| Some((index, Unseen::new(c).filter(|_| c.is_ascii_control())?));
    match text.char_indices().find_map(control) {
        Some((index, unseen)) => Err(say::value::unseen_in_path(Position::of(&text, index), unseen).into()),
        None => Ok(()),
    }
}

// A single character is a delimiter rather than a secret.
impl EnvValue for char {
    const EXPECTED: Expected = Expected::text("a single character").pattern(r"[\s\S]");
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let text = raw.text()?;
        text.parse().map_err(|_| match text.chars().count() {
            0 => ValueError::new(say::value::EMPTY),
            count => ValueError::said(Form::Explanation, say::value::characters(count)),
        })
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Unseen::new(*value) {
            Some(unseen) => f.write_str(&unseen.name()),
            None => f.write_char(*value),
        }
    }
}

/// Escapes control characters, which keeps the value in its line.
fn show(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    text.chars().try_for_each(|c| if c.is_control() { write!(f, "{}", c.escape_default()) } else { f.write_char(c) })
}
