//! The flags of a configuration, in the order of its schema.

use std::collections::{HashMap, HashSet};

use clap::{Arg, ArgAction};
use factor3::schema::Variable;
use factor3::{Env, EnvConfig, EnvValue as _, Origin, Sensitivity};

use crate::given::GivenParser;
use crate::help::Help;

pub(crate) struct Flag {
    pub(crate) is_secret: bool,
    pub(crate) arg: Arg,
}

/// Returns the flags of all names that set a variable: its own, its aliases, and the file of each.
pub(crate) fn flags<C: EnvConfig>() -> Vec<Flag> {
    let shown = shown_defaults::<C>();
    let mut flags = Vec::new();
    for variable in C::schema().variables() {
        // Only the type knows which variables begin with a prefix, and only a load which names are in a list.
        if variable.is_prefix() || variable.is_pattern() {
            continue;
        }
        let is_secret = is_secret(&variable);
        let default = default(&variable, &shown);
        let names = names(&variable);
        flags.extend(names.iter().map(|&(name, is_alias)| {
            let arg = of_value(&variable, name).hide(is_alias);
            Flag { is_secret, arg: Help::new(&docs(&variable), name, default.as_deref()).of(arg) }
        }));
        if variable.file().is_none() {
            continue;
        }
        flags.extend(names.iter().map(|&(name, is_alias)| {
            let file = format!("{name}_FILE");
            let arg = of_text(&variable, &file, None, None).hide(is_alias);
            Flag { is_secret: false, arg: Help::new(&docs_of_file(&variable, is_secret), &file, None).of(arg) }
        }));
    }
    // Several fields may read one variable.
    let mut seen = HashSet::new();
    flags.retain(|flag| seen.insert(flag.arg.get_id().clone()));
    flags
}

/// The description of a `SecretUrl`, and of no other type. It is masked like a URL with a password, but there is no way to
/// leave its secret out.
const SECRET_URL: &str = "an HTTP URL";

fn is_secret(variable: &Variable) -> bool {
    match variable.sensitivity() {
        Sensitivity::Secret => true,
        Sensitivity::Masked => variable.expected().to_string().contains(SECRET_URL),
        _ => false,
    }
}

/// Returns the names of a variable, and whether each is an alias.
fn names(variable: &Variable) -> Vec<(&str, bool)> {
    let aliases = variable.aliases().iter().map(|alias| (alias.name(), true));
    std::iter::once((variable.name(), false)).chain(aliases).collect()
}

fn of_value(variable: &Variable, name: &str) -> Arg {
    let separator = variable.separator();
    if is_switch(variable) {
        let switch = of_text(variable, name, None, None).num_args(0..=1).require_equals(true);
        return switch.default_missing_value("true").value_name("true|false");
    }
    let action = if separator.is_some() { ArgAction::Append } else { ArgAction::Set };
    of_text(variable, name, separator, variable.choices()).action(action).allow_negative_numbers(true)
}

fn of_text(
    variable: &Variable,
    name: &str,
    separator: Option<&'static str>,
    words: Option<&'static [&'static str]>,
) -> Arg {
    let parser = GivenParser { variable: name.to_owned(), separator, words };
    let arg = Arg::new(name.to_owned()).long(long(name)).value_name(name.to_owned()).value_parser(parser);
    match variable.group() {
        Some(group) => arg.help_heading(heading(group)),
        None => arg,
    }
}

/// Returns the name of a flag. It begins with no `-`, which clap does not allow.
fn long(name: &str) -> String {
    let rest = name.trim_start_matches('_');
    name[..name.len() - rest.len()].to_owned() + &rest.to_ascii_lowercase().replace('_', "-")
}

/// Returns the heading of a group: "Message broker" for `message_broker`.
fn heading(group: &str) -> String {
    let words = group.replace(['.', '_'], " ");
    let mut rest = words.chars();
    rest.next().map_or(String::new(), |first| first.to_uppercase().to_string() + rest.as_str())
}

/// Returns `true` for a boolean, and for variants with the names of its values.
fn is_switch(variable: &Variable) -> bool {
    match variable.choices() {
        Some(words) => {
            variable.separator().is_none() && words.len() == 2 && words.contains(&"true") && words.contains(&"false")
        }
        None => variable.expected().to_string() == bool::EXPECTED.to_string(),
    }
}

/// Returns the docs. A variable without any has the description of its values, unless clap shows them.
fn docs(variable: &Variable) -> String {
    if !variable.docs().is_empty() || is_switch(variable) || variable.choices().is_some() {
        return variable.docs().to_owned();
    }
    format!("Expected: {}", variable.expected())
}

/// Returns the docs of the flag for a file. For a secret it is the only flag, so that it has its docs.
fn docs_of_file(variable: &Variable, is_secret: bool) -> String {
    let about = format!("File that holds {}", variable.name());
    if is_secret && !variable.docs().is_empty() { about + ": " + variable.docs() } else { about }
}

/// Returns the text of the default, unless it may contain a secret.
fn default(variable: &Variable, shown: &HashMap<String, String>) -> Option<String> {
    // Values of lists are shown with commas.
    let shown = shown.get(variable.name()).filter(|_| variable.separator().is_none_or(|separator| separator == ","));
    match variable.sensitivity() {
        Sensitivity::Secret => None,
        Sensitivity::Masked => shown.cloned(),
        _ => variable.default().map(str::to_owned).or_else(|| shown.cloned()),
    }
}

/// Returns the defaults that a summary shows. Those of a URL have a mask in place of a password.
fn shown_defaults<C: EnvConfig>() -> HashMap<String, String> {
    let summary = C::summary(&Env::empty());
    let defaults = summary.variables().iter().filter(|entry| entry.origin() == Some(&Origin::Default));
    defaults.filter_map(|entry| Some((entry.name().to_owned(), entry.shown()?.to_owned()))).collect()
}
