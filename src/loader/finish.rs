//! The end of a walk: what only the whole environment can tell, and the result.

use std::path::Path;

use super::{Loader, Recorder, Records, Unset, UnsetName};
use crate::env::Origin;
use crate::error::Error;
use crate::hash::keep_first;
use crate::problem::{Problem, ProblemKind};
use crate::say::{self, KnownName, Sentence};
use crate::suggest::{Search, Wanted, is_link_name, is_platform_name};

impl Loader<'_> {
    /// Whether nothing was wrong.
    #[inline]
    pub(crate) fn finish(&mut self) -> bool {
        // The process alone has no files to complain of, and nothing was recorded.
        self.process.is_some() && self.problems.is_empty() || self.end()
    }

    /// What was wrong: a field without a value has pushed a problem, so there is at least one.
    #[cold]
    pub(crate) fn error(&mut self) -> Error {
        let problems = std::mem::take(&mut self.problems);
        let note = self.note(&problems);
        Error::new(problems, note)
    }

    /// What was read from where, if that was asked for.
    pub(crate) fn into_records(self) -> Records {
        self.records.map(Recorder::into_records).unwrap_or_default()
    }

    fn end(&mut self) -> bool {
        if !self.unset.is_empty() {
            self.find_near_misses();
        }
        let mut problems = self.file_problems();
        problems.append(&mut self.problems);
        say_once(&mut problems);
        if let Some(records) = &mut self.records {
            records.end();
        }
        self.problems = problems;
        self.problems.is_empty()
    }

    /// Compares what is not set with what is set and read by nobody: a help for a problem, else a warning.
    fn find_near_misses(&mut self) {
        let wanted = self.unset.iter().map(|unset| Wanted { name: unset.name(), prefix: unset.prefix });
        let search = Search::new(wanted);
        let mut set = self.env.names(&|name| {
            search.may_find(name.as_encoded_bytes()) && name.to_str().is_some_and(|name| !self.schema.reads(name))
        });
        let is_set = |name: &str| self.env.lookup(name).set_at().is_some();
        set.retain(|(name, _)| !is_platform_name(name) && !is_link_name(name, &is_set));
        let names: Vec<&str> = set.iter().map(|(name, _)| &**name).collect();
        for near in search.near_misses(&names) {
            let (unset, (name, origin)) = (&self.unset[near.wanted], &set[near.set]);
            match (&unset.name, &mut self.records) {
                (UnsetName::OfProblem(problem, wanted), _) => {
                    let Some(finding) = finding(wanted, name, origin) else { continue };
                    self.problems[*problem].help = Some(finding);
                }
                (UnsetName::Optional(wanted), Some(records)) => {
                    let Some(finding) = finding(wanted, name, origin) else { continue };
                    let mut warning = Problem::new(ProblemKind::NearMiss, wanted.clone(), say::load::not_set(wanted));
                    warning.help = Some(finding);
                    records.warn(warning);
                }
                (UnsetName::Optional(_), None) => {}
            }
        }
    }

    /// What is wrong with the files of the environment. A name in them is safe to show if the schema knows it.
    fn file_problems(&mut self) -> Vec<Problem> {
        let (env, is_known) = (self.env, |name: &str| self.schema.has(name));
        if let Some(records) = &mut self.records {
            records.warn_first(Problem::of_faults(env.warnings(), &is_known));
        }
        Problem::of_faults(env.faults(), &is_known)
    }

    /// A file that is there and was not asked for is the likeliest cause of what is missing.
    fn note(&self, problems: &[Problem]) -> Option<&'static str> {
        let missing = problems.iter().any(|problem| problem.kind == ProblemKind::Missing);
        let unread = missing && self.env.process_alone().is_some() && Path::new(".env").is_file();
        unread.then_some(say::load::UNREAD_DOTENV)
    }
}

impl Unset {
    fn name(&self) -> &str {
        match &self.name {
            UnsetName::OfProblem(_, name) | UnsetName::Optional(name) => name,
        }
    }
}

/// Says once what several readers of one variable say: what is wrong, and where.
pub(super) fn say_once(problems: &mut Vec<Problem>) {
    keep_first(problems, Problem::message, |one, other| one.message == other.message && one.origin == other.origin);
}

/// What to say of a name that is nearly the wanted one. The name itself only if it looks like one.
fn finding(wanted: &KnownName, set: &str, origin: &Origin) -> Option<Sentence> {
    if wanted.eq_ignore_ascii_case(set) {
        return Some(say::load::other_case(wanted, origin));
    }
    KnownName::if_plain(set).map(|set| say::load::near_miss(wanted, &set, origin))
}
