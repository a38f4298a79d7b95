//! The summary as an aligned table, followed by the warnings and the problems.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::iter::repeat_n;

use super::{Entry, Status, Summary};
use crate::env::Origin;
use crate::text::{append, push_number};

/// The widest aligned value. A longer one shifts the origin in its own line only.
const WIDEST_VALUE: usize = 48;

/// The widest aligned name. A longer one shifts the value in its own line only.
const WIDEST_NAME: usize = 80;

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut rows, mut names, mut values) = (Vec::with_capacity(self.variables.len()), 0, 0);
        for variable in &self.variables {
            let (name, value) = (variable.name(), value(variable));
            let (name_width, value_width) = (name.chars().count(), value.chars().count());
            if name_width <= WIDEST_NAME {
                names = names.max(name_width);
            }
            if value_width <= WIDEST_VALUE {
                values = values.max(value_width);
            }
            rows.push(([(name.into(), name_width), (value, value_width)], origin(variable)));
        }
        let mut row = String::new();
        for (columns, origin) in rows {
            row.clear();
            for ((text, width), widest) in columns.iter().zip([names, values]) {
                row.push_str(text);
                row.extend(repeat_n(' ', widest.saturating_sub(*width) + 2));
            }
            row.push_str(&origin);
            f.write_str(row.trim_end())?;
            f.write_char('\n')?;
        }
        match self.more_variables {
            0 => {}
            1 => writeln!(f, "and 1 more variable")?,
            more => writeln!(f, "and {more} more variables")?,
        }
        if self.variables.iter().any(Entry::could_be_public) {
            writeln!(f, "(text is hidden, because it may be a secret; `#[env(public)]` on a field shows its value)")?;
        }
        for warning in &self.warnings {
            writeln!(f, "warning: {warning}")?;
        }
        for problem in &self.problems {
            writeln!(f, "problem: {problem}")?;
        }
        Ok(())
    }
}

/// Returns the second column.
fn value(entry: &Entry) -> Cow<'_, str> {
    match (entry.shown(), entry.characters(), entry.status()) {
        (Some(""), ..) => "(empty)".into(),
        (Some(value), ..) => value.into(),
        (None, Some(1), _) => "set, 1 character".into(),
        (None, Some(characters), _) => {
            let mut text = String::with_capacity(WIDEST_VALUE);
            text += "set, ";
            push_number(&mut text, characters);
            text += " characters";
            text.into()
        }
        (None, None, Status::Empty) => "set but empty".into(),
        (None, None, Status::Perhaps) => "perhaps set".into(),
        (None, None, Status::NameOnly) => "set, value unknown".into(),
        (None, None, Status::Unset) => "not set".into(),
        (None, None, _) => "problem".into(),
    }
}

/// Returns the third column.
fn origin(entry: &Entry) -> Cow<'_, str> {
    let mut column = entry.origin().map(Origin::text).unwrap_or_default();
    if entry.status() == Status::EmptyDefault {
        column.to_mut().push_str(" (set but empty)");
    }
    if let Some(fallback) = entry.fallback() {
        append(column.to_mut(), &[", from ", fallback]);
    }
    for (i, origin) in entry.overridden().iter().enumerate() {
        let before = match i {
            0 if column.is_empty() => "over ",
            0 => ", over ",
            _ => " and ",
        };
        append(column.to_mut(), &[before, &origin.text()]);
    }
    column
}
