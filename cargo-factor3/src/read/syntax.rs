//! Questions about a piece of syntax that need nothing around it.

use std::sync::Arc;

use quote::ToTokens;
use syn::{Expr, Pat};

use super::literal;
use super::macros::{self, Body};
use crate::site::Argument;
use crate::words::{CONFIG, is_screaming};

/// The path leads to another crate. Members of the workspace are taken for such, too: their types are read where they
/// are. A module called `config` is the program's own.
pub(super) fn is_foreign_path(path: &[String]) -> bool {
    let own = |name: &str| matches!(name, "crate" | "self" | "super" | "Self") || CONFIG.contains(&name);
    path.len() > 1 && !own(&path[0])
}

/// The name that a simple pattern binds: `x`, `Ok(x)`, `Some(x)`, `mut x: T`.
pub(super) fn pattern_name(pattern: &Pat) -> Option<String> {
    match pattern {
        Pat::Ident(ident) => Some(ident.ident.to_string()),
        Pat::Type(typed) => pattern_name(&typed.pat),
        Pat::TupleStruct(inner) if inner.elems.len() == 1 => pattern_name(&inner.elems[0]),
        Pat::Reference(inner) => pattern_name(&inner.pat),
        Pat::Paren(inner) => pattern_name(&inner.pat),
        _ => None,
    }
}

pub(super) fn mentions_environment(tokens: &str) -> bool {
    tokens.contains("env ::") || tokens.contains("var (") || tokens.contains("_env")
}

/// `concat!("A", "B")` of literals.
pub(super) fn concatenated(mac: &syn::Macro) -> Argument {
    let Body::Expressions(parts) = macros::body(&mac.tokens) else { return Argument::Unknown };
    let texts: Option<Vec<Arc<str>>> = parts.iter().map(literal::of).collect();
    texts.map_or(Argument::Unknown, |texts| Argument::Text(texts.concat().into()))
}

/// So much of a chain is looked at, so that the cost of a long one stays linear.
pub(super) const LINKS: usize = 32;

/// The expression at the root of a chain, `A::new()` in `A::new().b().c()`.
pub(super) fn root(expr: &Expr) -> &Expr {
    let mut root = expr;
    for _ in 0..LINKS {
        root = match root {
            Expr::MethodCall(call) => &call.receiver,
            Expr::Try(inner) => &inner.expr,
            Expr::Await(inner) => &inner.base,
            Expr::Reference(inner) => &inner.expr,
            Expr::Paren(inner) => &inner.expr,
            Expr::Field(inner) => &inner.base,
            other => return other,
        };
    }
    root
}

/// The attributes of an expression that is a statement.
pub(super) fn attributes(expr: &Expr) -> &[syn::Attribute] {
    match expr {
        Expr::Assign(expr) => &expr.attrs,
        Expr::Block(expr) => &expr.attrs,
        Expr::Call(expr) => &expr.attrs,
        Expr::If(expr) => &expr.attrs,
        Expr::Macro(expr) => &expr.attrs,
        Expr::Match(expr) => &expr.attrs,
        Expr::MethodCall(expr) => &expr.attrs,
        Expr::Unsafe(expr) => &expr.attrs,
        _ => &[],
    }
}

/// `P::DEFAULT_PORT`, with a type parameter.
pub(super) fn is_generic(expr: &Expr) -> bool {
    matches!(expr, Expr::Path(path) if path.path.segments.len() > 1
        && path.path.segments.first().is_some_and(|first| first.ident.to_string().len() == 1))
}

pub(super) fn path_text(expr: &Expr) -> String {
    match root(expr) {
        Expr::Call(call) if matches!(&*call.func, Expr::Path(_)) => path_text(&call.func),
        Expr::Path(path) => {
            path.path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>().join("::")
        }
        _ => String::new(),
    }
}

/// `[0; 32]`, a key for which no key was thought of.
pub(super) fn is_repeated(expr: &Expr) -> bool {
    match expr {
        Expr::Reference(inner) => is_repeated(&inner.expr),
        Expr::Repeat(repeat) => literal::of(&repeat.expr).is_some(),
        _ => false,
    }
}

pub(super) fn types_text(types: &syn::Type) -> Arc<str> {
    types.to_token_stream().to_string().replace(' ', "").into()
}

/// Returns the name of a type: `Env` for `&mut env::Env`.
pub(super) fn type_name(types: &syn::Type) -> Option<String> {
    match types {
        syn::Type::Reference(inner) => type_name(&inner.elem),
        syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
        _ => None,
    }
}

/// Returns the type that an expression makes: `Env` for `Env`, `Env { .. }` and `Env::new()`.
pub(super) fn made_type(expr: &Expr) -> Option<String> {
    let named = |path: &syn::Path| {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        names.into_iter().find(|name| name.starts_with(|first: char| first.is_ascii_uppercase()) && !is_screaming(name))
    };
    match root(expr) {
        Expr::Path(path) => named(&path.path),
        Expr::Struct(made) => named(&made.path),
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) if path.path.segments.len() > 1 => named(&path.path),
            _ => None,
        },
        _ => None,
    }
}
