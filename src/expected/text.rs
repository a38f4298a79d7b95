//! What is expected, in words.

use std::fmt;

use super::{Expected, Kind, Part};

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Integer { min, zero, .. } => {
                f.write_str("an integer")?;
                self.bounds().map_or(Ok(()), |bounds| write!(f, " {bounds}"))?;
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
                self.bounds().map_or(Ok(()), |bounds| write!(f, " {bounds}"))
            }
        }
    }
}

impl Expected {
    fn unbounded(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Text(phrase) => f.write_str(phrase),
            Kind::Decimal => f.write_str("a decimal number"),
            Kind::Boolean => f.write_str("true or false"),
            Kind::Duration => f.write_str("a duration"),
            Kind::Words([word]) => f.write_str(word),
            Kind::Words([one, other]) => write!(f, "{one} or {other}"),
            Kind::Words(words) => write!(f, "one of {}", words.join(", ")),
            Kind::Tuple(items) => {
                write!(f, "a list of {}:", items.len())?;
                for (i, item) in items.iter().enumerate() {
                    write!(f, "{} {item}", if i == 0 { "" } else { ", then" })?;
                }
                Ok(())
            }
            Kind::Map { key, value } => write!(f, "a list of key=value, each key {key}, each value {value}"),
            Kind::Integer { .. } | Kind::List { .. } => Ok(()),
        }
    }
}
