//! Sentences about a text that is not a size in bytes.

use super::Sentence;

pub(crate) const NOT_WHOLE: &str = "it is not a whole number of bytes";
pub(crate) const NO_FRACTION: &str = "it has a fraction, and bytes have none";
pub(crate) const LONG_FRACTION: &str = "it has more than 20 digits after the point";
pub(crate) const TWO_MEANINGS: &str = "its unit has two meanings";

/// The help for a unit that is read in two ways. `below` are the next smaller units.
pub(crate) fn both_meanings(si: &'static str, iec: &'static str, below: (&'static str, &'static str)) -> Sentence {
    Sentence::of(&["write `", si, "` for 1000 ", below.0, ", or `", iec, "` for 1024 ", below.1])
}
