//! The findings of an audit: each is about one subject, with all its places.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::mend::Field;
use crate::site::Place;

/// The tier of a finding. Debt is counted, and is a story each. A note is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Tier {
    Debt,
    Note,
}

/// A kind of finding.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) id: &'static str,
    pub(crate) factor: Factor,
    /// The task, with `{}` for the subject.
    pub(crate) title: &'static str,
    /// The reason, in one sentence.
    pub(crate) why: &'static str,
    /// The way to mend it.
    pub(crate) mend: &'static str,
    /// The cases in which it is debt, and those in which it is a note.
    pub(crate) tiers: &'static str,
    /// The cases that it overlooks.
    pub(crate) misses: &'static str,
}

/// One of the twelve factors, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Factor(pub(crate) usize);

/// The names of the factors.
const FACTORS: [(&str, &str); 12] = [
    ("I", "Codebase"),
    ("II", "Dependencies"),
    ("III", "Config"),
    ("IV", "Backing services"),
    ("V", "Build, release, run"),
    ("VI", "Processes"),
    ("VII", "Port binding"),
    ("VIII", "Concurrency"),
    ("IX", "Disposability"),
    ("X", "Dev/prod parity"),
    ("XI", "Logs"),
    ("XII", "Admin processes"),
];

/// The factors that leave no reliable sign in source text.
pub(crate) const UNCHECKED: [Factor; 4] = [Factor(1), Factor(8), Factor(9), Factor(12)];

impl Factor {
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (1..=12).map(Self)
    }

    pub(crate) fn roman(self) -> &'static str {
        FACTORS[self.0 - 1].0
    }

    pub(crate) fn name(self) -> &'static str {
        FACTORS[self.0 - 1].1
    }
}

/// One place of a finding, before the places of a subject are merged.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) rule: &'static Rule,
    pub(crate) tier: Tier,
    /// The name of the package, or of the directory of a workspace.
    pub(crate) package: String,
    pub(crate) subject: String,
    pub(crate) place: Place,
    pub(crate) field: Option<Field>,
    /// A comment allows it.
    pub(crate) allowed: bool,
}

/// A subject with all its places.
#[derive(Debug)]
pub(crate) struct Finding {
    /// A stable identifier, even if lines move: the rule, the package and the subject.
    pub(crate) id: String,
    pub(crate) rule: &'static Rule,
    pub(crate) tier: Tier,
    pub(crate) package: String,
    pub(crate) subject: String,
    pub(crate) places: Vec<Place>,
    pub(crate) field: Option<Field>,
    /// The baseline lists it.
    pub(crate) known: bool,
}

impl Finding {
    /// Returns `III Config: read SITE_URL once, in the configuration (7 places)`.
    pub(crate) fn title(&self) -> String {
        format!(
            "{} {}: {} ({})",
            self.rule.factor.roman(),
            self.rule.factor.name(),
            self.task(),
            count(self.places.len(), "place")
        )
    }

    /// Returns the task, without the factor and the places.
    pub(crate) fn task(&self) -> String {
        self.rule.title.replace("{}", &self.subject)
    }

    /// Returns the sign by which a reader knows that the story is done.
    pub(crate) fn done(&self) -> String {
        format!("Done when `cargo factor3 audit` does not list {}.", self.id)
    }
}

/// Returns `1 place` or `2 places`, `1 story` or `2 stories`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    match (number, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        _ => format!("{number} {noun}s"),
    }
}

/// Merges the places of each subject. It also returns the number of places that comments allow.
pub(crate) fn gather(drafts: Vec<Draft>) -> (Vec<Finding>, usize) {
    let allowed = drafts.iter().filter(|draft| draft.allowed).count();
    let mut found: BTreeMap<(usize, &'static str, String, String), Finding> = BTreeMap::new();
    for draft in drafts.into_iter().filter(|draft| !draft.allowed) {
        let subject = clean(&draft.subject);
        let key = (draft.rule.factor.0, draft.rule.id, draft.package.clone(), subject.clone());
        let finding = found.entry(key).or_insert_with(|| Finding {
            id: format!("{}/{}/{}", draft.rule.id, draft.package, subject),
            rule: draft.rule,
            tier: draft.tier,
            package: draft.package,
            subject,
            places: Vec::new(),
            field: None,
            known: false,
        });
        if draft.tier < finding.tier {
            // Once a subject is debt, only its places of debt count.
            finding.tier = draft.tier;
            finding.places.clear();
        }
        if draft.tier == finding.tier {
            if !finding.places.iter().any(|place| (&place.path, place.line) == (&draft.place.path, draft.place.line)) {
                finding.places.push(draft.place);
            }
            finding.field = match (finding.field.take(), draft.field) {
                (Some(mut one), Some(other)) => {
                    one.merge(&other);
                    Some(one)
                }
                (one, other) => one.or(other),
            };
        }
    }
    let mut findings: Vec<Finding> = found.into_values().collect();
    for finding in &mut findings {
        finding.places.sort();
    }
    findings.sort_by_key(|finding| finding.tier);
    (findings, allowed)
}

/// Removes characters that a label, a line or a cell cannot contain.
fn clean(subject: &str) -> String {
    subject
        .chars()
        .map(|character| if character.is_alphanumeric() || "._-:@/*+[]".contains(character) { character } else { '_' })
        .take(120)
        .collect()
}
