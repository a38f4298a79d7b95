//! The arguments of calls, as far as the file shows their values.

use std::sync::Arc;

use quote::ToTokens;
use syn::{Expr, ExprLit, Lit};

use super::chain::Step;
use super::literal;
use super::macros;
use super::reader::Reader;
use super::syntax::{concatenated, root};
use crate::calls;
use crate::site::{Argument, What};
use crate::words::{is_config, is_screaming};

impl Reader<'_> {
    pub(super) fn argument(&self, expr: &Expr) -> Vec<Argument> {
        match expr {
            Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => vec![Argument::Number(number.base10_digits().into())],
            Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }) => vec![Argument::Number(value.value.to_string().into())],
            Expr::Reference(inner) => self.argument(&inner.expr),
            Expr::Paren(inner) => self.argument(&inner.expr),
            Expr::Path(path) => match path.path.get_ident() {
                Some(ident) => self.variable(&ident.to_string()),
                None => path
                    .path
                    .segments
                    .last()
                    .map(|last| last.ident.to_string())
                    .filter(|name| is_screaming(name))
                    .map_or(vec![Argument::Unknown], |name| vec![Argument::Constant(name.into())]),
            },
            Expr::MethodCall(call) if literal::of(expr).is_none() => match call.method.to_string().as_str() {
                "as_ref" | "as_str" | "as_bytes" | "clone" | "to_string" | "to_owned" | "into" | "borrow" => {
                    self.argument(&call.receiver)
                }
                // The usual name of a variable that a caller may rename; the file in a directory.
                "unwrap_or" | "join" => call.args.first().map_or(vec![Argument::Unknown], |first| self.argument(first)),
                _ => vec![Argument::Unknown],
            },
            Expr::Macro(mac) if mac.mac.path.is_ident("concat") => vec![concatenated(&mac.mac)],
            Expr::Macro(mac) if mac.mac.path.is_ident("format") => vec![Argument::Joined],
            Expr::Call(call) if literal::last_name(&call.func).is_some_and(|name| name == "Some") => {
                let inner = call.args.first().map(|first| self.argument(first)).unwrap_or_default();
                if matches!(inner.as_slice(), [] | [Argument::Unknown]) { vec![Argument::Given] } else { inner }
            }
            Expr::Field(_) if self.is_configured(expr) => vec![Argument::Configured],
            _ => vec![literal::of(expr).map_or(Argument::Unknown, Argument::Text)],
        }
    }

    pub(super) fn variable(&self, name: &str) -> Vec<Argument> {
        if self.environments.contains(name) || self.functions.iter().any(|scope| scope.environments.contains(name)) {
            return vec![Argument::Environment];
        }
        if let Some(scope) = self.functions.last()
            && let Some(&index) = scope.parameters.get(name)
        {
            return vec![Argument::Parameter(index)];
        }
        if let Some(texts) = self.functions.iter().rev().find_map(|scope| scope.texts.get(name)) {
            return texts.iter().cloned().map(Argument::Text).collect();
        }
        if let Some(number) = self.functions.iter().rev().find_map(|scope| scope.numbers.get(name)) {
            return vec![Argument::Number(number.clone())];
        }
        if self.functions.iter().any(|scope| scope.configured.contains(name)) {
            return vec![Argument::Configured];
        }
        vec![if is_screaming(name) { Argument::Constant(name.into()) } else { Argument::Unknown }]
    }

    /// Returns the texts of an array, or of a constant with one: `["A", "B"].iter()`.
    pub(super) fn texts(&self, expr: &Expr) -> Option<Vec<Arc<str>>> {
        match root(expr) {
            Expr::Array(array) => macros::texts(&array.elems),
            Expr::Path(path) => self.names.lists.get(&path.path.segments.last()?.ident.to_string()).cloned(),
            _ => None,
        }
    }

    /// Notes that the function around an argument connects to the value of a read, or listens at it. The places since
    /// `from` are in the argument.
    pub(super) fn hand_over(&mut self, argument: &Expr, from: usize) {
        let Some(taker) =
            self.context.taker.clone().filter(|taker| calls::listens(taker) || calls::service(taker).is_some())
        else {
            return;
        };
        let read = match root(argument) {
            Expr::Path(path) => path.path.get_ident().and_then(|ident| {
                self.functions.last().and_then(|scope| scope.values.get(&ident.to_string())).cloned()
            }),
            Expr::Call(_) => (from < self.sites.all.len()).then(|| vec![from]),
            _ => None,
        };
        for index in read.unwrap_or_default() {
            if let What::Call { usage, .. } = &mut self.sites.all[index].what {
                usage.taken.get_or_insert_with(|| taker.clone());
            }
        }
    }

    /// Returns `true` for a value of the configuration: `config.log.directory`, `CONFIG.log_file()`.
    pub(super) fn is_configured(&self, expr: &Expr) -> bool {
        let configured =
            |name: &str| is_config(name) || self.functions.iter().any(|scope| scope.configured.contains(name));
        match root(expr) {
            Expr::Path(path) => path.path.segments.last().is_some_and(|last| configured(&last.ident.to_string())),
            _ => false,
        }
    }

    /// Returns `true` for a value of the configuration, or a parameter.
    pub(super) fn is_given(&self, expr: &Expr) -> bool {
        self.is_configured(expr)
            || matches!(root(expr), Expr::Path(path) if path.path.get_ident().is_some_and(|ident| {
                ident != "self" && self.functions.last().is_some_and(|scope| scope.parameters.contains_key(&ident.to_string()))
            }))
    }
}

/// Returns the step of a function that parses its argument: `u16::from_str(x)`, `str::parse::<u16>(x)`.
pub(super) fn parses(path: &[String], written: &syn::Path) -> Option<Step> {
    let [.., owner, last] = path else { return None };
    let types = || match &written.segments.last()?.arguments {
        syn::PathArguments::AngleBracketed(types) => {
            Some(types.args.to_token_stream().to_string().replace(' ', "").into())
        }
        _ => None,
    };
    match (owner.as_str(), last.as_str()) {
        ("str", "parse") | ("serde_json" | "toml" | "serde_yaml" | "ron", "from_str") => Some(Step::parse(types())),
        ("Url", "parse") | (_, "from_str") => Some(Step::parse(Some(owner.as_str().into()))),
        _ => None,
    }
}
