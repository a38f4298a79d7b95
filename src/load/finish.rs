//! The end of a walk: the checks that need the whole environment, and the result.

use std::path::Path;

use super::Loader;
use crate::error::Error;
use crate::finding::Found;
use crate::hash::{hash, keep_firsts};
use crate::problem::{Problem, ProblemKind};
use crate::say::{self, Sentence};

impl Loader<'_> {
    /// Ends a walk. Returns `true` if nothing is wrong.
    #[inline]
    pub(crate) fn finish(&mut self) -> bool {
        // A process alone has no files with mistakes, and there is no summary to fill.
        self.process.is_some() && self.findings.is_empty() || self.end()
    }

    /// Returns the error. A field without a value has left a finding, so there is at least one problem.
    #[cold]
    pub(crate) fn error(&mut self) -> Error {
        let findings = std::mem::take(&mut self.findings);
        self.error_of(findings)
    }

    /// Returns the error, and all findings.
    pub(crate) fn into_findings(self) -> (Error, Vec<Found>) {
        let is_problem = |found: &&Found| found.kind().is_some_and(|kind| !kind.is_warning());
        let problems = self.findings.iter().filter(is_problem).cloned().collect();
        (self.error_of(problems), self.findings)
    }

    fn error_of(&self, findings: Vec<Found>) -> Error {
        let problems = problems_of(findings, |kind| !kind.is_warning());
        let note = self.note(&problems);
        Error::new(problems, note)
    }

    fn end(&mut self) -> bool {
        if !self.unset.is_empty() {
            self.find_near_misses();
        }
        if self.is_watched() {
            for instances in self.instances.clone() {
                instances.warn_of_others(self);
            }
        }
        let mut findings = self.findings_of_files();
        // Nearly always there are none, and the list stays where it is.
        if !findings.is_empty() {
            findings.append(&mut self.findings);
            self.findings = findings;
        }
        !self.findings.iter().any(|found| found.kind().is_some_and(|kind| !kind.is_warning()))
    }

    /// Returns the findings about the files of the environment. A name in them is safe to show if the schema knows it.
    fn findings_of_files(&self) -> Vec<Found> {
        let (env, is_known) = (self.env, |name: &str| self.schema.has(name));
        let warnings = if self.is_watched() { env.file_warnings() } else { Vec::new() };
        let mut findings = Found::of_files(&warnings, &is_known);
        findings.append(&mut Found::of_files(&env.faults(), &is_known));
        findings
    }

    /// Returns a note about a file that was not loaded. It is the likeliest cause of missing variables.
    fn note(&self, problems: &[Problem]) -> Option<Sentence> {
        if !problems.iter().any(|problem| problem.kind == ProblemKind::Missing) {
            return None;
        }
        if let Some(path) = self.env.absent() {
            return Some(say::file::absent(path, parents_to(path)));
        }
        let unread = self.env.process_alone().is_some() && Path::new(".env").is_file();
        unread.then_some(say::load::UNREAD_DOTENV.into())
    }
}

/// Returns the number of directories to go up from the working directory to one that has the file.
fn parents_to(path: &Path) -> Option<usize> {
    let directory = std::env::current_dir().ok().filter(|_| path.is_relative())?;
    let found = directory.ancestors().skip(1).position(|parent| parent.join(path).is_file())?;
    Some(found + 1)
}

/// Returns the problems of some kinds. Several readers of one variable report a problem once.
pub(crate) fn problems_of(findings: Vec<Found>, of_kind: fn(ProblemKind) -> bool) -> Vec<Problem> {
    let mut problems = Vec::with_capacity(findings.len());
    for found in findings {
        if found.kind().is_some_and(of_kind) {
            if let Some(problem) = found.into_problem() {
                problems.push(problem);
            }
        }
    }
    let are_equal = |one: &Problem, other: &Problem| one.message == other.message && one.origin == other.origin;
    keep_firsts(&mut problems, |problem| hash(problem.message().as_bytes()), are_equal);
    problems
}
