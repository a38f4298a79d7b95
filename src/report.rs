//! The report for the operator: plain text, in declaration order, with the variable first. The last line repeats all
//! names, because log collectors and `kubectl describe` keep the tail.

use std::borrow::Cow;
use std::fmt;

use crate::env::Origin;
use crate::hash::{hash, keep_firsts};
use crate::problem::Problem;
use crate::text::{append, split_once};

/// The report of a list of problems.
pub(crate) struct Report<'a> {
    pub(crate) problems: &'a [Problem],
    /// A line that applies to all problems.
    pub(crate) note: Option<&'a str>,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Build one string and pass it to the formatter once. A call per part would double the cost of a report.
        let mut text = String::with_capacity(LINES * self.problems.len());
        let count = Problem::count(self.problems);
        let noun = if count == 1 { "problem" } else { "problems" };
        append(&mut text, &["the environment has ", &count.to_string(), " ", noun, "\n\n"]);
        for problem in self.problems {
            lines(problem, &mut text);
        }
        if let Some(note) = self.note {
            append(&mut text, &["\n  help: ", note, "\n"]);
        }
        text += "\nto fix: ";
        for (i, name) in names(self.problems).iter().enumerate() {
            append(&mut text, &[if i == 0 { "" } else { ", " }, name]);
        }
        f.write_str(&text)
    }
}

/// The capacity to reserve per problem. Most problems are shorter.
const LINES: usize = 240;

/// Writes a problem in two or three lines: the message, the details and the help.
fn lines(problem: &Problem, text: &mut String) {
    append(text, &["  ", problem.message(), "\n"]);
    if let Some(origin) = problem.origin().filter(|_| !problem.place_is_in_message()) {
        append(text, &["    --> ", &origin.text(), "\n"]);
    }
    if let Some(expected) = problem.expected() {
        *text += "    ";
        if let Some(docs) = problem.docs() {
            append(text, &[&sentence(docs), " "]);
        }
        append(text, &["Expected: ", expected, "\n"]);
    }
    for input in problem.inputs() {
        append(text, &["    ", input, "\n"]);
    }
    if let Some(help) = problem.help() {
        append(text, &["    help: ", help, "\n"]);
    }
}

/// Returns the first paragraph of a doc comment, with a full stop.
fn sentence(docs: &str) -> String {
    let paragraph = split_once(docs, "\n\n").map_or(docs, |(paragraph, _)| paragraph).replace('\n', " ");
    if paragraph.ends_with(['.', '!', '?', ':']) { paragraph } else { format!("{paragraph}.") }
}

/// Lists the variables and places in files to fix, without duplicates.
fn names(problems: &[Problem]) -> Vec<Cow<'_, str>> {
    let mut names = Vec::with_capacity(problems.len());
    for problem in problems {
        for name in problem.variables() {
            names.push(Cow::Borrowed(&**name));
        }
        names.extend(problem.origin().filter(|_| problem.place_is_in_message()).map(Origin::text));
    }
    keep_firsts(&mut names, |name| hash(name.as_bytes()), |one, other| one == other);
    names
}
