//! That a variable is set, by one of its names.

use super::rule;
use crate::docs::json::Json;
use crate::schema::{Alias, Variable};
use crate::suggest::LINK_NAMES;

/// A name of a variable.
pub(super) struct Name {
    text: String,
    /// What is set to an empty text counts as set.
    empty_counts: bool,
    /// What Kubernetes injects does not count as set.
    may_be_link: bool,
}

/// What the values look like that Kubernetes injects for a service.
const LINK: &str = r"^(?:tcp|udp|sctp)://(?:[0-9.]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}$";

/// The names of the variables that switch a group on.
pub(super) fn switches(variables: &[Variable]) -> Vec<Name> {
    let mut names: Vec<_> = variables.iter().flat_map(names).collect();
    for name in &mut names {
        name.may_be_link = LINK_NAMES.iter().any(|end| name.text.ends_with(end));
    }
    names
}

/// Every name that is read, the own one first.
pub(super) fn names(variable: &Variable) -> Vec<Name> {
    let name = |text, empty_counts| Name { text, empty_counts, may_be_link: false };
    let own = own_names(variable).map(|text| name(text.to_owned(), variable.allows_empty()));
    own.chain(files(variable).map(|(text, _)| name(text, false))).collect()
}

pub(super) fn own_names(variable: &Variable) -> impl Iterator<Item = &str> {
    std::iter::once(variable.name()).chain(variable.aliases().iter().map(Alias::name))
}

/// The variables that may name a file, and what would be in it.
pub(super) fn files(variable: &Variable) -> impl Iterator<Item = (String, &str)> {
    let names = variable.file().is_some().then(|| own_names(variable));
    names.into_iter().flatten().map(|name| (format!("{name}_FILE"), name))
}

/// One of some variables is set.
pub(super) fn any_set(names: &[Name]) -> Json {
    let set = |name: &Name| {
        let least = u64::from(!name.empty_counts);
        let mut pairs = vec![("minLength".to_owned(), Json::Number(least))];
        if name.may_be_link {
            pairs.push(("not".to_owned(), Json::object([("pattern", Some(Json::text(LINK)))])));
        }
        let properties = Json::Object(vec![(name.text.clone(), rule(pairs))]);
        Json::object([("properties", Some(properties)), ("required", Some(Json::texts([&name.text])))])
    };
    match names {
        [name] => set(name),
        names => Json::object([("anyOf", Some(Json::List(names.iter().map(set).collect())))]),
    }
}
