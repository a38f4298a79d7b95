//! Factors II and III: files beside the code.

use std::collections::BTreeSet;

use super::Input;
use crate::calls;
use crate::finding::{Draft, Tier};
use crate::site::{Argument, Site, What};
use crate::words::has_word;

pub(super) fn find(input: &Input<'_>, drafts: &mut Vec<Draft>) {
    for (workspace, path, line) in &input.repository.unlocked {
        drafts.push(Input::of_file("lock-file", Tier::Debt, workspace, &**workspace, path, *line));
    }
    for file in input.repository.env_files.iter().filter(|file| !file.example) {
        let Some(line) = file.secret else { continue };
        let tier = if file.test || file.database_only { Tier::Note } else { Tier::Debt };
        let directory = file.path.rsplit_once('/').map_or("the-workspace", |(directory, _)| directory);
        drafts.push(Input::of_file("env-file", tier, directory, &*file.path, &file.path, line));
    }
    settings(input, drafts);
}

/// Notes files named after environments, and code that reads settings from files.
fn settings(input: &Input<'_>, drafts: &mut Vec<Draft>) {
    let named: BTreeSet<usize> = input.repository.settings.iter().map(|(package, _)| *package).collect();
    let reads = |package: usize| {
        input.scope.packages[package].dependencies.iter().any(|name| {
            matches!(
                name.as_str(),
                "config"
                    | "figment"
                    | "serde_yaml"
                    | "toml"
                    | "confy"
                    | "serde_yml"
                    | "serde_json"
                    | "config-rs"
                    | "configr"
                    | "rust-ini"
                    | "twelf"
                    | "ron"
                    | "loco-rs"
            )
        })
    };
    for (package, path) in &input.repository.settings {
        let member = &input.scope.packages[*package];
        let tier = if reads(*package) { Tier::Debt } else { Tier::Note };
        drafts.push(Input::of_file("settings-files", tier, &member.name, &*member.name, path, 1));
    }
    for site in &input.sites.all {
        let What::Call { path, method: false, arguments, .. } = &site.what else { continue };
        let package = site.context.package;
        let name = &*input.scope.packages[package].name;
        if calls::reads_settings(path) {
            let chosen = chosen(input, site).filter(|_| arguments.contains(&Argument::Joined));
            let by_name = named.contains(&package) && reads(package);
            let tier = if chosen.is_some() || by_name { Tier::Debt } else { Tier::Note };
            drafts.push(input.draft("settings-files", tier, site, name, None));
        } else if calls::environment(path) == Some(calls::Environment::Dotenv)
            && path.last().is_some_and(|last| last.starts_with("from_"))
            && !matches!(arguments.first(), Some(Argument::Text(_)))
            // A file name such as `.env.{environment}`.
            && let Some(choice) = chosen(input, site)
        {
            for place in [site, choice] {
                drafts.push(input.draft("settings-files", Tier::Debt, place, name, None));
            }
        }
    }
}

/// Returns the place in the same function that reads the name of the environment, such as `APP_ENV`.
fn chosen<'a>(input: &'a Input<'_>, site: &Site) -> Option<&'a Site> {
    let names = |name: &str| {
        has_word(name, &["env", "environment", "profile", "stage", "mode"])
            && !has_word(name, &["path", "file", "dir", "directory"])
    };
    input.sites.all.iter().find(|other| {
        let together = other.context.function == site.context.function && other.place.path == site.place.path;
        together
            && other.context.function.is_some()
            && matches!(&other.what, What::Call { arguments, .. } if arguments.first().and_then(Argument::text).is_some_and(names))
    })
}
