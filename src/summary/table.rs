//! The summary as an aligned table, followed by the warnings and the problems.

use std::fmt;

use super::{Entry, Status, Summary};

/// The widest aligned value. A longer one shifts the origin in its own line only.
const WIDEST_VALUE: usize = 48;

/// The widest aligned name. A longer one shifts the value in its own line only.
const WIDEST_NAME: usize = 80;

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut rows, mut names, mut values) = (Vec::new(), 0, 0);
        for variable in &self.variables {
            let (name, value) = (variable.name(), value(variable));
            let (name_width, value_width) = (name.chars().count(), value.chars().count());
            if name_width <= WIDEST_NAME {
                names = names.max(name_width);
            }
            if value_width <= WIDEST_VALUE {
                values = values.max(value_width);
            }
            rows.push((name, value, origin(variable)));
        }
        for (name, value, origin) in rows {
            let row = format!("{name:names$}  {value:values$}  {origin}");
            writeln!(f, "{}", row.trim_end())?;
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
fn value(entry: &Entry) -> String {
    match (entry.shown(), entry.characters(), entry.status()) {
        (Some(""), ..) => "(empty)".to_owned(),
        (Some(value), ..) => value.to_owned(),
        (None, Some(1), _) => "set, 1 character".to_owned(),
        (None, Some(characters), _) => format!("set, {characters} characters"),
        (None, None, Status::Empty) => "set but empty".to_owned(),
        (None, None, Status::Perhaps) => "perhaps set".to_owned(),
        (None, None, Status::NameOnly) => "set, value unknown".to_owned(),
        (None, None, Status::Unset) => "not set".to_owned(),
        (None, None, _) => "problem".to_owned(),
    }
}

/// Returns the third column.
fn origin(entry: &Entry) -> String {
    let mut column = entry.origin().map(ToString::to_string).unwrap_or_default();
    if entry.status() == Status::EmptyDefault {
        column.push_str(" (set but empty)");
    }
    if let Some(fallback) = entry.fallback() {
        column.extend([", from ", fallback]);
    }
    for (i, origin) in entry.overridden().iter().enumerate() {
        column.push_str(match i {
            0 if column.is_empty() => "over ",
            0 => ", over ",
            _ => " and ",
        });
        column.push_str(&origin.text());
    }
    column
}
