//! Documents that are generated from the schema of a configuration, for people and for tools.

pub(crate) mod drift;
mod env_example;
mod json;
mod json_schema;
mod markdown;
mod pattern;

use std::fmt;

use crate::expected::Sensitivity;
use crate::schema::{Group, Variable};
use crate::text::append;
use crate::value::TlsPolicy;

/// The note on an optional group.
const OPTIONAL_GROUP: &str = "Optional: leave all of it empty, or set all that is required.";

/// The note on a group with instances.
fn of_instances(list: &Variable) -> String {
    let list = list.name();
    format!(
        "Once for each name in {list}, which stands in place of <NAME>: in upper case, and with `_` in place of `-`."
    )
}

/// The documents of a configuration: [`EnvConfig::documents`](crate::EnvConfig::documents) returns them.
///
/// Each is a text to commit. The assertions [`assert_env_example!`](crate::assert_env_example),
/// [`assert_markdown!`](crate::assert_markdown) and [`assert_json_schema!`](crate::assert_json_schema) keep a committed
/// file up to date.
///
/// ```
/// use factor3::EnvConfig;
///
/// #[derive(EnvConfig)]
/// struct Config {
///     /// Port the HTTP server listens on.
///     #[env(default = 8080)]
///     port: u16,
/// }
///
/// let documents = Config::documents();
/// assert!(documents.env_example().contains("PORT=8080"));
/// assert!(documents.markdown().contains("| `PORT` | `8080` |"));
/// assert!(documents.json_schema().contains("\"PORT\""));
/// ```
pub struct Documents {
    /// The variables, as a tree of groups.
    group: Group,
    /// The names and texts of the defaults that are Rust expressions.
    shown: Vec<(String, String)>,
}

/// The default of a variable, for a document.
enum Fallback<'a> {
    Text(&'a str),
    /// A default that the document must not show.
    InProgram,
}

impl Documents {
    pub(crate) fn new(group: Group, shown: Vec<(String, String)>) -> Self {
        Self { group, shown }
    }

    fn fallback<'a>(&'a self, variable: &'a Variable) -> Option<Fallback<'a>> {
        if !variable.has_default() {
            return None;
        }
        let shown = || {
            // Values of lists are formatted with commas, which is wrong for any other separator.
            let can_be = variable.type_can_be_shown() && variable.separator().is_none_or(|separator| separator == ",");
            let shown = self.shown.iter().rfind(|(name, _)| name == variable.name()).filter(|_| can_be);
            shown.map(|(_, text)| text.as_str())
        };
        let text = match variable.sensitivity() {
            Sensitivity::Secret => None,
            // A redacted URL is not a valid URL.
            Sensitivity::Masked if shown().is_some_and(|text| text.contains("***")) => None,
            // That of a base URL is shown without its credentials, and so without a mark where they were.
            Sensitivity::Masked
                if variable.options().userinfo && variable.default().is_some_and(|url| url.contains('@')) =>
            {
                None
            }
            _ => variable.default().or_else(shown),
        };
        Some(text.map_or(Fallback::InProgram, Fallback::Text))
    }
}

/// Describes a valid value: "an integer from 0 to 65535".
fn value(variable: &Variable) -> String {
    let mut text = variable.expected().to_string();
    if let Some(separator) = variable.separator() {
        append(&mut text, &[", with `", separator, "` between the items"]);
    }
    match variable.tls() {
        Some(TlsPolicy::Require) => text.push_str(", with TLS"),
        Some(TlsPolicy::Verify) => text.push_str(", with TLS and a verified certificate"),
        None => {}
    }
    text
}

/// Returns the docs of a variable, unless they repeat those of its group. The tag of an enum has the docs of the enum.
fn docs_in<'a>(group: &Group, variable: &'a Variable) -> &'a str {
    if variable.docs() == group.docs { "" } else { variable.docs() }
}

fn capitalized(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or(String::new(), |first| first.to_uppercase().to_string() + rest.as_str())
}

/// Lists the aliases, the parts and the fallbacks of a variable in sentences.
fn other_names(variable: &Variable) -> Option<String> {
    let (mut current, mut deprecated) = (String::new(), String::new());
    for alias in variable.aliases() {
        let names = if alias.is_deprecated() { &mut deprecated } else { &mut current };
        let comma = if names.is_empty() { "" } else { ", " };
        append(names, &[comma, alias.name()]);
    }
    let aliases = match (&*current, &*deprecated) {
        ("", "") => None,
        (current, "") => Some(format!("Also read: {current}.")),
        ("", deprecated) => Some(format!("Also read, but deprecated: {deprecated}.")),
        (current, deprecated) => Some(format!("Also read: {current}; deprecated: {deprecated}.")),
    };
    let fallbacks = (!variable.fallbacks().is_empty())
        .then(|| format!("If it is not set, the first of these that is: {}.", variable.fallbacks().join(", ")));
    let parts = (!variable.parts().is_empty()).then(|| format!("Or its parts: {}.", variable.parts().join(", ")));
    let part_of = variable.part_of().map(|url| format!("A part of {url}, read in its place."));
    let sentences: Vec<_> = [part_of, aliases, parts, fallbacks].into_iter().flatten().collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

impl fmt::Debug for Documents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Documents").finish_non_exhaustive()
    }
}
