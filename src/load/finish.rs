//! The end of a walk: the checks that need the whole environment, and the result.

use std::path::Path;

use super::{Loader, Unset, UnsetName};
use crate::env::Origin;
use crate::error::Error;
use crate::finding::{Finding, Found, Near};
use crate::hash::{firsts, keep};
use crate::problem::{Problem, ProblemKind};
use crate::say::{self, KnownName};
use crate::suggest::{NearMissSearch, WantedName, is_link_name, is_platform_name};

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
        (self.error_of(self.findings.clone()), self.findings)
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
        // Nearly always there are none, and the list stays where it is.
        let of_files = self.findings_of_files();
        self.findings.splice(..0, of_files);
        !self.findings.iter().any(|found| found.kind().is_some_and(|kind| !kind.is_warning()))
    }

    /// Compares variables that are not set with variables that are set but unused. A near miss helps a problem, or is a
    /// warning.
    fn find_near_misses(&mut self) {
        let wanted =
            self.unset.iter().map(|unset| WantedName { name: unset.name(&self.findings), prefix: unset.prefix });
        let search = NearMissSearch::new(wanted);
        let mut set = self.env.names(&|name| {
            search.may_find(name.as_encoded_bytes()) && name.to_str().is_some_and(|name| !self.schema.reads(name))
        });
        let is_set = |name: &str| self.env.has_unread(name);
        set.retain(|(name, origin)| {
            // A name that is only perhaps set may be in a manifest, and nowhere else.
            let is_certain = **origin == Origin::Process || is_set(name);
            is_certain && !is_platform_name(name) && !is_link_name(name, &is_set)
        });
        let names: Vec<&str> = set.iter().map(|(name, _)| &**name).collect();
        for pair in search.near_misses(&names) {
            let (unset, (name, origin)) = (&self.unset[pair.wanted], &set[pair.set]);
            let Some(near) = near(unset.name(&self.findings), name, origin) else { continue };
            match &unset.name {
                UnsetName::Required(finding) => {
                    if let Finding::Missing { near: found, .. } = &mut self.findings[*finding].finding {
                        *found = Some(Box::new(near));
                    }
                }
                UnsetName::Optional(name) => self.findings.push(Found::new(Finding::NearMiss(near), name.clone())),
            }
        }
    }

    /// Returns the findings about the files of the environment. A name in them is safe to show if the schema knows it.
    fn findings_of_files(&self) -> Vec<Found> {
        let (env, is_known) = (self.env, |name: &str| self.schema.has(name));
        let warnings = if self.is_watched() { env.file_warnings() } else { Vec::new() };
        let mut findings = Found::of_files(&warnings, &is_known);
        findings.append(&mut Found::of_files(&env.faults(), &is_known));
        findings
    }

    /// Returns a note about an existing file that was not loaded. It is the likeliest cause of missing variables.
    fn note(&self, problems: &[Problem]) -> Option<&'static str> {
        let missing = problems.iter().any(|problem| problem.kind == ProblemKind::Missing);
        let unread = missing && self.env.process_alone().is_some() && Path::new(".env").is_file();
        unread.then_some(say::load::UNREAD_DOTENV)
    }
}

impl Unset {
    fn name<'a>(&'a self, findings: &'a [Found]) -> &'a KnownName {
        match &self.name {
            UnsetName::Required(finding) => findings[*finding].name(),
            UnsetName::Optional(name) => name,
        }
    }
}

/// Returns a near miss. It contains the name in the environment only if that looks like a name.
fn near(wanted: &KnownName, set: &str, origin: &Origin) -> Option<Near> {
    if wanted.eq_ignore_ascii_case(set) {
        return Some(Near::OtherCase(origin.clone()));
    }
    KnownName::if_plain(set).map(|set| Near::Name(set, origin.clone()))
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
    let are_first = firsts(problems.iter().map(|problem| (&problem.message, &problem.origin)));
    keep(&mut problems, are_first);
    problems
}
