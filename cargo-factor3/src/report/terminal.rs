//! The report for a terminal: excerpts with carets, in the style of the compiler.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{field, location, remarks, scope, tier, unchecked};
use crate::audit::Audit;
use crate::finding::{Finding, Tier, count};
use crate::site::Place;

/// The number of places that are shown with their line.
const EXCERPTS: usize = 3;

pub(crate) fn text(audit: &Audit, gone: &[String], places: bool) -> String {
    let mut text = String::new();
    let known = tier(audit, Tier::Debt).filter(|finding| finding.known).count();
    let debt: Vec<&Finding> = tier(audit, Tier::Debt).filter(|finding| !finding.known).collect();
    for finding in &debt {
        _ = writeln!(text, "{}\n", story(finding));
    }
    let noted: Vec<&Finding> = tier(audit, Tier::Note).collect();
    for finding in &noted {
        _ = writeln!(text, "note: {} [{}]", finding.title(), finding.id);
        if places {
            finding.places.iter().for_each(|place| _ = writeln!(text, "  --> {}", location(place)));
        }
    }
    if !noted.is_empty() {
        let more = if places { "" } else { "; --notes shows the places" };
        _ = writeln!(text, "({} not counted{more})\n", if noted.len() == 1 { "a note is" } else { "notes are" });
    }
    for remark in remarks(audit) {
        _ = writeln!(text, "{remark}");
    }
    for id in gone {
        _ = writeln!(text, "the baseline has {id}, which is not found any more: take it out");
    }
    _ = writeln!(text, "Audited {}.", scope(audit));
    _ = writeln!(text, "{}", unchecked());
    let number = debt.iter().map(|finding| finding.places.len()).sum();
    _ = write!(text, "debt: {} in {}", count(debt.len(), "story"), count(number, "place"));
    if known > 0 {
        _ = write!(text, ", and {known} in the baseline");
    }
    if audit.allowed > 0 {
        _ = write!(text, "; {} allowed by comments", count(audit.allowed, "place"));
    }
    text.push('\n');
    if debt.iter().any(|finding| finding.field.is_some()) {
        text.push_str("`cargo factor3 audit --config-struct` prints the fields as one struct to paste.\n");
    }
    text
}

fn story(finding: &Finding) -> String {
    let mut elements: Vec<Element<'_>> = finding.places.iter().take(EXCERPTS).map(place).collect();
    let rest: Vec<String> = finding.places.iter().skip(EXCERPTS).map(location).collect();
    if !rest.is_empty() {
        elements.push(Level::NOTE.no_name().message(format!("and at {}", rest.join(", "))).into());
    }
    elements.push(Level::NOTE.with_name("why").message(finding.rule.why).into());
    elements.push(Level::HELP.message(help(finding)).into());
    elements.push(Level::NOTE.with_name("id").message(finding.id.as_str()).into());
    let group: Group<'_> = Level::WARNING.with_name("debt").primary_title(finding.title()).elements(elements);
    Renderer::styled().render(&[group])
}

fn help(finding: &Finding) -> String {
    match field(finding) {
        Some(field) => format!("{}\n{field}", finding.rule.mend),
        None => finding.rule.mend.to_owned(),
    }
}

fn place(place: &Place) -> Element<'_> {
    let Some(excerpt) = place.excerpt.as_deref() else {
        let origin = Origin::path(&*place.path);
        return if place.line == 0 { origin.into() } else { origin.line(place.line).char_column(place.column).into() };
    };
    let at = |column: usize| excerpt.char_indices().nth(column).map_or(excerpt.len(), |(at, _)| at);
    let (start, end) = (at(place.column - 1), at(place.column - 1 + place.length));
    Snippet::source(excerpt)
        .line_start(place.line)
        .path(&*place.path)
        .annotation(AnnotationKind::Primary.span(start..end.max(start)))
        .into()
}
