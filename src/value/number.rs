//! Integers in their full range, and finite decimal numbers: ASCII digits, an optional sign, nothing around them.

use std::fmt;
use std::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8, NonZeroU16, NonZeroU32,
    NonZeroU64, NonZeroU128, NonZeroUsize,
};

use super::show::{Fraction, Showing};
use super::{EnvValue, Expected, Raw, Reader, Sensitivity, ValueError, character};
use crate::say::value as say;
use crate::text::is_one_of;

macro_rules! integer {
    ($expected:ident, $signed:literal: $($int:ty = $min:expr, $max:expr;)*) => {$(
        impl EnvValue for $int {
            const EXPECTED: Expected = Expected::$expected($min as i128, $max as u128);
            const SENSITIVITY: Sensitivity = Sensitivity::Public;

            #[inline]
            fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
                let text = raw.text()?;
                text.parse().map_err(|_| no_integer(text, $signed))
            }

            #[inline]
            fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(value, f)
            }
        }
    )*};
}
integer! { integer, false:
    u8 = 0, u8::MAX;
    u16 = 0, u16::MAX;
    u32 = 0, u32::MAX;
    u64 = 0, u64::MAX;
    u128 = 0, u128::MAX;
    usize = 0, usize::MAX;
}
integer! { integer, true:
    i8 = i8::MIN, i8::MAX;
    i16 = i16::MIN, i16::MAX;
    i32 = i32::MIN, i32::MAX;
    i64 = i64::MIN, i64::MAX;
    i128 = i128::MIN, i128::MAX;
    isize = isize::MIN, isize::MAX;
}
integer! { nonzero_integer, false:
    NonZeroU8 = 1, u8::MAX;
    NonZeroU16 = 1, u16::MAX;
    NonZeroU32 = 1, u32::MAX;
    NonZeroU64 = 1, u64::MAX;
    NonZeroU128 = 1, u128::MAX;
    NonZeroUsize = 1, usize::MAX;
}
integer! { nonzero_integer, true:
    NonZeroI8 = i8::MIN, i8::MAX;
    NonZeroI16 = i16::MIN, i16::MAX;
    NonZeroI32 = i32::MIN, i32::MAX;
    NonZeroI64 = i64::MIN, i64::MAX;
    NonZeroI128 = i128::MIN, i128::MAX;
    NonZeroIsize = isize::MIN, isize::MAX;
}

macro_rules! decimal {
    ($($float:ty, $variant:ident;)*) => {$(
        impl EnvValue for $float {
            const EXPECTED: Expected = Expected::decimal();
            const SENSITIVITY: Sensitivity = Sensitivity::Public;
            const __READER: Reader<Self> = Reader {
                parse: Self::parse,
                absent: Self::__absent,
                show: Showing::Fraction(|number| Fraction::$variant(*number)),
                warnings: Self::warnings,
                rules: None,
            };

            #[inline]
            fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
                let text = raw.text()?;
                text.parse().ok().filter(|number: &Self| number.is_finite()).ok_or_else(|| no_decimal(text))
            }

            #[inline]
            fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(value, f)
            }
        }
    )*};
}
decimal! { f32, F32; f64, F64; }

/// Explains why a text is not an integer. The standard library reports "too large" before it looks at the other
/// characters.
#[cold]
pub(super) fn no_integer(text: &str, signed: bool) -> ValueError {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let negative = text.starts_with('-');
    match digits.find(|c: char| !c.is_ascii_digit()) {
        Some(index) => no_digit(text, text.len() - digits.len() + index),
        None if text.is_empty() => ValueError::new(say::EMPTY),
        None if digits.is_empty() => ValueError::new(say::NO_DIGITS),
        None if negative && !signed => ValueError::new(say::MINUS_SIGN),
        None if digits.bytes().all(|digit| digit == b'0') => ValueError::new(say::ZERO),
        None if negative => ValueError::new(say::TOO_SMALL),
        None => ValueError::new(say::TOO_LARGE),
    }
}

#[cold]
fn no_decimal(text: &str) -> ValueError {
    let is_digit = |c: char| c.is_ascii_digit();
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let rest = unsigned.trim_start_matches(is_digit);
    let rest = rest.strip_prefix('.').map_or(rest, |fraction| fraction.trim_start_matches(is_digit));
    let mantissa = &unsigned[..unsigned.len() - rest.len()];
    let exponent = rest.strip_prefix(['e', 'E']).filter(|_| mantissa.contains(is_digit));
    let exponent_digits = exponent.map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    let rest = exponent_digits.map_or(rest, |digits| digits.trim_start_matches(is_digit));

    if text.is_empty() {
        ValueError::new(say::EMPTY)
    } else if is_one_of(unsigned, &["inf", "infinity", "nan"]) {
        ValueError::new(say::NOT_FINITE)
    } else if rest.starts_with(',') {
        character::at(text, text.len() - rest.len(), say::COMMA)
    } else if !rest.is_empty() {
        no_digit(text, text.len() - rest.len())
    } else if !mantissa.contains(is_digit) {
        ValueError::new(say::NO_DIGITS)
    } else if exponent_digits.is_some_and(str::is_empty) {
        ValueError::new(say::NO_DIGITS_AFTER_E)
    } else if text.starts_with('-') {
        ValueError::new(say::TOO_SMALL)
    } else {
        ValueError::new(say::TOO_LARGE)
    }
}

fn no_digit(text: &str, index: usize) -> ValueError {
    let numeric = text[index..].starts_with(char::is_numeric);
    character::at(text, index, if numeric { say::NOT_AN_ASCII_DIGIT } else { say::NOT_A_DIGIT })
}
