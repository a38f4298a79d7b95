//! The list that names the instances of a group.

use std::fmt;

use super::list::{items, join, repeats};
use super::{EnvValue, Expected, Raw, Reader, Showing, ValueError};
use crate::expected::Kind;
use crate::say::instance::{self, NotAName};
use crate::say::{InstanceName, value as say};

/// The names in a list, each with the key of a map.
pub(crate) struct InstanceNames<K>(pub(crate) Vec<(InstanceName, K)>);

impl<K> Default for InstanceNames<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: EnvValue> InstanceNames<K> {
    /// A key that may have any text is a name.
    const NAME: Expected = match K::EXPECTED.kind() {
        Kind::Text(_) => Expected::text("a name").pattern(instance::PATTERN),
        _ => K::EXPECTED,
    };
}

impl<K: EnvValue + Eq> InstanceNames<K> {
    pub(crate) const EXPECTED: Expected = Expected::list(&Self::NAME);

    pub(crate) const READER: Reader<Self> = Reader {
        parse: Self::parse,
        absent: || None,
        show: Showing::ByType(Self::show),
        warnings: |_| None,
        rules: None,
    };

    #[expect(clippy::needless_pass_by_value, reason = "the signature of every parser")]
    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let names = items(&raw, None, |item| Ok((name(item.text()?)?, K::parse(item)?)))?;
        let mut errors = Vec::new();
        for (i, (name, key)) in names.iter().enumerate() {
            let before = &names[..i];
            if let Some(first) = before.iter().position(|(_, other)| other == key) {
                errors.push(repeats(say::repeats_key(first), i));
            } else if let Some(first) = before.iter().position(|(other, _)| other.prefix() == name.prefix()) {
                errors.push(repeats(instance::has_same_prefix(first), i).help(instance::RENAME));
            }
        }
        if errors.is_empty() { Ok(Self(names)) } else { Err(errors.into_iter().collect()) }
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        join(value.0.iter().map(|(name, _)| name.text()), f)
    }
}

fn name(text: &str) -> Result<InstanceName, ValueError> {
    InstanceName::new(text).map_err(|fault| match fault {
        NotAName::TooLong => ValueError::new(instance::TOO_LONG),
        NotAName::Character(at) => ValueError::at(at + 1, text.chars().count(), instance::NOT_A_PART),
    })
}
