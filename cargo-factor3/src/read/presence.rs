//! What the methods around a value say about a missing one.

use super::chain::Step;
use super::found::End;
use crate::site::Presence;

/// The form of the value at the root of a chain, if the variable is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// An error.
    Result,
    /// `None`.
    Option,
    /// `Ok(None)`.
    Nested,
}

/// Returns `true` for a step in which another variable takes the place of a missing one.
pub(super) fn takes_another(step: &Step) -> bool {
    matches!(step.name.as_str(), "or" | "or_else") && step.found.reads
}

/// Returns what the steps say about a missing value.
pub(super) fn presence(chain: &[Step], form: Form, main: bool) -> Presence {
    let mut presence = Presence::Unknown;
    let (mut form, mut settled) = (form, false);
    for (index, step) in chain.iter().enumerate().rev() {
        let name = step.name.as_str();
        let falls_back = name.starts_with("unwrap_or");
        if form == Form::Nested && (unwraps(name) || falls_back) {
            form = Form::Option;
            continue;
        }
        // In `var("A")?.unwrap_or(1)`, the later step is about an `Option` inside a `Result`.
        let inner = &chain[index + 1..];
        let inside = presence == Presence::Required
            && inner.iter().all(|inner| inner.name != "parse" && inner.found.parsed.is_none())
            && inner.iter().find(|inner| !is_same(&inner.name)).is_some_and(|inner| unwraps(&inner.name))
            && (falls_back || matches!(name, "is_some" | "is_none" | "if let"));
        if settled && !inside {
            continue;
        }
        let fails = match step.found.end {
            Some(End::Fails) => true,
            Some(End::Leaves) => main,
            _ => false,
        };
        match name {
            // `?` hands a missing value on to the caller.
            "?" if form == Form::Option => (presence, settled) = (Presence::Optional, true),
            name if unwraps(name) => (presence, settled) = (Presence::Required, true),
            "let else" => {
                let optional = step.found.end == Some(End::Leaves) && !main;
                presence = if optional { Presence::Optional } else { Presence::Required };
                settled = true;
            }
            "if let" if fails => (presence, settled) = (Presence::Required, true),
            "ok" => (presence, form) = (Presence::Optional, Form::Option),
            "if let" => presence = Presence::Optional,
            "ok_or" | "ok_or_else" | "context" | "with_context" | "wrap_err" | "wrap_err_with"
                if form == Form::Option =>
            {
                form = Form::Result;
            }
            name if name.starts_with("is_") => presence = Presence::Optional,
            "or" | "or_else" if takes_another(step) => return Presence::Optional,
            "or" | "or_else" if step.found.end != Some(End::Error) => {
                (presence, settled) = (Presence::Default(step.literal.clone()), true);
            }
            "match" if step.found.words.is_empty() && step.found.end != Some(End::Error) => {
                presence = match &step.literal {
                    Some(text) => Presence::Default(Some(text.clone())),
                    None if fails => Presence::Required,
                    None => Presence::Optional,
                };
                settled = presence != Presence::Optional;
            }
            "unwrap_or" | "unwrap_or_else" | "map_or" | "map_or_else" | "unwrap_or_default" => {
                let fails = step.found.end == Some(End::Fails);
                presence = if fails { Presence::Required } else { Presence::Default(step.literal.clone()) };
                settled = true;
            }
            "==" if presence == Presence::Unknown => presence = Presence::Optional,
            _ => {}
        }
    }
    presence
}

fn unwraps(name: &str) -> bool {
    matches!(name, "unwrap" | "expect" | "?")
}

/// Returns `true` for a method between an `Option` and its use.
fn is_same(name: &str) -> bool {
    matches!(name, "as_deref" | "as_ref" | "cloned" | "map" | "filter")
}
