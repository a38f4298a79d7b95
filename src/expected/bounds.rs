//! The bounds of a `range`, as text.

use std::fmt;
use std::ops::Bound;

/// The bounds of a value, in the notation of its type. [`Display`](fmt::Display) formats them like "from 1 to 64".
///
/// ```
/// use std::ops::Bound;
///
/// use factor3::EnvConfig;
///
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(range = 1..)]
///     workers: u8,
/// }
///
/// let bounds = Config::schema().variables()[0].bounds().unwrap();
/// assert_eq!(bounds.to_string(), "from 1 to 255");
/// assert_eq!((bounds.start(), bounds.end()), (Bound::Included("1"), Bound::Included("255")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub(crate) start: Bound<String>,
    pub(crate) end: Bound<String>,
}

impl Bounds {
    pub(super) const ALL: Self = Self { start: Bound::Unbounded, end: Bound::Unbounded };

    /// Returns the lower bound.
    pub fn start(&self) -> Bound<&str> {
        self.start.as_ref().map(String::as_str)
    }

    /// Returns the upper bound.
    pub fn end(&self) -> Bound<&str> {
        self.end.as_ref().map(String::as_str)
    }

    /// Normalises the bounds of an integer: a missing bound becomes that of the type, and an exclusive bound inclusive.
    pub(super) fn of_integers(self, min: i128, max: u128) -> Self {
        let start = match self.start {
            Bound::Included(text) => text,
            Bound::Excluded(text) => neighbour(text, 1),
            Bound::Unbounded => min.to_string(),
        };
        let end = match self.end {
            Bound::Included(text) => text,
            Bound::Excluded(text) => neighbour(text, -1),
            Bound::Unbounded => max.to_string(),
        };
        Self { start: Bound::Included(start), end: Bound::Included(end) }
    }
}

fn neighbour(text: String, step: i128) -> String {
    let number = text.parse::<i128>().ok().and_then(|number| number.checked_add(step));
    number.map_or(text, |number| number.to_string())
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Bound::Included(start), Bound::Included(end)) = (&self.start, &self.end) {
            return from_to(f, start, end);
        }
        match &self.start {
            Bound::Included(start) => write!(f, "of at least {start}")?,
            Bound::Excluded(start) => write!(f, "above {start}")?,
            Bound::Unbounded => {}
        }
        if !matches!((&self.start, &self.end), (Bound::Unbounded, _) | (_, Bound::Unbounded)) {
            f.write_str(" and ")?;
        }
        match &self.end {
            Bound::Included(end) => write!(f, "of at most {end}"),
            Bound::Excluded(end) => write!(f, "below {end}"),
            Bound::Unbounded => Ok(()),
        }
    }
}

/// Formats two inclusive bounds.
pub(super) fn from_to(f: &mut fmt::Formatter<'_>, start: impl fmt::Display, end: impl fmt::Display) -> fmt::Result {
    write!(f, "from {start} to {end}")
}
