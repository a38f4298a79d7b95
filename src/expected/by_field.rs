//! What the options of a field change in the description of its type. A list passes each on to its items.

use super::{Bounds, Expected, Kind, Unit};

/// Restricts the value, or each item of a list, to a range. The bounds come from a function, because their text is known
/// only at run time.
#[doc(hidden)]
#[must_use]
pub const fn within(mut expected: Expected, bounds: fn() -> Bounds) -> Expected {
    expected.bounds = Some(bounds);
    expected
}

/// Describes what the author's parser accepts, as the value or as each item.
#[doc(hidden)]
#[must_use]
pub const fn described(mut expected: Expected, phrase: &'static str) -> Expected {
    expected.phrase = Some(phrase);
    expected
}

/// Describes a duration, or each duration of a list, as a whole number of a unit.
#[doc(hidden)]
#[must_use]
pub const fn in_unit(mut expected: Expected, unit: &str) -> Expected {
    expected.unit = Some(Unit::named(unit));
    expected
}

impl Expected {
    /// Returns `true` if the field has a `range`.
    pub(crate) const fn has_range(&self) -> bool {
        self.bounds.is_some()
    }

    /// Returns `true` if another parser than that of the type decides.
    pub(crate) const fn is_foreign(&self) -> bool {
        self.foreign
    }

    /// Returns `true` if the author says what the parser of the value accepts.
    pub(crate) const fn is_described(&self) -> bool {
        self.foreign && self.phrase.is_some()
    }

    /// Returns the unit of a duration whose text is a number alone.
    pub(crate) const fn counted(&self) -> Option<&'static Unit> {
        if matches!(self.kind, Kind::Duration) { self.unit } else { None }
    }

    /// Returns the description of a part, in the author's words for it.
    pub(super) const fn inherited(&self, part: &Self) -> Self {
        let phrase = match self.phrase {
            None => part.phrase,
            phrase => phrase,
        };
        Self { phrase, ..part.copied() }
    }
}
