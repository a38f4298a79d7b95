//! The use of a call's value: by the methods after it, a `match` around it, a comparison with it.

use std::sync::Arc;

use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Pat};

use super::literal;
use crate::site::{Presence, Usage};

/// One step of a chain of methods. The outermost step comes first.
#[derive(Clone, Debug, Default)]
pub(super) struct Step {
    pub(super) name: String,
    /// The types in the turbofish.
    types: Option<Arc<str>>,
    /// The literal that makes up the arguments.
    literal: Option<Arc<str>>,
    /// The arguments are values of the configuration.
    pub(super) configured: bool,
    found: Found,
}

/// The use of the value in the arguments of a step, or in the arms of a `match`.
#[derive(Clone, Debug, Default)]
struct Found {
    parsed: Option<Arc<str>>,
    words: Vec<Arc<str>>,
    split: Option<Arc<str>>,
    diverges: bool,
    /// It reads another variable.
    reads: bool,
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
        if adapts(&name) {
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

    /// Reads a `match` that handles every case, or ends if the value is missing.
    pub(super) fn matched(call: &syn::ExprMatch) -> Self {
        let mut step = Self::words("match", call.arms.iter().flat_map(|arm| literal::words(&arm.pat)).collect());
        // Of several errors, that of a missing variable decides; the other is about its encoding.
        let mut missing: Vec<(u8, &syn::Arm)> =
            call.arms.iter().filter_map(|arm| Some((missing(&arm.pat)?, arm))).collect();
        missing.sort_by_key(|(rank, _)| *rank);
        if let Some((_, arm)) = missing.first() {
            let mut inner = Found::default();
            inner.visit_expr(&arm.body);
            step.found.diverges = inner.diverges;
            step.literal = literal::of(&arm.body);
        }
        step
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

/// Merges the steps, the innermost first. `expected` is the type that the surroundings require.
pub(super) fn usage(chain: &[Step], expected: Option<&Arc<str>>) -> Usage {
    let mut usage = Usage::default();
    for (index, step) in chain.iter().enumerate().rev() {
        let kept = chain[..index].iter().all(|outer| keeps_type(&outer.name));
        // In `var("A")?.unwrap_or(1)`, the later step is about an `Option` inside a `Result`.
        let inside = usage.presence == Presence::Required
            && usage.parsed.is_none()
            && chain[index + 1..].iter().find(|inner| !is_same(&inner.name)).is_some_and(|inner| unwraps(&inner.name))
            && (step.name.starts_with("unwrap_or") || matches!(step.name.as_str(), "is_some" | "is_none" | "if let"));
        let decided = matches!(usage.presence, Presence::Required | Presence::Default(_)) && !inside;
        match step.name.as_str() {
            name if unwraps(name) && !decided => usage.presence = Presence::Required,
            "ok" | "if let" if !decided => usage.presence = Presence::Optional,
            name if name.starts_with("is_") => {
                usage.asked = true;
                if !decided {
                    usage.presence = Presence::Optional;
                }
            }
            // Another variable takes the place of the missing one.
            "or" | "or_else" if step.found.reads => {
                usage.presence = Presence::Optional;
                usage.parsed = usage.parsed.or_else(|| step.found.parsed.clone());
                break;
            }
            "match" if !decided && step.found.words.is_empty() => {
                usage.presence = match &step.literal {
                    Some(text) => Presence::Default(Some(text.clone())),
                    None if step.found.diverges => Presence::Required,
                    None => Presence::Optional,
                };
            }
            "unwrap_or" | "unwrap_or_else" | "map_or" | "map_or_else" | "unwrap_or_default" if !decided => {
                usage.presence =
                    if step.found.diverges { Presence::Required } else { Presence::Default(step.literal.clone()) };
            }
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
        usage.split = usage.split.or_else(|| step.found.split.clone());
        usage.words.extend(step.found.words.iter().cloned());
        if step.name == "==" && !decided && usage.presence == Presence::Unknown {
            usage.presence = Presence::Optional;
        }
    }
    if chain.iter().all(|step| keeps_type(&step.name)) {
        usage.expected = expected.cloned();
    }
    usage
}

fn unwraps(name: &str) -> bool {
    matches!(name, "unwrap" | "expect" | "?")
}

/// Returns `true` for a method between an `Option` and its use.
fn is_same(name: &str) -> bool {
    matches!(name, "as_deref" | "as_ref" | "cloned" | "map" | "filter")
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
    )
}

/// Adds the evidence of a later use.
pub(super) fn add(to: &mut Usage, more: &Usage) {
    if to.asked {
        return;
    }
    if to.presence == Presence::Unknown
        || (to.presence == Presence::Optional && matches!(more.presence, Presence::Default(_)))
    {
        to.presence = more.presence.clone();
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

impl<'ast> Visit<'ast> for Found {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let argument = call.args.first().and_then(literal::of);
        match call.method.to_string().as_str() {
            "parse" => {
                let types =
                    call.turbofish.as_ref().map(|types| types.args.to_token_stream().to_string().replace(' ', ""));
                self.parsed.get_or_insert_with(|| types.unwrap_or_default().into());
            }
            "split" => self.split = self.split.take().or(argument),
            "eq_ignore_ascii_case" | "eq" => self.words.extend(argument),
            _ => {}
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        let names: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        match names.as_slice() {
            // A function as a value: `.and_then(u16::from_str)` and `.map(str::parse::<u16>)`.
            [.., types, last] if last == "from_str" => {
                self.parsed.get_or_insert_with(|| types.as_str().into());
            }
            [.., last] if last == "exit" || last == "abort" => self.diverges = true,
            [.., last] if last == "var" || last == "var_os" => self.reads = true,
            _ => {}
        }
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        if matches!(binary.op, BinOp::Eq(_) | BinOp::Ne(_)) {
            self.words.extend(literal::of(&binary.left).or_else(|| literal::of(&binary.right)));
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        self.words.extend(literal::words(&arm.pat));
        self.visit_expr(&arm.body);
    }

    fn visit_expr_return(&mut self, _: &'ast syn::ExprReturn) {
        self.diverges = true;
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let name = mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        match name.as_str() {
            "panic" | "unreachable" | "todo" | "bail" => self.diverges = true,
            "matches" => {
                self.words.extend(super::macros::matched(mac).map(|matched| matched.words()).unwrap_or_default());
            }
            _ => {}
        }
    }
}
