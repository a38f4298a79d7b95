//! Documents of a configuration, made of its schema: what a deploy has to provide, for people and for tools.

pub(crate) mod drift;
mod env_example;
mod json;
mod json_schema;
mod markdown;
mod pattern;

use std::collections::HashMap;

use crate::expected::Sensitivity;
use crate::schema::{Alias, Group, Variable};
use crate::value::TlsPolicy;

/// What is said of a group that may be absent.
const OPTIONAL_GROUP: &str = "Optional: leave all of it empty, or set all that is required.";

/// What the documents are about.
pub(crate) struct Contract {
    group: Group,
    /// The defaults that are values of Rust, as their types show them.
    shown: HashMap<String, String>,
}

/// What is used when a variable is not set.
enum Fallback<'a> {
    Text(&'a str),
    /// A value that the document does not show.
    InProgram,
}

impl Contract {
    pub(crate) fn new(group: Group, shown: HashMap<String, String>) -> Self {
        Self { group, shown }
    }

    fn fallback<'a>(&'a self, variable: &'a Variable) -> Option<Fallback<'a>> {
        if !variable.has_default() {
            return None;
        }
        let shown = || {
            // A list is shown with commas.
            let can_be = variable.type_can_be_shown() && variable.separator().is_none_or(|separator| separator == ",");
            self.shown.get(variable.name()).map(String::as_str).filter(|_| can_be)
        };
        let text = match variable.sensitivity() {
            Sensitivity::Secret => None,
            // The redacted form of a URL is no URL.
            Sensitivity::Masked if shown().is_some_and(|text| text.contains("***")) => None,
            _ => variable.default().or_else(shown),
        };
        Some(text.map_or(Fallback::InProgram, Fallback::Text))
    }
}

/// What a correct value is: "an integer from 0 to 65535".
fn value(variable: &Variable) -> String {
    let mut text = variable.expected().to_string();
    if let Some(separator) = variable.separator() {
        text.extend([", with `", separator, "` between the items"]);
    }
    match variable.tls() {
        Some(TlsPolicy::Require) => text.push_str(", with TLS"),
        Some(TlsPolicy::Verify) => text.push_str(", with TLS and a verified certificate"),
        None => {}
    }
    text
}

/// The docs of a variable, unless they are those of the group, which stand above it: what chooses a variant has them too.
fn docs_in<'a>(group: &Group, variable: &'a Variable) -> &'a str {
    if variable.docs() == group.docs { "" } else { variable.docs() }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().into_iter().flat_map(char::to_uppercase).chain(characters).collect()
}

/// The other names of a variable, as a sentence.
fn other_names(variable: &Variable) -> Option<String> {
    let (deprecated, current): (Vec<_>, Vec<_>) = variable.aliases().iter().partition(|alias| alias.is_deprecated());
    let names = |aliases: Vec<&Alias>| {
        let names: Vec<_> = aliases.iter().map(|alias| alias.name()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    match (names(current), names(deprecated)) {
        (None, None) => None,
        (Some(current), None) => Some(format!("Also read: {current}.")),
        (None, Some(deprecated)) => Some(format!("Also read, but deprecated: {deprecated}.")),
        (Some(current), Some(deprecated)) => Some(format!("Also read: {current}; deprecated: {deprecated}.")),
    }
}
