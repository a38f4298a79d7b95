//! Factors III and V: reads and changes of the environment.

use super::Input;
use crate::calls::{self, Environment};
use crate::facts;
use crate::finding::{Draft, Tier};
use crate::mend::Field;
use crate::site::{Presence, Usage, What};
use crate::words::{has_word, is_foreign, is_test_switch};

pub(super) fn find(input: &Input<'_>, drafts: &mut Vec<Draft>) {
    reads(input, drafts);
    for site in &input.sites.all {
        match &site.what {
            What::Call { path, method: false, arguments, .. } => {
                let first = arguments.first().and_then(|argument| facts::variable(argument, site, input.sites));
                match calls::environment(path) {
                    Some(Environment::Write) => {
                        let subject = first.as_deref().unwrap_or("the-environment").to_owned();
                        let tier = if is_foreign(&subject) { Tier::Note } else { Tier::Debt };
                        drafts.push(input.draft("env-write", tier, site, subject, None));
                    }
                    Some(Environment::Dotenv) => {
                        let tier = if site.context.main || site.context.config { Tier::Note } else { Tier::Debt };
                        drafts.push(input.draft("dotenv-load", tier, site, "dotenv", None));
                    }
                    Some(Environment::ReadAll) if !site.context.config => {
                        // Most often for a process that is started, a page for operators, or a template.
                        drafts.push(input.draft("env-read", Tier::Note, site, "all-variables", None));
                    }
                    Some(Environment::Envy) if !site.context.config => {
                        let tier = if site.context.main || site.context.loader { Tier::Note } else { Tier::Debt };
                        drafts.push(input.draft("env-read", tier, site, "envy", None));
                    }
                    Some(Environment::Client) if !site.context.config => {
                        let client = path[path.len().saturating_sub(2)..].join("::");
                        drafts.push(input.draft("env-read", Tier::Note, site, client, None));
                    }
                    _ if path.len() == 1 && path[0] == "dotenv!" => {
                        if let Some(name) = first {
                            at_build(input, site, &name, drafts);
                        }
                    }
                    _ => {}
                }
            }
            // In `include_str!`, it is the path of a file that is compiled into the program.
            What::BuildVariable { .. } if site.context.text => {}
            What::BuildVariable { name } => at_build(input, site, name, drafts),
            What::Value if !site.context.config => {
                drafts.push(input.draft("env-read", Tier::Note, site, "computed-names", None));
            }
            _ => {}
        }
    }
}

fn reads(input: &Input<'_>, drafts: &mut Vec<Draft>) {
    for read in &input.facts.reads {
        let site = &input.sites.all[read.site];
        if site.context.config {
            continue;
        }
        let Some(variable) = &read.variable else {
            drafts.push(input.draft("env-read", Tier::Note, site, "computed-names", None));
            continue;
        };
        if is_foreign(variable) {
            continue;
        }
        // The value is for another process, or the name says that no operator sets it.
        let own = input.facts.hands_on(variable, site.context.function) || variable.starts_with('_');
        let tier = if site.context.loader || is_test_switch(variable) || own { Tier::Note } else { Tier::Debt };
        let field = Field::of_read(variable, &read.usage, input.evidence(site));
        drafts.push(input.draft("env-read", tier, site, &**variable, Some(field)));
    }
}

fn at_build(input: &Input<'_>, site: &crate::site::Site, name: &str, drafts: &mut Vec<Draft>) {
    if name == "CARGO_MANIFEST_DIR" {
        // Applies even if the text around the macro reads files at build time.
        let default = site.context.fallback_of.clone();
        let tier = if default.is_some() { Tier::Debt } else { Tier::Note };
        drafts.push(input.draft("env-at-build", tier, site, name, None));
        return;
    }
    let identity = [
        "build",
        "git",
        "date",
        "time",
        "timestamp",
        "hash",
        "rev",
        "branch",
        "tag",
        "name",
        "authors",
        "description",
        "target",
        "profile",
        "edition",
        "release",
        "vendor",
        "channel",
        "debug",
        "stripped",
        "compiler",
        "features",
        "triple",
        "arch",
        "host",
        "series",
    ];
    if is_foreign(name) || has_word(name, &identity) || name == "OUT_DIR" {
        return;
    }
    let usage = Usage { presence: Presence::Optional, ..Usage::default() };
    let field = Field::of_read(name, &usage, input.evidence(site));
    drafts.push(input.draft("env-at-build", Tier::Debt, site, name, Some(field)));
}
