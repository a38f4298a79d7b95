//! The whole audit, for programs.

use serde_json::{Value, json};

use super::{field, remarks};
use crate::audit::Audit;
use crate::finding::{Factor, Finding, UNCHECKED};

pub(crate) fn json(audit: &Audit) -> String {
    let packages: Vec<&str> = audit.scope.packages.iter().map(|member| member.name.as_str()).collect();
    let unchecked: Vec<&str> = UNCHECKED.iter().map(|factor| factor.roman()).collect();
    let checked: Vec<&str> = Factor::all().filter(|factor| !UNCHECKED.contains(factor)).map(Factor::roman).collect();
    let value = json!({
        "version": 1,
        "packages": packages,
        "files": audit.sites.files,
        "lines": audit.sites.lines,
        "factors": { "checked": checked, "unchecked": unchecked },
        "allowed": audit.allowed,
        "remarks": remarks(audit),
        "findings": audit.findings.iter().map(finding).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn finding(finding: &Finding) -> Value {
    let places: Vec<Value> = finding
        .places
        .iter()
        .map(|place| json!({ "path": &*place.path, "line": place.line, "column": place.column, "excerpt": place.excerpt.as_deref() }))
        .collect();
    json!({
        "id": finding.id,
        "rule": finding.rule.id,
        "factor": finding.rule.factor.roman(),
        "tier": finding.tier,
        "package": finding.package,
        "subject": finding.subject,
        "title": finding.title(),
        "why": finding.rule.why,
        "mend": finding.rule.mend,
        "field": field(finding),
        "done": finding.done(),
        "known": finding.known,
        "places": places,
    })
}
