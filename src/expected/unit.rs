//! The units of time.

/// A unit of time.
#[derive(Debug)]
pub(crate) struct Unit {
    pub(crate) name: &'static str,
    pub(crate) nanos: u128,
    /// Summaries write durations in this unit.
    pub(crate) is_written: bool,
    /// A field in this unit is "a whole number of seconds".
    pub(crate) phrase: &'static str,
}

const fn unit(name: &'static str, nanos: u128, phrase: &'static str) -> Unit {
    Unit { name, nanos, is_written: true, phrase }
}

/// The units, from large to small. Parser, messages, summaries and documents read this one table.
pub(crate) const UNITS: &[Unit] = &[
    // People think of eight days, not of a week and a day.
    Unit { is_written: false, ..unit("w", 7 * 24 * 60 * 60 * NANOS_PER_SECOND, "a whole number of weeks") },
    unit("d", 24 * 60 * 60 * NANOS_PER_SECOND, "a whole number of days"),
    unit("h", 60 * 60 * NANOS_PER_SECOND, "a whole number of hours"),
    unit("m", 60 * NANOS_PER_SECOND, "a whole number of minutes"),
    unit("s", NANOS_PER_SECOND, "a whole number of seconds"),
    unit("ms", 1_000_000, "a whole number of milliseconds"),
    unit("us", 1_000, "a whole number of microseconds"),
    unit("ns", 1, "a whole number of nanoseconds"),
];

pub(crate) const NANOS_PER_SECOND: u128 = 1_000_000_000;

impl Unit {
    /// Returns the unit of a field with the option `unit`.
    pub(crate) const fn named(name: &str) -> &'static Self {
        let mut i = 0;
        while i < UNITS.len() {
            if is_equal(UNITS[i].name.as_bytes(), name.as_bytes()) {
                return &UNITS[i];
            }
            i += 1;
        }
        panic!("the derive accepts only units of this table")
    }

    /// Returns the largest number of units that a duration can hold.
    pub(crate) const fn most(&self) -> u128 {
        // A duration has whole seconds of 64 bits, and a fraction.
        ((u64::MAX as u128 + 1) * NANOS_PER_SECOND - 1) / self.nanos
    }
}

const fn is_equal(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([], []) => true,
        ([a, one @ ..], [b, other @ ..]) => *a == *b && is_equal(one, other),
        _ => false,
    }
}
