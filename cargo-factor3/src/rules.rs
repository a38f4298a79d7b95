//! The rules: a table of their texts, and a module per family that finds the places.

mod addresses;
mod credentials;
mod environment;
mod output;
mod repository;

use crate::facts::Facts;
use crate::finding::{Draft, Factor, Rule, Tier};
use crate::mend::{Evidence, Field};
use crate::scope::Scope;
use crate::site::{Place, Site, Sites};

/// All rules, in the order of the factors.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "lock-file",
        factor: Factor(2),
        title: "commit the lock file of {}",
        why: "Without a committed Cargo.lock, two builds of one commit ship different dependencies.",
        mend: "Take Cargo.lock out of .gitignore, and commit it.",
        tiers: "Debt, if the workspace has a program.",
        misses: "A lock file that is out of date: build with `--locked`.",
    },
    Rule {
        id: "env-read",
        factor: Factor(3),
        title: "read {} once, in the configuration",
        why: "A variable that is read where it is used is not checked when the service starts: if it is missing, the code fails later.",
        mend: "Add the field to the configuration, and hand its value to the code that needs it.",
        tiers: "Debt outside the configuration. A note: in a `from_env` beside it, with a computed name, of a switch for tests, by a client of its own accord.",
        misses: "Names that are joined from parts, look-ups in a map that is the field of a type, and any read in a module with the name of configuration.",
    },
    Rule {
        id: "env-write",
        factor: Factor(3),
        title: "do not change {} in the process",
        why: "The environment is shared by all threads: a change races with every read, and hides where a value came from.",
        mend: "Hand the value over as an argument; for a child process, use `Command::env`.",
        tiers: "Debt, wherever it is; a note for a variable of a tool, such as `RUST_LOG`.",
        misses: "Changes by C libraries.",
    },
    Rule {
        id: "dotenv-load",
        factor: Factor(3),
        title: "load .env files beneath the environment, in one place",
        why: "dotenv changes the environment of the whole process, and `.ok()` hides every mistake in the file.",
        mend: "Use `Config::load(&Env::process().or_dotenv_if_exists(\".env\"))`, which changes nothing and reports what is wrong.",
        tiers: "Debt in a library or a helper; a note in `main` and in the configuration.",
        misses: "Files that a container or a service manager loads.",
    },
    Rule {
        id: "credential",
        factor: Factor(3),
        title: "take the credential at {} out of the code",
        why: "A credential in the code is in every clone and image, and cannot be changed without a release.",
        mend: "Make it a `SecretString` without a default, and replace the credential, because the history keeps it.",
        tiers: "Debt for a password or key in a URL, a key made of a literal, and a default of a secret variable.",
        misses: "Keys in plain literals, and the history: use a secret scanner for both.",
    },
    Rule {
        id: "env-file",
        factor: Factor(3),
        title: "take {} out of the repository",
        why: "A committed environment file with secrets hands them to everyone with a clone.",
        mend: "Commit an example without values, ignore the file, and replace its secrets.",
        tiers: "Debt if a secret in it has a value; a note for files of tests, and for one that only serves the compile-time checks of sqlx.",
        misses: "Secrets under names that do not say so.",
    },
    Rule {
        id: "settings-files",
        factor: Factor(3),
        title: "replace the settings file of each environment in {} by variables",
        why: "A file for each environment has to be committed, reviewed and released for every new deployment.",
        mend: "Read variables; a deployment sets those that differ.",
        tiers: "Debt if files are named after environments, or the name of a file is put together; a note for one settings file.",
        misses: "Files outside the repository.",
    },
    Rule {
        id: "service-address",
        factor: Factor(4),
        title: "take the address {} from the configuration",
        why: "A service whose address is in the code cannot be moved, replaced or stubbed without a release.",
        mend: "Add a field with the type of the service, and hand it to the client.",
        tiers: "Debt for loopback and private hosts, one-label hosts, ports in constants, and hosts that the configuration knows; a note for the base URL of a public API, and for an IP address in a comparison.",
        misses: "Addresses that are put together from variables, and hosts in a settings file.",
    },
    Rule {
        id: "env-at-build",
        factor: Factor(5),
        title: "read {} when the service starts, not when it is built",
        why: "A setting that the build fixes needs a build for each deployment.",
        mend: "Add a field to the configuration.",
        tiers: "Debt for settings, and for a path of the build machine as a default; a note for such a path elsewhere. Names and versions of the build are fine.",
        misses: "What build scripts write into the code.",
    },
    Rule {
        id: "local-state",
        factor: Factor(6),
        title: "keep the files that {} writes in a backing service, or name their directory in the configuration",
        why: "Files beside the program are lost with the container, and not seen by another instance.",
        mend: "Use an object store or a database, or a `PathBuf` in the configuration.",
        tiers: "A note for each crate.",
        misses: "State in memory.",
    },
    Rule {
        id: "bind-address",
        factor: Factor(7),
        title: "take the port {} from the configuration",
        why: "A service that listens at a literal cannot be put beside another one, nor where a platform says.",
        mend: "Add `port: u16` to the configuration, and listen at it.",
        tiers: "Debt, if the port is a literal or a constant; a note for a loopback address in a function that does not listen.",
        misses: "Ports in a settings file.",
    },
    Rule {
        id: "local-default",
        factor: Factor(10),
        title: "give {} no default that works on one machine only",
        why: "A forgotten variable becomes localhost in production, and the service starts.",
        mend: "Remove the default, and set the variable in `.env`.",
        tiers: "A note for each crate.",
        misses: "Defaults in a settings file.",
    },
    Rule {
        id: "log-file",
        factor: Factor(11),
        title: "write the logs of {} to standard output",
        why: "A log file fills the disk of the container and is lost with it; whoever runs the service collects its output.",
        mend: "Log to standard output, and leave files to the platform.",
        tiers: "Debt; a note if the path comes from the configuration or a parameter.",
        misses: "Appenders in a configuration file of log4rs.",
    },
];

/// Returns the rule with this name.
pub(crate) fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// The input of all rules.
pub(crate) struct Input<'a> {
    pub(crate) scope: &'a Scope,
    pub(crate) sites: &'a Sites,
    pub(crate) facts: &'a Facts,
    /// The evidence, by package.
    pub(crate) evidence: &'a [Evidence],
    pub(crate) repository: &'a crate::repository::Repository,
}

/// Returns the places of all rules.
pub(crate) fn apply(input: &Input<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    environment::find(input, &mut drafts);
    addresses::find(input, &mut drafts);
    credentials::find(input, &mut drafts);
    output::find(input, &mut drafts);
    repository::find(input, &mut drafts);
    drafts
}

impl Input<'_> {
    /// Creates a place of a rule at a site.
    fn draft(&self, id: &str, tier: Tier, site: &Site, subject: impl Into<String>, field: Option<Field>) -> Draft {
        let package = self.scope.packages[site.context.package].name.clone();
        let allowed = site.allowed.iter().any(|rule| rule == id);
        // An address or a password of sample data reaches nothing.
        let sample =
            site.context.sample && matches!(id, "service-address" | "bind-address" | "credential" | "log-file");
        Draft {
            rule: rule(id).expect("the rule is in the table"),
            tier: if sample { Tier::Note } else { tier },
            package,
            subject: subject.into(),
            place: site.place.clone(),
            field,
            allowed,
        }
    }

    /// Creates a place of a rule at a file.
    fn of_file(id: &str, tier: Tier, package: &str, subject: impl Into<String>, path: &str, line: usize) -> Draft {
        let place = Place { path: path.into(), line, column: 1, length: 1, excerpt: None };
        Draft {
            rule: rule(id).expect("the rule is in the table"),
            tier,
            package: package.to_owned(),
            subject: subject.into(),
            place,
            field: None,
            allowed: false,
        }
    }

    fn evidence(&self, site: &Site) -> &Evidence {
        &self.evidence[site.context.package]
    }
}
