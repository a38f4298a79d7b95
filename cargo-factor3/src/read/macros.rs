//! The bodies of macros, if they are code.

use std::sync::Arc;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Item, Pat, Stmt, Token};

use super::chain;
use super::literal;

/// The content of a macro.
pub(super) enum Body {
    Expressions(Vec<Expr>),
    Statements(Vec<Stmt>),
    Items(Vec<Item>),
    /// Calls and literals in the macro's own language.
    Parts(Vec<Expr>),
}

/// The arguments of format and log macros: `key = value`, `%value`, `?value` and `key: value`.
struct Arguments(Vec<Expr>);

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut found = Vec::new();
        while !input.is_empty() {
            if input.peek(syn::Ident) && input.peek2(Token![:]) && !input.peek2(Token![::]) {
                input.parse::<syn::Ident>()?;
                input.parse::<Token![:]>()?;
            }
            if input.peek(Token![%]) || input.peek(Token![?]) {
                input.parse::<TokenTree>()?;
            }
            match input.parse::<Expr>()? {
                // An argument such as `key = %value`.
                Expr::Assign(pair) => found.push(*pair.right),
                other => found.push(other),
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(Self(found))
    }
}

pub(super) fn body(tokens: &TokenStream) -> Body {
    if let Ok(Arguments(found)) = syn::parse2(tokens.clone()) {
        return Body::Expressions(found);
    }
    if let Ok(found) = syn::Block::parse_within.parse2(tokens.clone()) {
        return Body::Statements(found);
    }
    if let Ok(file) = syn::parse2::<syn::File>(without_ref(tokens)) {
        return Body::Items(file.items);
    }
    let mut parts = Vec::new();
    scan(tokens, &mut parts);
    Body::Parts(parts)
}

/// Turns the `static ref` of `lazy_static!` into a plain `static`.
fn without_ref(tokens: &TokenStream) -> TokenStream {
    let mut after_static = false;
    tokens
        .clone()
        .into_iter()
        .filter(|token| {
            let drop = after_static && matches!(token, TokenTree::Ident(ident) if ident == "ref");
            after_static = matches!(token, TokenTree::Ident(ident) if ident == "static");
            !drop
        })
        .collect()
}

/// Collects calls, blocks and literals from the tokens, in no order.
fn scan(tokens: &TokenStream, parts: &mut Vec<Expr>) {
    let mut path = TokenStream::new();
    for token in tokens.clone() {
        match &token {
            TokenTree::Ident(_) => {
                if !ends_in_colon(&path) {
                    path = TokenStream::new();
                }
                path.extend([token]);
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() => path.extend([token]),
            TokenTree::Punct(punct) if punct.as_char() == '!' && !path.is_empty() => path.extend([token]),
            TokenTree::Group(group) => {
                let call: TokenStream = std::mem::take(&mut path).into_iter().chain([token.clone()]).collect();
                let parsed = match group.delimiter() {
                    Delimiter::Parenthesis => syn::parse2::<Expr>(call).ok(),
                    _ => None,
                };
                match parsed {
                    Some(expr @ (Expr::Call(_) | Expr::Macro(_))) => parts.push(expr),
                    _ => match syn::Block::parse_within.parse2(group.stream()) {
                        Ok(statements) if group.delimiter() == Delimiter::Brace => {
                            parts.extend(statements.into_iter().filter_map(|statement| match statement {
                                Stmt::Expr(expr, _) => Some(expr),
                                Stmt::Local(local) => local.init.map(|init| *init.expr),
                                _ => None,
                            }));
                        }
                        _ => scan(&group.stream(), parts),
                    },
                }
            }
            TokenTree::Literal(_) => {
                path = TokenStream::new();
                parts.extend(syn::parse2::<Expr>(token.into()).ok());
            }
            TokenTree::Punct(_) => path = TokenStream::new(),
        }
    }
}

fn ends_in_colon(path: &TokenStream) -> bool {
    matches!(path.clone().into_iter().last(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
}

/// The arguments of `matches!`.
pub(super) struct Matched {
    pub(super) value: Expr,
    pattern: Pat,
    guard: Option<Expr>,
}

impl Matched {
    /// Returns the words in the pattern and in the condition.
    pub(super) fn words(&self) -> Vec<Arc<str>> {
        let guard = self.guard.iter().flat_map(chain::compared);
        literal::words(&self.pattern).into_iter().chain(guard).collect()
    }
}

pub(super) fn matched(mac: &syn::Macro) -> Option<Matched> {
    let parser = |input: ParseStream<'_>| {
        let value: Expr = input.parse()?;
        input.parse::<Token![,]>()?;
        let pattern = Pat::parse_multi_with_leading_vert(input)?;
        let guard = if input.parse::<Option<Token![if]>>()?.is_some() { Some(input.parse()?) } else { None };
        input.parse::<TokenStream>()?;
        Ok(Matched { value, pattern, guard })
    };
    parser.parse2(mac.tokens.clone()).ok()
}

/// Returns `true` for a macro by example that passes a parameter to the environment.
pub(super) fn reads_environment(tokens: &TokenStream) -> bool {
    let text = tokens.to_string().replace(' ', "");
    ["env::var($", "env::var_os($", "env::var(&$"].iter().any(|call| text.contains(call))
}

/// Returns literals that are separated by commas, as in `["A", "B"]`.
pub(super) fn texts(elements: &Punctuated<Expr, Token![,]>) -> Option<Vec<Arc<str>>> {
    elements.iter().map(literal::of).collect()
}
