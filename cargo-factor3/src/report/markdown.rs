//! Stories for a tracker that reads Markdown.

use std::fmt::Write as _;

use super::{field, location, remarks, scope, tier, unchecked};
use crate::audit::Audit;
use crate::finding::{Finding, Tier, count};

pub(crate) fn markdown(audit: &Audit) -> String {
    let mut text = format!("# Configuration debt\n\nAudited {}. {}\n", escape(&scope(audit)), unchecked());
    let debt: Vec<&Finding> = tier(audit, Tier::Debt).collect();
    _ = writeln!(text, "\n{} to work off.", count(debt.len(), "story"));
    for finding in debt {
        _ = write!(text, "\n## {}\n\n{}", escape(&finding.title()), body(finding));
        if finding.known {
            text.push_str("\nIt is in the baseline.\n");
        }
    }
    let notes: Vec<&Finding> = tier(audit, Tier::Note).collect();
    if !notes.is_empty() {
        text.push_str("\n## Notes, not counted\n\n");
        for finding in notes {
            let places: Vec<String> = finding.places.iter().map(location).collect();
            _ = writeln!(text, "- {}: {}", escape(&finding.title()), escape(&places.join(", ")));
        }
    }
    let remarks = remarks(audit);
    if !remarks.is_empty() {
        text.push_str("\n## Not read\n\n");
        for remark in remarks {
            _ = writeln!(text, "- {}", escape(&remark));
        }
    }
    text
}

/// Returns the story below its title.
pub(super) fn body(finding: &Finding) -> String {
    let mut text = format!("{}\n\n", finding.rule.why);
    for place in &finding.places {
        _ = writeln!(text, "- `{}`", location(place).replace('`', "'"));
    }
    _ = writeln!(text, "\n{}", finding.rule.mend);
    if let Some(field) = field(finding) {
        _ = writeln!(text, "\n```rust\n{}\n```", field.replace("```", "'''"));
    }
    _ = writeln!(text, "\n{}", finding.done().replace(&finding.id, &format!("`{}`", finding.id)));
    text
}

/// Escapes characters that Markdown would interpret.
fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut text, character| {
        if matches!(character, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '`') {
            text.push('\\');
        }
        text.push(character);
        text
    })
}
