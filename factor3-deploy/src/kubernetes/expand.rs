//! `$(NAME)` in a value of `env`, as the kubelet expands it: in one pass, and without a look at what came in.

use crate::answer::Answer;

/// A value with its references expanded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Expanded {
    /// `None` if a reference is to an unknown value.
    pub(super) text: Option<String>,
    /// A reference to nothing, which stays as it is written.
    pub(super) stays: bool,
}

pub(super) fn expand(text: &str, answer: impl Fn(&str) -> Answer) -> Expanded {
    let mut expanded = String::with_capacity(text.len());
    let (mut known, mut stays) = (true, false);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        expanded.push_str(before);
        rest = after;
        if let Some(after) = after.strip_prefix('$') {
            expanded.push('$');
            rest = after;
        } else if let Some((name, after)) = after.strip_prefix('(').and_then(|after| after.split_once(')')) {
            rest = after;
            match answer(name) {
                Answer::Text(value) => expanded.push_str(&value),
                Answer::Unknown => known = false,
                Answer::Unset => {
                    stays = true;
                    expanded.extend(["$(", name, ")"]);
                }
            }
        } else {
            expanded.push('$');
        }
    }
    expanded.push_str(rest);
    Expanded { text: known.then_some(expanded), stays }
}
