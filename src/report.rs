//! Problems as text for the operator: plain, in the order of the declaration, the variable first, and all names again
//! in the last line, because log collectors and `kubectl describe` keep the tail.

use std::collections::HashSet;
use std::fmt;

use crate::problem::Problem;

/// The report of a list of problems.
pub(crate) struct Report<'a> {
    pub(crate) problems: &'a [Problem],
    /// A line about all of them.
    pub(crate) note: Option<&'a str>,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, noun) = (self.problems.len(), if self.problems.len() == 1 { "problem" } else { "problems" });
        writeln!(f, "the environment has {count} {noun}\n")?;
        for problem in self.problems {
            lines(problem, f)?;
        }
        if let Some(note) = self.note {
            writeln!(f, "\n  help: {note}")?;
        }
        f.write_str("\nto fix: ")?;
        for (i, name) in names(self.problems).iter().enumerate() {
            all(f, &[if i == 0 { "" } else { ", " }, name])?;
        }
        Ok(())
    }
}

/// Two or three lines: what is wrong, what it is about, what to do.
fn lines(problem: &Problem, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    all(f, &["  ", problem.message(), "\n"])?;
    if let Some(origin) = problem.origin().filter(|_| !problem.place_is_in_message()) {
        writeln!(f, "    --> {origin}")?;
    }
    if let Some(expected) = problem.expected() {
        f.write_str("    ")?;
        if let Some(docs) = problem.docs() {
            all(f, &[&sentence(docs), " "])?;
        }
        all(f, &["Expected: ", expected, "\n"])?;
    }
    if let Some(help) = problem.help() {
        all(f, &["    help: ", help, "\n"])?;
    }
    Ok(())
}

/// Texts one after the other: a report has many, and to format each costs as much as the rest of it.
fn all(f: &mut fmt::Formatter<'_>, texts: &[&str]) -> fmt::Result {
    texts.iter().try_for_each(|text| f.write_str(text))
}

/// The first paragraph of a doc comment, with its full stop.
fn sentence(docs: &str) -> String {
    let paragraph = docs.split("\n\n").next().unwrap_or(docs).replace('\n', " ");
    if paragraph.ends_with(['.', '!', '?', ':']) { paragraph } else { format!("{paragraph}.") }
}

/// What there is to fix, each once: variables, and places in files.
fn names(problems: &[Problem]) -> Vec<String> {
    let (mut names, mut seen) = (Vec::new(), HashSet::with_capacity(problems.len()));
    for problem in problems {
        let place = problem.origin().filter(|_| problem.place_is_in_message()).map(ToString::to_string);
        for name in problem.variables().iter().cloned().chain(place) {
            if seen.insert(name.clone()) {
                names.push(name);
            }
        }
    }
    names
}
