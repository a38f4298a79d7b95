//! The rows of a summary as data, for tests of other promises than its table.

use factor3::Summary;

/// Returns a row for each variable: its name, its value or else its length or status, and its origin.
pub(crate) fn rows(summary: &Summary) -> Vec<String> {
    let row = |entry: &factor3::summary::Entry| {
        let value = match (entry.shown(), entry.characters()) {
            (Some(value), _) => value.to_owned(),
            (None, Some(characters)) => format!("{characters} hidden"),
            (None, None) => entry.status().as_str().to_owned(),
        };
        let origin = entry.origin().map(ToString::to_string);
        [Some(entry.name().to_owned()), Some(value), origin].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    summary.variables().iter().map(row).collect()
}
