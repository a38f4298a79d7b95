//! The condition that a variable is set, by any of its names.

use super::rule;
use crate::docs::json::Json;
use crate::schema::{Alias, Variable};
use crate::suggest::LINK_NAMES;

/// A name of a variable.
pub(super) struct SetName {
    text: String,
    /// An empty text counts as set.
    empty_counts: bool,
    /// Kubernetes may inject the variable; such a value counts as unset.
    may_be_link: bool,
}

/// The pattern of the values that Kubernetes injects for a service.
const LINK: &str = r"^(?:tcp|udp|sctp)://(?:[0-9.]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}$";

/// Returns the names that switch a group on.
pub(super) fn switches(variables: &[Variable]) -> Vec<SetName> {
    let mut switches = Vec::new();
    for variable in variables {
        for name in names(variable) {
            let may_be_link = LINK_NAMES.iter().any(|end| name.text.ends_with(end));
            switches.push(SetName { may_be_link, ..name });
        }
    }
    switches
}

/// Returns every name of a variable, its own name first.
pub(super) fn names(variable: &Variable) -> Vec<SetName> {
    let mut names = Vec::new();
    for name in own_names(variable) {
        let empty_counts = variable.allows_empty();
        names.push(SetName { text: name.to_owned(), empty_counts, may_be_link: false });
    }
    for (text, _) in files(variable) {
        names.push(SetName { text, empty_counts: false, may_be_link: false });
    }
    names
}

/// Returns every name that gives a variable its value, with those of its fallbacks.
pub(super) fn names_or_fallbacks(variable: &Variable) -> Vec<SetName> {
    let mut names = names(variable);
    for fallback in variable.fallbacks() {
        let empty_counts = variable.allows_empty();
        names.push(SetName { text: (*fallback).to_owned(), empty_counts, may_be_link: false });
        if variable.file().is_some() {
            names.push(SetName { text: format!("{fallback}_FILE"), empty_counts: false, may_be_link: false });
        }
    }
    names
}

pub(super) fn own_names(variable: &Variable) -> Vec<&str> {
    let mut names = vec![variable.name()];
    names.extend(variable.aliases().iter().map(Alias::name));
    names
}

/// Returns the variables that may name a file, each with the name of the value in the file.
pub(super) fn files(variable: &Variable) -> Vec<(String, &str)> {
    let mut files = Vec::new();
    if variable.file().is_some() {
        for name in own_names(variable) {
            files.push((format!("{name}_FILE"), name));
        }
    }
    files
}

/// Requires that one of the names is set.
pub(super) fn any_set(names: &[SetName]) -> Json {
    let set = |name: &SetName| {
        let least = u64::from(!name.empty_counts);
        let mut pairs = vec![("minLength".to_owned(), Json::Number(least))];
        if name.may_be_link {
            pairs.push(("not".to_owned(), Json::object(&mut [("pattern", Some(Json::text(LINK)))])));
        }
        let properties = Json::Object(vec![(name.text.clone(), rule(pairs))]);
        Json::object(&mut [("properties", Some(properties)), ("required", Some(Json::texts(&[&name.text])))])
    };
    match names {
        [name] => set(name),
        names => {
            let mut any = Vec::new();
            for name in names {
                any.push(set(name));
            }
            Json::object(&mut [("anyOf", Some(Json::List(any)))])
        }
    }
}
