//! The findings in each format.

mod html;
mod jira;
mod json;
mod markdown;
mod sarif;
mod terminal;

use std::fmt::Write as _;

pub(crate) use self::html::html;
pub(crate) use self::jira::jira;
pub(crate) use self::json::json;
pub(crate) use self::markdown::markdown;
pub(crate) use self::sarif::sarif;
pub(crate) use self::terminal::text;

use crate::audit::Audit;
use crate::finding::{Finding, Tier, UNCHECKED, count};
use crate::mend::{Field, structure};
use crate::site::Place;

/// Returns the findings of a tier.
fn tier(audit: &Audit, tier: Tier) -> impl Iterator<Item = &Finding> {
    audit.findings.iter().filter(move |finding| finding.tier == tier)
}

/// Returns `src/main.rs:12`.
fn location(place: &Place) -> String {
    if place.line == 0 { place.path.to_string() } else { format!("{}:{}", place.path, place.line) }
}

/// Returns the field of a finding, as in a struct of its own.
fn field(finding: &Finding) -> Option<String> {
    let field = finding.field.as_ref()?;
    let code = structure("", std::slice::from_ref(field));
    let start = code.find("struct Config {\n")? + "struct Config {\n".len();
    let lines = code[start..].split("\n}").next()?;
    let trimmed: Vec<&str> = lines.lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    Some(trimmed.join("\n"))
}

/// Describes the scope of the audit.
fn scope(audit: &Audit) -> String {
    let names: Vec<&str> = audit.scope.packages.iter().map(|member| member.name.as_str()).collect();
    format!("{} in {} of {}", count(audit.sites.lines, "line"), count(audit.sites.files, "file"), shortened(&names))
}

fn shortened(names: &[&str]) -> String {
    const SHOWN: usize = 6;
    match names.len() {
        0 => "no package".to_owned(),
        all if all <= SHOWN => names.join(", "),
        all => format!("{} and {} more packages", names[..SHOWN - 1].join(", "), all - SHOWN + 1),
    }
}

/// Lists the factors that are not checked.
fn unchecked() -> String {
    let names: Vec<String> = UNCHECKED.iter().map(|factor| format!("{} {}", factor.roman(), factor.name())).collect();
    format!("Not checked, because source text has no honest sign of them: {}.", names.join(", "))
}

/// Returns remarks on parts that were not read.
fn remarks(audit: &Audit) -> Vec<String> {
    let mut found: Vec<String> =
        audit.sites.skipped.iter().map(|(path, reason)| format!("not read: {path} {reason}")).collect();
    found.extend(audit.scope.left_out.iter().map(|(name, reason)| format!("not audited: {name}, {reason}")));
    if audit.repository.without_git {
        found.push(
            "no git repository: files that it would not ignore are taken for committed, and lock files are not checked"
                .to_owned(),
        );
    }
    found
}

/// Returns the struct to paste, for each package that has a field to add.
pub(crate) fn structs(audit: &Audit) -> String {
    let mut code = String::new();
    for member in &audit.scope.packages {
        let mut fields: Vec<Field> = Vec::new();
        let own = tier(audit, Tier::Debt).filter(|finding| finding.package == member.name);
        for field in own.filter_map(|finding| finding.field.as_ref()) {
            match fields.iter_mut().find(|other| other.variable == field.variable) {
                Some(known) => known.merge(field),
                None => fields.push(field.clone()),
            }
        }
        if !fields.is_empty() {
            let first = if code.is_empty() { "" } else { "\n" };
            _ = write!(
                code,
                "{first}// {}\n{}",
                member.name,
                structure(&format!("Configuration of {}.", member.name), &fields)
            );
        }
    }
    if code.is_empty() { "// There is no field to add.\n".to_owned() } else { code }
}
