//! The audit as a whole: scope, reading, facts, rules, findings.

use std::path::Path;

use clap_cargo::Workspace;

use crate::facts::{self, Facts};
use crate::failure::Failure;
use crate::finding::{self, Finding};
use crate::mend::Evidence;
use crate::repository::{self, Repository};
use crate::rules::{self, Input};
use crate::scope::{self, Scope};
use crate::site::Sites;
use crate::tree;

/// The result of an audit.
pub(crate) struct Audit {
    pub(crate) scope: Scope,
    pub(crate) sites: Sites,
    pub(crate) facts: Facts,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) repository: Repository,
    pub(crate) findings: Vec<Finding>,
    /// The number of places that comments allow.
    pub(crate) allowed: usize,
}

pub(crate) fn run(
    manifest: Option<&Path>,
    selection: &Workspace,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<Audit, Failure> {
    let scope = scope::read(manifest, selection)?;
    let mut sites = tree::read(&scope, progress);
    sites.skipped.extend(scope.refused.iter().cloned());
    let facts = facts::gather(&sites);
    let repository = repository::read(&scope);
    let evidence: Vec<Evidence> = scope
        .packages
        .iter()
        .map(|member| Evidence {
            values: repository.env_files.iter().flat_map(|file| file.looks.clone()).collect(),
            dependencies: member.dependencies.clone(),
        })
        .collect();
    let input = Input { scope: &scope, sites: &sites, facts: &facts, evidence: &evidence, repository: &repository };
    let (findings, allowed) = finding::gather(rules::apply(&input));
    Ok(Audit { scope, sites, facts, evidence, repository, findings, allowed })
}
