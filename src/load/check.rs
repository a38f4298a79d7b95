//! The check of defaults and examples, which are loaded like the values of an environment.

use super::{Links, Loader, WATCH};
use crate::env::Env;
use crate::finding::{Content, Finding, Found, Written};
use crate::problem::ProblemKind;
use crate::schema::Schema;

/// Loads a configuration, and drops the result.
type Walk = fn(&mut Loader<'_>);

impl Loader<'_> {
    /// Checks every default and every example, in debug builds only.
    #[inline]
    pub(crate) fn check_written(&mut self, walk: Walk) {
        if cfg!(debug_assertions) {
            self.findings.extend(mistakes(self.schema, walk, self.links));
        }
    }
}

/// Returns the mistakes in the defaults and the examples of a configuration.
pub(crate) fn mistakes(schema: &'static Schema, walk: Walk, links: Links) -> Vec<Found> {
    let links = Links { watch: None, ..links };
    let mut findings = load(schema, walk, Written::Default, links);
    findings.append(&mut load(schema, walk, Written::Example, links));
    // A rule about several fields proves nothing if a default meets an example.
    findings.retain(|found| matches!(found.kind(), Some(ProblemKind::Default | ProblemKind::Example)));
    findings
}

/// Returns the names of variables and their defaults in the form that their types show, unless they are hidden.
pub(crate) fn defaults(schema: &'static Schema, walk: Walk, links: Links) -> Vec<(String, String)> {
    let links = Links { watch: Some(&WATCH), ..links };
    let mut shown = Vec::new();
    for found in load(schema, walk, Written::Default, links) {
        if let (Finding::Defaulted { content: Content::Shown(text), .. }, Some(row)) = (found.finding, found.row) {
            shown.push((row.name.into_string(), text.to_string()));
        }
    }
    shown
}

/// Loads the defaults or the examples, from an environment that sets nothing but tags. It does so once per variant of
/// the largest enum, and selects another variant each time.
fn load(schema: &'static Schema, walk: Walk, written: Written, links: Links) -> Vec<Found> {
    let mut findings = Vec::new();
    for variant in 0..schema.most_variants() {
        let env = Env::from_iter(schema.choices(variant));
        let mut loader = Loader { check: Some(written), ..Loader::new(&env, schema, links) };
        walk(&mut loader);
        findings.append(&mut loader.findings);
    }
    findings
}
