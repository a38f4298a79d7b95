//! The rules for a URL that may be given in parts.

use super::set::{any_set, names, names_or_fallbacks, switches};
use super::{Rules, not};
use crate::schema::{Item, Variable};

impl Rules {
    /// Adds the rules for a URL and for its parts: the URL is needed if no part is set, and the host if another part is
    /// set and the URL is not. The parts have no rules while none is set, because Kubernetes may inject one of them.
    pub(super) fn url_or_parts(&mut self, url: &Variable, after: &[Item]) {
        let mut parts = Vec::new();
        for item in after {
            match item {
                Item::Variable(part) if part.part_of() == Some(url.name()) => parts.push(part.clone()),
                _ => {}
            }
        }
        let set = switches(&parts);
        self.value(url);
        if url.is_required() {
            let mut inside = Self::default();
            inside.needed(url);
            let mut others = names_or_fallbacks(url);
            others.remove(0);
            others.extend(switches(&parts));
            self.when(not(any_set(&others)), inside);
        }
        let mut inside = Self::default();
        for part in &parts {
            inside.variable(part);
        }
        if let Some(host) = parts.first() {
            let mut of_host = Self::default();
            of_host.needed(host);
            let mut others = names(host);
            others.remove(0);
            others.append(&mut names(url));
            inside.when(not(any_set(&others)), of_host);
        }
        self.when(any_set(&set), inside);
    }
}
