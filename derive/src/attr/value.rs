//! Reads what stands after the `=` of an option. Of an expression only the end is looked for, and rustc parses it: the
//! grammar of all expressions is the half of `syn` that no other crate of a small service builds.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{ExprPath, LitStr, Token, parse2};

use super::Rule;
use super::option::Form;

/// What an option was given.
pub(super) enum Value {
    None,
    Text(LitStr),
    TextWithNote(LitStr, LitStr),
    Path(ExprPath),
    Expr(TokenStream),
    Rule(Rule),
}

/// Why a value is not of the shape of its option.
pub(super) struct Misfit {
    /// For the caret.
    pub(super) at: TokenStream,
    pub(super) needs: &'static str,
    /// Correct, if the example of the option does not say it.
    pub(super) example: Option<&'static str>,
}

impl Value {
    pub(super) fn of(form: Form, tokens: TokenStream) -> Result<Self, Misfit> {
        let tokens = ungrouped(tokens);
        let is_text = matches!(form, Form::Text | Form::TextWithNote | Form::MaybeExpr);
        if let (true, Ok(text)) = (is_text, parse2(tokens.clone())) {
            return Ok(Self::Text(text));
        }
        let misfit = |needs| Misfit { at: tokens.clone(), needs, example: None };
        match form {
            Form::MaybeExpr | Form::Expr => Ok(Self::Expr(tokens)),
            Form::Path => parse2(tokens.clone()).map(Self::Path).map_err(|_| misfit("a path")),
            Form::Rule => rule.parse2(tokens.clone()).unwrap_or_else(|_| Err(misfit("a path"))).map(Self::Rule),
            Form::TextWithNote => with_note(&tokens).unwrap_or_else(|| Err(misfit("a string literal"))),
            Form::Text | Form::Flag => Err(misfit("a string literal")),
        }
    }
}

/// `("OLD", "gone in 2027")`. `None` if it is no tuple.
fn with_note(tokens: &TokenStream) -> Option<Result<Value, Misfit>> {
    let mut trees = tokens.clone().into_iter();
    let content = match (trees.next()?, trees.next()) {
        (TokenTree::Group(group), None) if group.delimiter() == Delimiter::Parenthesis => group.stream(),
        _ => return None,
    };
    let texts: Vec<_> = list.parse2(content).ok()?.into_iter().map(parse2::<LitStr>).collect();
    let needs = match &texts[..] {
        [_] => return None,
        [Ok(name), Ok(note)] => return Some(Ok(Value::TextWithNote(name.clone(), note.clone()))),
        [_, _] => "two string literals",
        _ => "a name, and at most one note",
    };
    let example = Some("deprecated = (\"OLD_NAME\", \"gone in 2027\")");
    Some(Err(Misfit { at: tokens.clone(), needs, example }))
}

/// `path::to::function(field, other)`, or what of it is something else.
fn rule(input: ParseStream<'_>) -> syn::Result<Result<Rule, Misfit>> {
    let path: ExprPath = input.parse()?;
    if input.is_empty() {
        return Ok(Ok(Rule { path, fields: Vec::new() }));
    }
    let content;
    syn::parenthesized!(content in input);
    let arguments = list(&content)?;
    let misfit = |at| Misfit {
        at,
        needs: "a path, and names of fields",
        example: Some("validate = path::to::function(field, other)"),
    };
    if arguments.is_empty() {
        return Ok(Err(misfit(path.into_token_stream())));
    }
    let field = |argument: TokenStream| parse2::<Ident>(argument.clone()).map_err(|_| misfit(argument));
    let fields = arguments.into_iter().map(field).collect::<Result<_, _>>();
    Ok(fields.map(|fields| Rule { path, fields }))
}

/// Values with commas between them.
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

/// The tokens up to a comma that separates options, or to where one is missing.
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
            // After an operand it compares, and after another one it shifts.
            TokenTree::Punct(punct) if punct.as_char() == '<' => {
                open_angles += u32::from(open_angles > 0 || !after_operand && !is(before.as_ref(), '<'));
            }
            // Not that of `fn() -> T`.
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

/// Whether an operator at the end waits for what it works on.
pub(super) fn is_unfinished(value: &TokenStream) -> bool {
    let last = value.clone().into_iter().last();
    matches!(last, Some(TokenTree::Punct(punct)) if !['.', '?', '>'].contains(&punct.as_char()))
}

/// Whether an expression can end with the token, so that no other can begin after it.
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

/// A value that came through `macro_rules!` is in an invisible group.
fn ungrouped(tokens: TokenStream) -> TokenStream {
    let mut trees = tokens.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => ungrouped(group.stream()),
        _ => tokens,
    }
}
