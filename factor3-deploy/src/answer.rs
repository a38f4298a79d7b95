//! The answer for a name that a value refers to.

/// The answer for one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Text(String),
    /// Set, or perhaps set, to an unknown value.
    Unknown,
    Unset,
}
