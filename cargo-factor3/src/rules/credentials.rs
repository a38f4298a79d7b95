//! Factor III: credentials in the code.

use super::Input;
use crate::address::{self, Location};
use crate::credential;
use crate::finding::{Draft, Tier};
use crate::mend::{Field, Kind};
use crate::site::{Presence, Site, What};
use crate::words::{is_foreign, is_secret};

pub(super) fn find(input: &Input<'_>, drafts: &mut Vec<Draft>) {
    for site in &input.sites.all {
        match &site.what {
            What::Secret { constant: Some(name), .. } if !input.sites.is_text(site.context.package, name) => {}
            What::Secret { of, .. } => {
                drafts.push(input.draft(
                    "credential",
                    Tier::Debt,
                    site,
                    of.rsplit("::").take(2).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("::"),
                    None,
                ));
            }
            What::Literal { text } if credential::url_password(text) || credential::query_key(text) => {
                let found = address::read(text);
                // A longer text, such as an example of a settings file, only mentions an address.
                if let Some(address) = found.first().filter(|address| address.location != Location::Nowhere)
                    && !site.context.compared
                    && !site.context.text
                {
                    drafts.push(input.draft("credential", Tier::Debt, site, &*address.host, None));
                }
            }
            _ => {}
        }
    }
    for read in &input.facts.reads {
        let site: &Site = &input.sites.all[read.site];
        let Some(variable) = read.variable.as_deref().filter(|variable| is_secret(variable) && !is_foreign(variable))
        else {
            continue;
        };
        if let Presence::Default(Some(text)) = &read.usage.presence {
            // The flag of a wrapper is not a default.
            if text.is_empty() || matches!(&**text, "true" | "false") {
                continue;
            }
            let mut field = Field::named(variable, input.evidence(site));
            field.kind = Kind::Secret;
            let mut draft = input.draft("credential", Tier::Debt, site, variable, Some(field));
            draft.place.excerpt = None;
            drafts.push(draft);
        }
    }
}
