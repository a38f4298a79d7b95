//! Factors VI and XI: files that the program writes to its disk.

use super::Input;
use crate::calls;
use crate::finding::{Draft, Tier};
use crate::site::{Argument, What};
use crate::words::has_word;

pub(super) fn find(input: &Input<'_>, drafts: &mut Vec<Draft>) {
    for site in &input.sites.all {
        let What::Call { path, method, arguments, .. } = &site.what else { continue };
        let package = &input.scope.packages[site.context.package];
        if calls::writes_log(path, *method) {
            let given =
                arguments.iter().any(|argument| matches!(argument, Argument::Configured | Argument::Parameter(_)));
            let tier = if given { Tier::Note } else { Tier::Debt };
            drafts.push(input.draft("log-file", tier, site, &*package.name, None));
        } else if calls::writes_disk(path, *method) {
            let scratch = [&site.context.name, &site.context.taker]
                .into_iter()
                .flatten()
                .any(|name| has_word(name, &["tmp", "temp", "tempdir", "tempfile", "cache", "scratch"]));
            if !scratch {
                drafts.push(input.draft("local-state", Tier::Note, site, &*package.name, None));
            }
        }
    }
}
