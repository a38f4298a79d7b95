//! The CSV import of Jira: one story per row.

use super::{field, location, tier};
use crate::audit::Audit;
use crate::failure::Failure;
use crate::finding::{Finding, Tier};

/// Jira expects names without punctuation, the summary first.
const HEADER: [&str; 5] = ["Summary", "Issue Type", "Priority", "Labels", "Description"];
/// The longest summary that Jira accepts.
const SUMMARY: usize = 255;

pub(crate) fn jira(audit: &Audit) -> Result<String, Failure> {
    let wrong = |error: &dyn std::fmt::Display| Failure::new(format!("the CSV cannot be written: {error}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER).map_err(|error| wrong(&error))?;
    for finding in tier(audit, Tier::Debt).filter(|finding| !finding.known) {
        let summary: String = finding.title().chars().take(SUMMARY).collect();
        // A label cannot contain spaces, and the id has none.
        let row = [summary.as_str(), "Story", priority(finding), &finding.id, &description(finding)];
        writer.write_record(row).map_err(|error| wrong(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| wrong(&error))?;
    String::from_utf8(bytes).map_err(|error| wrong(&error))
}

/// Returns the priority. An exposed secret comes first.
fn priority(finding: &Finding) -> &'static str {
    if matches!(finding.rule.id, "credential" | "env-file") { "High" } else { "Medium" }
}

/// Returns the description in the markup of Jira.
fn description(finding: &Finding) -> String {
    let places: Vec<String> = finding.places.iter().map(|place| format!("* {}", location(place))).collect();
    let field = field(finding).map(|field| format!("\n\n{{code:rust}}\n{field}\n{{code}}")).unwrap_or_default();
    format!("{}\n\n{}\n\n{}{field}\n\n{}", finding.rule.why, places.join("\n"), finding.rule.mend, finding.done())
}
