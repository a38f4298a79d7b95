//! Reads `#[env(...)]`: what each option was given, in the shape that the table of options says.

mod option;
mod value;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, ExprPath, LitStr, MacroDelimiter, Meta, Token};

use crate::ctxt::Ctxt;

use option::{Form, Opt, unknown};
pub(crate) use option::{Key, Place, nearest};
use value::Value;

/// `path::to::function(field, other)`
pub(crate) struct Rule {
    pub(crate) path: ExprPath,
    /// Empty if it is about all there is.
    pub(crate) fields: Vec<Ident>,
}

/// Another name of a variable.
pub(crate) struct Alias<'a> {
    pub(crate) key: Key,
    pub(crate) name: &'a LitStr,
    pub(crate) note: Option<&'a LitStr>,
}

struct Given {
    key: Key,
    ident: Ident,
    value: Value,
}

/// The options of one struct, field, enum or variant.
pub(crate) struct Options {
    given: Vec<Given>,
}

impl Options {
    pub(crate) fn read(cx: &Ctxt, attrs: &[Attribute], place: Place) -> Self {
        let mut options = Self { given: Vec::new() };
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("env")) {
            match &attr.meta {
                Meta::List(list) if matches!(list.delimiter, MacroDelimiter::Paren(_)) => {
                    let parser = |input: ParseStream<'_>| {
                        options.read_list(cx, input, place);
                        Ok(())
                    };
                    // The parser reports by itself, and reads to the end.
                    let _ = parser.parse2(list.tokens.clone());
                }
                _ => {
                    cx.error(attr, "expected options in parentheses", format!("write `#[env({})]`", place.example()));
                }
            }
        }
        options
    }

    fn read_list(&mut self, cx: &Ctxt, input: ParseStream<'_>, place: Place) {
        while !input.is_empty() {
            self.read_option(cx, input, place);
            if input.is_empty() {
                return;
            }
            if input.parse::<Token![,]>().is_err() {
                // #[env(name = "PORT" default = 8080)]
                //                     ^^^^^^^
                let next = input.fork().parse::<TokenTree>().ok();
                cx.error(next, "expected `,`", "separate options with commas");
            }
        }
    }

    fn read_option(&mut self, cx: &Ctxt, input: ParseStream<'_>, place: Place) {
        let Ok(ident) = input.call(Ident::parse_any) else {
            let token = input.fork().parse::<TokenTree>().ok();
            match input.fork().parse::<LitStr>() {
                Ok(name) if place == Place::Field => {
                    let help = format!("write `name = {}`", name.to_token_stream());
                    cx.error(token, "a name on its own is not an option", help);
                }
                _ => cx.error(token, "expected an option", place.takes()),
            }
            return skip_to_comma(input);
        };
        let name = ident.to_string();
        let Some(opt) = place.options().find(|opt| opt.name == name) else {
            unknown(cx, &ident, place);
            return skip_to_comma(input);
        };
        let Some(value) = opt.read_value(cx, &ident, input) else {
            return;
        };
        if !opt.key.repeats() && self.has(opt.key) {
            cx.error(ident, format!("`{name}` is given twice"), "remove one of them");
        } else {
            self.given.push(Given { key: opt.key, ident, value });
        }
    }

    fn find(&self, key: Key) -> Option<&Given> {
        self.given.iter().find(|given| given.key == key)
    }

    /// What was written, in that order.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (Key, &Ident)> {
        self.given.iter().map(|given| (given.key, &given.ident))
    }

    /// The option's own tokens, for the caret.
    pub(crate) fn key(&self, key: Key) -> Option<&Ident> {
        self.find(key).map(|given| &given.ident)
    }

    pub(crate) fn has(&self, key: Key) -> bool {
        self.find(key).is_some()
    }

    pub(crate) fn text(&self, key: Key) -> Option<&LitStr> {
        match &self.find(key)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// `alias` and `deprecated`, in the order in which they are written.
    pub(crate) fn aliases(&self) -> impl Iterator<Item = Alias<'_>> {
        self.given.iter().filter_map(|given| match (given.key, &given.value) {
            (key @ (Key::Alias | Key::Deprecated), Value::Text(name)) => Some(Alias { key, name, note: None }),
            (key, Value::TextWithNote(name, note)) => Some(Alias { key, name, note: Some(note) }),
            _ => None,
        })
    }

    /// `validate`, in the order in which they are written.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.given.iter().filter_map(|given| match &given.value {
            Value::Rule(rule) => Some(rule),
            _ => None,
        })
    }

    pub(crate) fn path(&self, key: Key) -> Option<&ExprPath> {
        match &self.find(key)?.value {
            Value::Path(path) => Some(path),
            _ => None,
        }
    }

    pub(crate) fn expr(&self, key: Key) -> Option<&TokenStream> {
        match &self.find(key)?.value {
            Value::Expr(expr) => Some(expr),
            _ => None,
        }
    }
}

impl Opt {
    /// Reads what follows the name. `None` when that was wrong, and reported.
    fn read_value(&self, cx: &Ctxt, ident: &Ident, input: ParseStream<'_>) -> Option<Value> {
        let ends = input.is_empty() || input.peek(Token![,]);
        // #[env(nested prefix = "DB_")]: the missing comma is reported once, by the caller.
        let complete = ends || input.peek(Ident::peek_any);
        if complete && matches!(self.form, Form::Flag | Form::MaybeExpr) {
            return Some(Value::None);
        }
        let write = format!("write `{}`", self.example);
        if ends {
            cx.error(ident, format!("`{}` needs a value", self.name), write);
            return None;
        }
        if self.form == Form::Flag {
            let mut value = TokenStream::new();
            while let Some(token) = next_before_comma(input) {
                value.extend([token]);
            }
            let help = format!("write `{}` to turn it on, or leave it out", self.name);
            cx.error(value, format!("`{}` takes no value", self.name), help);
            return None;
        }
        let Ok(equals) = input.parse::<Token![=]>() else {
            let found = input.fork().parse::<TokenTree>().ok();
            cx.error(opening(found), format!("expected `=` after `{}`", self.name), write);
            skip_to_comma(input);
            return None;
        };
        if input.is_empty() || input.peek(Token![,]) {
            cx.error(equals, format!("expected a value after `{} =`", self.name), write);
            return None;
        }
        let tokens = value::value(input);
        if value::is_unfinished(&tokens) {
            let next = input.fork().parse::<TokenTree>().ok();
            cx.error(next.or(tokens.into_iter().last()), "expected an expression", write);
            return None;
        }
        let misfit = match Value::of(self.form, tokens) {
            Ok(value) => return Some(value),
            Err(misfit) => misfit,
        };
        let message = format!("`{}` needs {}", self.name, misfit.needs);
        cx.error(misfit.at, message, format!("write `{}`", misfit.example.unwrap_or(self.example)));
        None
    }
}

/// The first token alone: of a group, its opening delimiter.
fn opening(token: Option<TokenTree>) -> TokenStream {
    match token {
        Some(TokenTree::Group(group)) => spot(group.span_open()),
        token => token.into_token_stream(),
    }
}

/// A token at `span`, for a caret.
fn spot(span: Span) -> TokenStream {
    Ident::new("_", span).into_token_stream()
}

fn next_before_comma(input: ParseStream<'_>) -> Option<TokenTree> {
    if input.peek(Token![,]) { None } else { input.parse().ok() }
}

/// What follows a mistake is not looked at, so that there is no second, false error.
fn skip_to_comma(input: ParseStream<'_>) {
    while next_before_comma(input).is_some() {}
}
