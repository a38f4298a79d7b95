//! The use of a call's value: by the methods after it, a `match` around it, a comparison with it.

use std::sync::Arc;

use quote::ToTokens;
use syn::visit::Visit;
use syn::{Expr, Pat};

use super::found::{End, Found};
use super::literal;
use super::presence::{Form, presence, takes_another};
use crate::site::{Presence, Usage};

/// One step of a chain of methods. The outermost step comes first.
#[derive(Clone, Debug, Default)]
pub(super) struct Step {
    pub(super) name: String,
    /// The types in the turbofish.
    types: Option<Arc<str>>,
    /// The literal that makes up the arguments.
    pub(super) literal: Option<Arc<str>>,
    /// The arguments are values of the configuration.
    pub(super) configured: bool,
    pub(super) found: Found,
}

impl Step {
    pub(super) fn plain(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Reads a function that parses its argument.
    pub(super) fn parse(types: Option<Arc<str>>) -> Self {
        Self { types, ..Self::plain("parse") }
    }

    pub(super) fn words(name: &str, words: Vec<Arc<str>>) -> Self {
        Self { found: Found { words, ..Found::default() }, ..Self::plain(name) }
    }

    pub(super) fn method(call: &syn::ExprMethodCall) -> Self {
        let name = call.method.to_string();
        let mut found = Found::default();
        if matches!(name.as_str(), "or" | "or_else") {
            found = call.args.first().map(Found::without).unwrap_or_default();
        } else if adapts(&name) {
            call.args.iter().for_each(|argument| found.visit_expr(argument));
        }
        Self {
            name,
            types: call
                .turbofish
                .as_ref()
                .map(|types| types.args.to_token_stream().to_string().replace(' ', "").into()),
            literal: call.args.first().filter(|_| call.args.len() == 1).and_then(literal::of),
            configured: false,
            found,
        }
    }

    /// Reads `let .. else`, or `if let .. else`, with the code for a missing value.
    pub(super) fn otherwise(name: &str, code: &Expr) -> Self {
        let end = Found::without(code).end;
        Self { found: Found { end, ..Found::default() }, ..Self::plain(name) }
    }

    /// Reads a `match` that handles every case, or ends if the value is missing.
    pub(super) fn matched(call: &syn::ExprMatch) -> Self {
        let mut step = Self::words("match", call.arms.iter().flat_map(|arm| literal::words(&arm.pat)).collect());
        // Of several errors, that of a missing variable decides; the other is about its encoding.
        let mut missing: Vec<(u8, &syn::Arm)> =
            call.arms.iter().filter_map(|arm| Some((missing(&arm.pat)?, arm))).collect();
        missing.sort_by_key(|(rank, _)| *rank);
        if let Some((_, arm)) = missing.first() {
            step.found.end = Found::without(&arm.body).end;
            step.literal = literal::of(&arm.body);
        }
        step
    }
}

impl Step {
    /// Returns `true` if the methods around it decide about a missing value.
    pub(super) fn makes_error(&self) -> bool {
        self.found.end == Some(End::Error)
    }
}

/// Returns the rank of a pattern for a missing variable: `Err(NotPresent)`, `Err(_)` and `None`, `_`.
fn missing(pattern: &Pat) -> Option<u8> {
    match pattern {
        Pat::TupleStruct(pattern) if pattern.path.is_ident("Err") => {
            Some(u8::from(!pattern.elems.to_token_stream().to_string().contains("NotPresent")))
        }
        Pat::Ident(ident) if ident.ident == "None" => Some(1),
        Pat::Wild(_) => Some(2),
        _ => None,
    }
}

/// Merges the steps, the innermost first. `expected` is the type that the surroundings require. In `main`, to return is
/// to end the process.
pub(super) fn usage(chain: &[Step], expected: Option<&Arc<str>>, main: bool) -> Usage {
    let mut usage = Usage {
        presence: presence(chain, Form::Result, main),
        of_option: presence(chain, Form::Option, main),
        of_nested: presence(chain, Form::Nested, main),
        asked: chain.iter().any(|step| step.name.starts_with("is_")),
        ..Usage::default()
    };
    for (index, step) in chain.iter().enumerate().rev() {
        let kept = chain[..index].iter().all(|outer| keeps_type(&outer.name));
        match step.name.as_str() {
            "parse" => {
                // The type of the surroundings, if the methods in between keep it.
                let types = step.types.clone().or_else(|| expected.filter(|_| kept).cloned());
                usage.parsed = usage.parsed.or(Some(types.unwrap_or_default()));
            }
            "split" | "split_terminator" => usage.split = usage.split.or(step.literal.clone()),
            _ => {}
        }
        if let Some(types) = &step.found.parsed {
            let known = if types.is_empty() && kept { expected.cloned() } else { None };
            usage.parsed.get_or_insert_with(|| known.unwrap_or_else(|| types.clone()));
        }
        if takes_another(step) {
            break;
        }
        usage.split = usage.split.or_else(|| step.found.split.clone());
        usage.words.extend(step.found.words.iter().cloned());
    }
    if chain.iter().all(|step| keeps_type(&step.name)) {
        usage.expected = expected.cloned();
    }
    usage
}

/// Returns `true` for a method that hands its value to its arguments, or falls back on them. The arguments of others,
/// such as the routes of a server, are not about the value.
fn adapts(name: &str) -> bool {
    matches!(
        name,
        "map"
            | "and_then"
            | "map_or"
            | "map_or_else"
            | "unwrap_or"
            | "unwrap_or_else"
            | "or"
            | "or_else"
            | "ok_or_else"
            | "is_ok_and"
            | "is_some_and"
            | "is_none_or"
            | "filter"
            | "filter_map"
            | "flat_map"
            | "find"
            | "any"
            | "all"
            | "for_each"
            | "then"
            | "inspect"
            | "eq"
            | "eq_ignore_ascii_case"
            | "map_err"
    )
}

/// Returns `true` for a method that changes only how an error or a missing value is told.
fn keeps_type(name: &str) -> bool {
    matches!(
        name,
        "unwrap"
            | "expect"
            | "?"
            | "ok"
            | "unwrap_or"
            | "unwrap_or_else"
            | "unwrap_or_default"
            | "map_err"
            | "ok_or"
            | "ok_or_else"
            | "context"
            | "with_context"
            | "wrap_err"
            | "wrap_err_with"
            | "match"
            | "let else"
    )
}

/// Adds the evidence of a later use.
pub(super) fn add(to: &mut Usage, more: &Usage) {
    if to.asked {
        return;
    }
    // The variable may hold what is inside the `Option` or the `Result`.
    for (own, more) in
        [(&mut to.presence, &more.presence), (&mut to.of_option, &more.of_option), (&mut to.of_nested, &more.of_option)]
    {
        if *own == Presence::Unknown || (*own == Presence::Optional && matches!(more, Presence::Default(_))) {
            *own = more.clone();
        }
    }
    if to.parsed.as_ref().is_none_or(|types| types.is_empty()) {
        to.parsed = more.parsed.clone().or(to.parsed.take());
    }
    to.split = to.split.take().or_else(|| more.split.clone());
    to.words.extend(more.words.iter().cloned());
    to.taken = to.taken.take().or_else(|| more.taken.clone());
}

/// Returns the words that a condition compares with.
pub(super) fn compared(condition: &Expr) -> Vec<Arc<str>> {
    let mut found = Found::default();
    found.visit_expr(condition);
    found.words
}
