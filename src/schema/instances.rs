//! The names of a group's instances in those of its variables: `MSK` in `SINK_MSK_URL`.

use crate::say::InstanceName;

/// Stands for the name of any instance.
const ANY: &str = "<NAME>_";

/// Returns each beginning of a text that may be the prefix of an instance.
pub(crate) fn prefixes_in(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('_').map(|(at, _)| &text[..=at])
}

/// Returns each way to read the beginning of a text as that of an instance, with the rest.
pub(crate) fn instances_in(text: &str) -> impl Iterator<Item = (InstanceName, &str)> {
    prefixes_in(text).filter_map(|prefix| Some((InstanceName::of_prefix(prefix)?, &text[prefix.len()..])))
}

/// Returns `true` for the name of a variable of any instance.
pub(crate) fn is_of_any(name: &str) -> bool {
    name.contains(ANY)
}

/// Returns a regular expression for such a name.
pub(crate) fn regex_of_any(name: &str) -> String {
    format!("^{}$", name.replace(ANY, "[A-Z0-9_]{1,32}_"))
}

/// Returns `true` if a name can be that of a variable, which may be one of any instance, or end with a `*`.
pub(super) fn is_called(variable: &str, name: &str) -> bool {
    match (variable.split_once(ANY), variable.strip_suffix('*')) {
        (Some((prefix, variable)), _) => {
            let of_instance = |rest: &str| instances_in(rest).any(|(_, rest)| is_called(variable, rest));
            name.strip_prefix(prefix).is_some_and(of_instance)
        }
        (None, Some(prefix)) => name.starts_with(prefix),
        (None, None) => name == variable,
    }
}
