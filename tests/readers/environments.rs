//! Valid and broken environments, and the rules that a schema cannot express.

mod compositions;
mod programs;
mod single;

use crate::validators::Environment;

/// An environment of a configuration.
pub struct Row {
    pub subject: &'static str,
    pub environment: Environment,
    /// The reason why the schema and the report do not name the same variables.
    pub gap: Option<Gap>,
}

#[derive(Clone)]
pub struct Gap {
    pub reason: Beyond,
    /// The variables that the report names, and the schema does not.
    pub variables: Vec<&'static str>,
    /// The variables that the schema names instead, so it refuses the environment all the same.
    pub instead: Vec<&'static str>,
}

/// The rules that a schema of texts cannot express.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beyond {
    /// A rule that is a function of the program.
    Program,
    /// The content of a file.
    File,
    /// The equality of two variables, or two passwords of one URL.
    Conflict,
    /// Which name of a variable is set, but empty: a schema names the one that is required.
    EmptyName,
    /// The size of a number with a fraction, or of a sum.
    Magnitude,
    /// The equality of two keys of a map.
    Repetition,
    /// A control character in a path.
    Control,
    /// The groups of an IPv6 address: at most eight, at most one gap, a zone that is a number.
    Ipv6,
    /// A URL beyond its shape.
    Url,
}

pub fn rows() -> Vec<Row> {
    [single::rows(), compositions::rows(), programs::rows()].into_iter().flatten().collect()
}

/// Names and values, in the form of a test.
type Written = &'static [(&'static str, &'static str)];

fn environment(written: &[(&str, &str)]) -> Environment {
    written.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn row(subject: &'static str, written: Written) -> Row {
    Row { subject, environment: environment(written), gap: None }
}

fn beyond(subject: &'static str, written: Written, reason: Beyond, variables: &[&'static str]) -> Row {
    let gap = Some(Gap { reason, variables: variables.to_vec(), instead: Vec::new() });
    Row { subject, environment: environment(written), gap }
}
