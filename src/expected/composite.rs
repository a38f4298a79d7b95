//! Lists, maps and optional values: the types that contain others.

use super::{Expected, Kind, Part};

/// A composition of types that one variable cannot hold. It is returned as data, because only generated code can point
/// a compile error at the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InvalidNesting {
    OptionInOption,
    OptionInList,
    ListInList,
}

impl Expected {
    /// Describes a list of any number of items, with a separator between them.
    ///
    /// ```
    /// use factor3::value::Expected;
    ///
    /// const PORT: Expected = Expected::integer(0, 65535);
    /// assert_eq!(Expected::list(&PORT).to_string(), "a list, each item an integer from 0 to 65535");
    /// assert_eq!(Expected::array(&PORT, 2).to_string(), "a list of 2, each item an integer from 0 to 65535");
    /// ```
    pub const fn list(item: &'static Expected) -> Self {
        Self::new(Kind::List { item, length: None, is_set: false }).containing(item)
    }

    /// Describes a list that keeps one of several equal items.
    pub(crate) const fn set(item: &'static Expected) -> Self {
        Self::new(Kind::List { item, length: None, is_set: true }).containing(item)
    }

    /// Describes a list of exactly `length` items: see [`list`](Self::list).
    pub const fn array(item: &'static Expected, length: usize) -> Self {
        Self::new(Kind::List { item, length: Some(length), is_set: false }).containing(item)
    }

    /// Describes a list with one item for each of the given descriptions, in order.
    ///
    /// ```
    /// use factor3::value::Expected;
    ///
    /// const PAIR: Expected = Expected::tuple(&[Expected::text("a region"), Expected::integer(1, 9)]);
    /// assert_eq!(PAIR.to_string(), "a list of 2: a region, then an integer from 1 to 9");
    /// ```
    pub const fn tuple(items: &'static [Expected]) -> Self {
        let mut tuple = Self::new(Kind::Tuple(items));
        let mut i = 0;
        while i < items.len() {
            tuple = tuple.containing(&items[i]);
            i += 1;
        }
        tuple
    }

    /// Describes a list of `key=value` items, with a separator between them.
    ///
    /// ```
    /// use factor3::value::Expected;
    ///
    /// const WEIGHTS: Expected = Expected::map(&Expected::text("a host"), &Expected::integer(1, 9));
    /// assert_eq!(WEIGHTS.to_string(), "a list of key=value, each key a host, each value an integer from 1 to 9");
    /// ```
    pub const fn map(key: &'static Expected, value: &'static Expected) -> Self {
        Self::new(Kind::Map { key, value }).containing(key).containing(value)
    }

    const fn containing(mut self, part: &Expected) -> Self {
        // A list accepts the options of its items.
        self.takes.tls |= part.takes.tls;
        self.takes.password |= part.takes.password;
        self.takes.userinfo |= part.takes.userinfo;
        self.takes.commas |= part.takes.commas;
        self.secretless &= part.secretless;
        if self.invalid_nesting.is_none() {
            self.invalid_nesting = match part {
                Expected { invalid_nesting: Some(invalid_nesting), .. } => Some(*invalid_nesting),
                Expected { optional: true, .. } => Some(InvalidNesting::OptionInList),
                _ if part.is_list() => Some(InvalidNesting::ListInList),
                _ => None,
            };
        }
        self
    }

    pub(crate) const fn copied(&self) -> Self {
        Self { ..*self }
    }

    /// Describes the value inside an `Option`.
    pub(crate) const fn option(inner: &'static Self) -> Self {
        inner.copied().optional()
    }

    /// Makes the value optional, as `Option` does.
    #[must_use]
    pub(crate) const fn optional(mut self) -> Self {
        if self.optional && self.invalid_nesting.is_none() {
            self.invalid_nesting = Some(InvalidNesting::OptionInOption);
        }
        self.optional = true;
        self
    }

    /// Returns `true` if the text is split at a separator.
    pub(crate) const fn is_list(&self) -> bool {
        matches!(self.kind, Kind::List { .. } | Kind::Tuple(_) | Kind::Map { .. })
    }

    pub(crate) const fn invalid_nesting(&self) -> Option<InvalidNesting> {
        self.invalid_nesting
    }

    /// Returns the words that are valid for the value, or for each item of a list.
    pub(crate) fn choices(&self) -> Option<&'static [&'static str]> {
        match self.kind {
            Kind::Words(words) => Some(words),
            Kind::List { item, .. } => item.choices(),
            _ => None,
        }
    }

    /// Returns the description of one item, or of a part of it.
    pub(crate) fn part(&self, item: usize, part: Part) -> Self {
        match (self.kind, part) {
            (Kind::List { item, .. }, _) => Self { bounds: self.bounds, unit: self.unit, ..self.inherited(item) },
            (Kind::Tuple(items), _) => items.get(item).unwrap_or(self).clone(),
            (Kind::Map { key, .. }, Part::Key) => key.clone(),
            (Kind::Map { value, .. }, Part::Value) => self.inherited(value),
            (Kind::Map { .. }, Part::Whole) => Self::text("key=value"),
            _ => self.clone(),
        }
    }
}
