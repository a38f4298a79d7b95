//! Reads the value of an option. An expression is not parsed here, only its end is found. To parse expressions, `syn`
//! needs its feature `full`, which doubles its build time and which no other crate of a small service needs.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{ExprPath, LitStr, Token, parse2};

use super::table::{Form, Slot};
use super::{Alias, AliasKind, Default, Given, Options, Rule};
use crate::say::Needs;

/// A value that does not have the shape of its option.
pub(super) struct Misfit {
    /// For the caret.
    pub(super) at: TokenStream,
    pub(super) needs: Needs,
}

impl Form {
    /// Parses the value of an option, and puts it in the place of the option.
    pub(super) fn store(&self, options: &mut Options, key: &Ident, tokens: TokenStream) -> Result<(), Misfit> {
        let tokens = ungrouped(tokens);
        match self {
            Self::Flag(slot) => put(options, *slot, key, ()),
            Self::Text(slot) => put(options, *slot, key, text(tokens)?),
            Self::Path(slot) => put(options, *slot, key, path(tokens)?),
            Self::Expr(slot) => put(options, *slot, key, tokens),
            Self::Default(slot) => put(options, *slot, key, default(tokens)),
            Self::Alias => options.aliases.push(Alias { name: text(tokens)?, kind: AliasKind::Alias }),
            Self::Fallback => options.fallbacks.push(text(tokens)?),
            Self::Deprecated => options.aliases.push(deprecated(tokens)?),
            Self::Rule => options.rules.push(rule(tokens)?),
        }
        Ok(())
    }
}

fn put<T>(options: &mut Options, slot: Slot<T>, key: &Ident, value: T) {
    *slot(options) = Some(Given { key: key.clone(), value });
}

fn text(tokens: TokenStream) -> Result<LitStr, Misfit> {
    parse2(tokens.clone()).map_err(|_| Misfit { at: tokens, needs: Needs::Text })
}

fn path(tokens: TokenStream) -> Result<ExprPath, Misfit> {
    parse2(tokens.clone()).map_err(|_| Misfit { at: tokens, needs: Needs::Path })
}

fn default(tokens: TokenStream) -> Default {
    if tokens.is_empty() {
        return Default::Bare;
    }
    parse2(tokens.clone()).map_or(Default::Expr(tokens), Default::Text)
}

/// Reads `"OLD"` or `("OLD", "gone in 2027")`.
fn deprecated(tokens: TokenStream) -> Result<Alias, Misfit> {
    let of = |name, note| Alias { name, kind: AliasKind::Deprecated { note } };
    let Some(texts) = parenthesized(&tokens).filter(|texts| texts.len() != 1) else {
        return text(tokens).map(|name| of(name, None));
    };
    let texts: Vec<_> = texts.into_iter().map(parse2::<LitStr>).collect();
    let needs = match &texts[..] {
        [Ok(name), Ok(note)] => return Ok(of(name.clone(), Some(note.clone()))),
        [_, _] => Needs::TwoTexts,
        _ => Needs::NameAndNote,
    };
    Err(Misfit { at: tokens, needs })
}

/// Returns the items of a tuple.
fn parenthesized(tokens: &TokenStream) -> Option<Vec<TokenStream>> {
    let mut trees = tokens.clone().into_iter();
    match (trees.next()?, trees.next()) {
        (TokenTree::Group(group), None) if group.delimiter() == Delimiter::Parenthesis => {
            list.parse2(group.stream()).ok()
        }
        _ => None,
    }
}

/// Reads `path::to::function` or `path::to::function(field, other)`.
fn rule(tokens: TokenStream) -> Result<Rule, Misfit> {
    rule_or_misfit.parse2(tokens.clone()).unwrap_or_else(|_| Err(Misfit { at: tokens, needs: Needs::Path }))
}

fn rule_or_misfit(input: ParseStream<'_>) -> syn::Result<Result<Rule, Misfit>> {
    let path: ExprPath = input.parse()?;
    if input.is_empty() {
        return Ok(Ok(Rule { path, fields: Vec::new() }));
    }
    let content;
    syn::parenthesized!(content in input);
    let arguments = list(&content)?;
    let misfit = |at| Misfit { at, needs: Needs::PathAndFields };
    if arguments.is_empty() {
        return Ok(Err(misfit(path.into_token_stream())));
    }
    let field = |argument: TokenStream| parse2::<Ident>(argument.clone()).map_err(|_| misfit(argument));
    let fields = arguments.into_iter().map(field).collect::<Result<_, _>>();
    Ok(fields.map(|fields| Rule { path, fields }))
}

/// Reads values with commas between them.
fn list(input: ParseStream<'_>) -> syn::Result<Vec<TokenStream>> {
    let mut values = Vec::new();
    while !input.is_empty() {
        values.push(ungrouped(value(input)));
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(values)
}

/// Returns the tokens up to a comma that separates options, or to the place where such a comma is missing.
pub(super) fn value(input: ParseStream<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut before = None;
    // `HashMap::<String, u16>::new()`, `<[u8; 2] as Trait<A, B>>::VALUE`
    let mut open_angles = 0_u32;
    while let Some((token, _)) = input.cursor().token_tree() {
        let after_operand = before.as_ref().is_some_and(is_operand);
        let ends = match &token {
            TokenTree::Punct(punct) => punct.as_char() == ',',
            TokenTree::Ident(ident) => after_operand && ident != "as" && ident != "else",
            TokenTree::Literal(_) => after_operand,
            TokenTree::Group(_) => false,
        };
        if ends && open_angles == 0 {
            break;
        }
        match &token {
            // After an operand, `<` compares. After another `<`, it shifts.
            TokenTree::Punct(punct) if punct.as_char() == '<' => {
                open_angles += u32::from(open_angles > 0 || !after_operand && !is(before.as_ref(), '<'));
            }
            // Skip the `>` of `->`.
            TokenTree::Punct(punct) if punct.as_char() == '>' && !is(before.as_ref(), '-') => {
                open_angles = open_angles.saturating_sub(1);
            }
            _ => {}
        }
        before = input.parse().ok();
        tokens.extend([token]);
    }
    tokens
}

/// Returns true if the last token is an operator without its operand.
pub(super) fn is_unfinished(value: &TokenStream) -> bool {
    let last = value.clone().into_iter().last();
    matches!(last, Some(TokenTree::Punct(punct)) if !['.', '?', '>'].contains(&punct.as_char()))
}

/// Returns true if the token can end an expression: another token after it begins the next option.
fn is_operand(token: &TokenTree) -> bool {
    const BEFORE_OPERANDS: [&str; 16] = [
        "as", "async", "break", "const", "else", "for", "if", "in", "let", "loop", "match", "move", "mut", "return",
        "unsafe", "while",
    ];
    match token {
        TokenTree::Ident(ident) => BEFORE_OPERANDS.iter().all(|keyword| ident != keyword),
        TokenTree::Punct(_) => false,
        TokenTree::Group(_) | TokenTree::Literal(_) => true,
    }
}

fn is(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

/// Removes the invisible groups that `macro_rules!` puts around a value.
fn ungrouped(tokens: TokenStream) -> TokenStream {
    let mut trees = tokens.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => ungrouped(group.stream()),
        _ => tokens,
    }
}
