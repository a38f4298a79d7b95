//! Durations without a unit in the text: the field option `unit` says what the number counts.

use std::fmt::{self, Write as _};
use std::ops::Bound;
use std::time::Duration;

use super::{of_nanos, unit_of};
use crate::expected::{Bounds, Unit};
use crate::say::hint::NO_UNIT;
use crate::say::value as say;
use crate::value::list::Shown;
use crate::value::{Checked, ValueError, number};

/// Parses a whole number of units.
pub(super) fn parse(text: &str, unit: &Unit) -> Result<Duration, ValueError> {
    let count: u128 = text.parse().map_err(|_| refused(text, unit))?;
    count.checked_mul(unit.nanos).and_then(of_nanos).ok_or_else(|| ValueError::new(say::TOO_LARGE))
}

#[cold]
fn refused(text: &str, unit: &Unit) -> ValueError {
    let error = number::no_integer(text, false);
    let after_number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let written = after_number.trim_start_matches(['.', ' ']).trim_start_matches(|c: char| c.is_ascii_digit());
    let has_unit = !written.is_empty() && written.chars().all(char::is_alphabetic) || super::parse(text).is_ok();
    if !has_unit || after_number.len() == text.len() {
        return error;
    }
    // Without another unit, the number would mean something else.
    match unit_of(after_number.trim_start()) {
        Some(name) if name == unit.name => error.help(NO_UNIT),
        _ => error.advised(say::whole_number(unit.phrase)),
    }
}

/// The type of a field with the option `unit`.
#[diagnostic::on_unimplemented(
    message = "`unit` needs a `Duration`, but the field has type `{Self}`",
    label = "not a `Duration`",
    note = "`unit` takes a `std::time::Duration`, or an `Option`, a `Box`, a list or a set of it"
)]
pub trait InUnit<Way> {
    /// Writes each duration as the number of its units.
    ///
    /// # Errors
    ///
    /// Fails if the formatter does.
    fn show_in(&self, unit: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

#[diagnostic::do_not_recommend]
impl<T: Checked<Duration, Way> + ?Sized, Way> InUnit<Way> for T {
    fn show_in(&self, unit: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, mut text) = (Unit::named(unit), String::new());
        self.broken(&mut |duration| {
            let comma = if text.is_empty() { "" } else { "," };
            let _ = match duration.as_nanos() {
                nanos if nanos % unit.nanos == 0 => write!(text, "{comma}{}", nanos / unit.nanos),
                // A default that no text in this unit can express.
                _ => write!(text, "{comma}{}", Shown(duration)),
            };
            None
        });
        f.write_str(&text)
    }
}

/// Converts the bounds of durations to those of whole numbers in a unit.
#[doc(hidden)]
#[must_use]
pub fn bounds_in(unit: &str, bounds: &Bounds) -> Bounds {
    let unit = Unit::named(unit);
    // A type shows its durations in the grammar of this room, so each parses.
    let nanos = |text: &str| super::parse(text).map_or(0, |duration| duration.as_nanos());
    let down = |text: &str| nanos(text) / unit.nanos;
    let up = |text: &str| nanos(text).div_ceil(unit.nanos);
    let start = match bounds.start() {
        Bound::Included(text) => Bound::Included(up(text).to_string()),
        Bound::Excluded(text) => Bound::Included((down(text) + 1).to_string()),
        Bound::Unbounded => Bound::Unbounded,
    };
    let end = match bounds.end() {
        Bound::Included(text) => Bound::Included(down(text).to_string()),
        Bound::Excluded(text) => match up(text).checked_sub(1) {
            Some(end) => Bound::Included(end.to_string()),
            None => Bound::Excluded("0".to_owned()),
        },
        Bound::Unbounded => Bound::Unbounded,
    };
    Bounds { start, end }
}
