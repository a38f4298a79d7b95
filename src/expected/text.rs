//! The description of a valid value, in words.

use std::fmt::{self, Write as _};

use super::bounds::from_to;
use super::{Expected, Kind, Part};
use crate::say::{self, MayShow, Sentence};

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(unit), Some(bounds)) = (self.counted(), self.bounds) {
            return write!(f, "{} {}", unit.phrase, bounds());
        }
        match self.kind {
            Kind::Integer { min, max, zero } => {
                f.write_str("an integer ")?;
                match self.bounds {
                    None => from_to(f, min, max)?,
                    Some(bounds) => bounds().of_integers(min, max).fmt(f)?,
                }
                if !zero && min < 0 { f.write_str(" other than 0") } else { Ok(()) }
            }
            Kind::List { length, .. } => {
                f.write_str("a list")?;
                if let Some(length) = length {
                    write!(f, " of {length}")?;
                }
                write!(f, ", each item {}", self.part(0, Part::Whole))
            }
            _ => {
                self.unbounded(f)?;
                self.bounds.map(|bounds| bounds()).map_or(Ok(()), |bounds| write!(f, " {bounds}"))
            }
        }
    }
}

impl Expected {
    /// Returns the description for a problem. It borrows the phrase in the common case that one is in the source code.
    pub(crate) fn phrase(&self) -> Sentence {
        match (self.written(), self.kind) {
            (Some(phrase), _) if !self.has_range() => phrase.into(),
            (None, Kind::Integer { min: min @ 0.., max, .. }) if !self.has_range() => {
                say::value::integer(min.unsigned_abs(), max)
            }
            _ => {
                // Enough capacity for most descriptions.
                let mut phrase = String::with_capacity(64);
                let _ = write!(phrase, "{self}");
                Sentence::showing(phrase, MayShow::InProgram)
            }
        }
    }

    fn written(&self) -> Option<&'static str> {
        if let Some(unit) = self.counted() {
            return Some(unit.phrase);
        }
        match self.kind() {
            Kind::Text(phrase) | Kind::Words(&[phrase]) => Some(phrase),
            Kind::Decimal => Some("a decimal number"),
            Kind::Boolean => Some("true or false"),
            Kind::Duration => Some("a duration"),
            Kind::Words(_) | Kind::Integer { .. } | Kind::List { .. } | Kind::Tuple(_) | Kind::Map { .. } => None,
        }
    }

    fn unbounded(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(phrase) = self.written() {
            return f.write_str(phrase);
        }
        match self.kind {
            Kind::Words([one, other]) => write!(f, "{one} or {other}"),
            Kind::Words(words) => write!(f, "one of {}", words.join(", ")),
            Kind::Tuple(items) => {
                write!(f, "a list of {}:", items.len())?;
                for (i, item) in items.iter().enumerate() {
                    write!(f, "{} {item}", if i == 0 { "" } else { ", then" })?;
                }
                Ok(())
            }
            Kind::Map { key, .. } => {
                write!(f, "a list of key=value, each key {key}, each value {}", self.part(0, Part::Value))
            }
            Kind::Text(_)
            | Kind::Decimal
            | Kind::Boolean
            | Kind::Duration
            | Kind::Integer { .. }
            | Kind::List { .. } => Ok(()),
        }
    }
}
