//! Documents of a configuration, made of its schema: what a deploy has to provide, for people and for tools.

pub(crate) mod drift;
mod env_example;
mod json;
mod json_schema;
mod markdown;
mod pattern;

use crate::expected::Sensitivity;
use crate::schema::{Group, Variable};
use crate::value::TlsPolicy;

/// What is said of a group that may be absent.
const OPTIONAL_GROUP: &str = "Optional: leave all of it empty, or set all that is required.";

/// What the documents are about.
pub(crate) struct Contract {
    group: Group,
    /// The defaults that are values of Rust, after their names, as their types show them.
    shown: Vec<(String, String)>,
}

/// What is used when a variable is not set.
enum Fallback<'a> {
    Text(&'a str),
    /// A value that the document does not show.
    InProgram,
}

impl Contract {
    pub(crate) fn new(group: Group, shown: Vec<(String, String)>) -> Self {
        Self { group, shown }
    }

    fn fallback<'a>(&'a self, variable: &'a Variable) -> Option<Fallback<'a>> {
        if !variable.has_default() {
            return None;
        }
        let shown = || {
            // A list is shown with commas.
            let can_be = variable.type_can_be_shown() && variable.separator().is_none_or(|separator| separator == ",");
            let shown = self.shown.iter().rfind(|(name, _)| name == variable.name()).filter(|_| can_be);
            shown.map(|(_, text)| text.as_str())
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
    let mut rest = text.chars();
    rest.next().map_or(String::new(), |first| first.to_uppercase().to_string() + rest.as_str())
}

/// The other names of a variable, as a sentence.
fn other_names(variable: &Variable) -> Option<String> {
    let (mut current, mut deprecated) = (String::new(), String::new());
    for alias in variable.aliases() {
        let names = if alias.is_deprecated() { &mut deprecated } else { &mut current };
        names.extend([if names.is_empty() { "" } else { ", " }, alias.name()]);
    }
    match (&*current, &*deprecated) {
        ("", "") => None,
        (current, "") => Some(format!("Also read: {current}.")),
        ("", deprecated) => Some(format!("Also read, but deprecated: {deprecated}.")),
        (current, deprecated) => Some(format!("Also read: {current}; deprecated: {deprecated}.")),
    }
}
