//! Durations with units: `30s`, `1m 30s`, `500ms`.
//!
//! The grammar is our own, because the duration crates accept too much: months and years of a fixed length, and `M`
//! beside `m`. A value in a configuration is unambiguous or an error. With the field option `unit`, the text is a
//! number alone.

pub(crate) mod unit;

use std::fmt;
use std::time::Duration;

use super::{EnvValue, Expected, Form, Raw, Sensitivity, ValueError, character};
use crate::expected::{NANOS_PER_SECOND, UNITS, Unit};
use crate::say::value as say;

impl EnvValue for Duration {
    const EXPECTED: Expected = Expected::duration();
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        match raw.unit() {
            None => parse(raw.text()?),
            Some(unit) => unit::parse(raw.text()?, unit),
        }
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = value.as_nanos();
        if rest == 0 {
            return f.write_str("0s");
        }
        let mut space = "";
        for Unit { name, nanos, .. } in UNITS.iter().filter(|unit| unit.is_written) {
            if rest >= *nanos {
                write!(f, "{space}{}{name}", rest / nanos)?;
                rest %= nanos;
                space = " ";
            }
        }
        Ok(())
    }
}

/// Parses numbers with units, from the largest unit to the smallest. Spaces between them are optional.
fn parse(text: &str) -> Result<Duration, ValueError> {
    let too_large = || ValueError::new(say::TOO_LARGE);
    let mut total: u128 = 0;
    let mut units = UNITS.iter();
    let mut rest = text;
    loop {
        let after_number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = &rest[..rest.len() - after_number.len()];
        let after_unit = after_number.trim_start_matches(char::is_alphabetic);
        let unit = &after_number[..after_number.len() - after_unit.len()];
        if number.is_empty() || unit.is_empty() {
            if text == "0" {
                return Ok(Duration::ZERO);
            }
            return Err(incomplete(text, number, text.len() - after_number.len(), units.as_slice()));
        }
        // Units up to the last one are used up. None may come twice, or after a smaller one.
        let Some(Unit { nanos, .. }) = units.find(|known| known.name == unit) else {
            return Err(bad_unit(text, unit, text.len() - after_number.len()));
        };
        let number: u128 = number.parse().map_err(|_| too_large())?;
        total = number.checked_mul(*nanos).and_then(|part| total.checked_add(part)).ok_or_else(too_large)?;
        if after_unit.is_empty() {
            break;
        }
        rest = after_unit.trim_start_matches(' ');
    }
    of_nanos(total).ok_or_else(too_large)
}

fn of_nanos(nanos: u128) -> Option<Duration> {
    let seconds = u64::try_from(nanos / NANOS_PER_SECOND).ok()?;
    Some(Duration::new(seconds, u32::try_from(nanos % NANOS_PER_SECOND).ok()?))
}

/// Returns the reason at an index where a number or a unit is missing. These units may still follow.
#[cold]
fn incomplete(text: &str, number: &str, index: usize, units: &'static [Unit]) -> ValueError {
    let last = text.char_indices().next_back().map(|(last, _)| last);
    match last {
        None => ValueError::new(say::EMPTY),
        Some(last) if index == text.len() && number.is_empty() => character::at(text, last, say::NOT_A_DIGIT),
        Some(_) if text == number => ValueError::new(say::NO_UNIT).help(say::ADD_UNIT),
        Some(_) if index == text.len() => {
            let error = ValueError::new(say::LAST_HAS_NO_UNIT);
            if units.is_empty() { error } else { error.advised(say::add_smaller_unit(&names(units.iter()))) }
        }
        Some(_) if number.is_empty() => character::at(text, index, say::NOT_A_DIGIT),
        Some(_) if text[index..].starts_with('.') => {
            character::at(text, index, say::DECIMAL_MARK).help(say::SMALLER_UNIT)
        }
        Some(_) if text[index..].starts_with(',') => character::at(text, index, say::COMMA).help(say::NO_COMMA),
        Some(_) => {
            let error = character::at(text, index, say::NOR_A_UNIT);
            match unit_of(text[index..].trim_start()) {
                Some(unit) => error.advised(say::unit_after_number(unit)),
                None => error,
            }
        }
    }
}

#[cold]
fn bad_unit(text: &str, unit: &str, index: usize) -> ValueError {
    let position = text[..index].chars().count() + 1;
    let reason = if UNITS.iter().any(|known| known.name == unit) {
        say::unit_out_of_order(position)
    } else {
        say::unknown_unit(position, &names(UNITS.iter().rev()))
    };
    let error = ValueError::said(Form::Explanation, reason);
    match other_name(unit) {
        Some(name) => error.advised(say::write_unit(name)),
        None => error,
    }
}

fn names(units: impl Iterator<Item = &'static Unit>) -> Vec<&'static str> {
    units.map(|unit| unit.name).collect()
}

/// Returns the unit of a word in any spelling.
fn unit_of(word: &str) -> Option<&'static str> {
    UNITS.iter().find(|unit| unit.name == word).map(|unit| unit.name).or_else(|| other_name(word))
}

fn other_name(word: &str) -> Option<&'static str> {
    OTHER_NAMES.iter().find(|(_, others)| others.contains(&&*word.to_lowercase())).map(|(name, _)| *name)
}

/// Units in the spelling of other programs.
const OTHER_NAMES: [(&str, &[&str]); 8] = [
    ("w", &["week", "weeks"]),
    ("d", &["day", "days"]),
    ("h", &["hr", "hrs", "hour", "hours"]),
    ("m", &["min", "mins", "minute", "minutes"]),
    ("s", &["sec", "secs", "second", "seconds"]),
    ("ms", &["msec", "msecs", "millis", "millisecond", "milliseconds"]),
    // Greek and micro sign.
    ("us", &["\u{3bc}s", "\u{b5}s", "usec", "micros", "microsecond", "microseconds"]),
    ("ns", &["nsec", "nanos", "nanosecond", "nanoseconds"]),
];
