//! Reads `#[env(...)]`: each option and its value, as the table of options declares them.

mod place;
mod table;
mod unknown;
mod value;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, ExprPath, LitStr, MacroDelimiter, Meta, Token};

use crate::ctxt::Ctxt;
use crate::say;

pub(crate) use place::Place;
use table::Form;
#[cfg(test)]
pub(crate) use table::OPTIONS;
pub(crate) use table::Opt;

/// The options of one struct, field, enum or variant, under their names.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) absolute: Option<Given<()>>,
    /// `alias` and `deprecated`, in the order in which they are written.
    pub(crate) aliases: Vec<Alias>,
    pub(crate) allow_empty: Option<Given<()>>,
    pub(crate) allow_userinfo: Option<Given<()>>,
    pub(crate) default: Option<Given<Default>>,
    pub(crate) default_variant: Option<Given<()>>,
    pub(crate) deny_empty: Option<Given<()>>,
    pub(crate) example: Option<Given<LitStr>>,
    pub(crate) expected: Option<Given<LitStr>>,
    /// `fallback`, in the order in which they are written.
    pub(crate) fallbacks: Vec<LitStr>,
    pub(crate) from_str: Option<Given<()>>,
    pub(crate) krate: Option<Given<ExprPath>>,
    pub(crate) name: Option<Given<LitStr>>,
    pub(crate) nested: Option<Given<()>>,
    pub(crate) no_file: Option<Given<()>>,
    pub(crate) parse_with: Option<Given<ExprPath>>,
    pub(crate) parts: Option<Given<LitStr>>,
    pub(crate) password: Option<Given<LitStr>>,
    pub(crate) prefix: Option<Given<LitStr>>,
    pub(crate) public: Option<Given<()>>,
    pub(crate) range: Option<Given<TokenStream>>,
    pub(crate) rename: Option<Given<LitStr>>,
    pub(crate) rename_all: Option<Given<LitStr>>,
    /// `validate`, in the order in which they are written.
    pub(crate) rules: Vec<Rule>,
    pub(crate) separator: Option<Given<LitStr>>,
    pub(crate) serde: Option<Given<()>>,
    pub(crate) shared: Option<Given<()>>,
    pub(crate) tag: Option<Given<LitStr>>,
    pub(crate) tls: Option<Given<LitStr>>,
    pub(crate) tls_unless: Option<Given<LitStr>>,
    pub(crate) unit: Option<Given<LitStr>>,
    /// All of them, in the order in which they are written.
    pub(crate) all: Vec<(&'static Opt, Ident)>,
}

/// An option with its value.
pub(crate) struct Given<T> {
    /// The name of the option, for the caret.
    pub(crate) key: Ident,
    pub(crate) value: T,
}

impl Given<LitStr> {
    pub(crate) fn text(&self) -> String {
        self.value.value()
    }
}

pub(crate) enum Default {
    /// `default`
    Bare,
    /// A string literal: parsed like the variable's own text.
    Text(LitStr),
    Expr(TokenStream),
}

/// Another name of a variable.
pub(crate) struct Alias {
    pub(crate) name: LitStr,
    pub(crate) kind: AliasKind,
}

pub(crate) enum AliasKind {
    Alias,
    Deprecated { note: Option<LitStr> },
}

impl AliasKind {
    /// Returns the name of the option.
    pub(crate) fn option(&self) -> &'static str {
        match self {
            Self::Alias => "alias",
            Self::Deprecated { .. } => "deprecated",
        }
    }
}

/// `path::to::function(field, other)`
pub(crate) struct Rule {
    pub(crate) path: ExprPath,
    /// Empty if the rule takes all that it stands on.
    pub(crate) fields: Vec<Ident>,
}

impl Options {
    pub(crate) fn read(cx: &Ctxt, attrs: &[Attribute], place: Place) -> Self {
        let mut options = Self::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("env")) {
            match &attr.meta {
                Meta::List(list) if matches!(list.delimiter, MacroDelimiter::Paren(_)) => {
                    let parser = |input: ParseStream<'_>| {
                        options.read_list(cx, input, place);
                        Ok(())
                    };
                    // `read_list` reports errors itself, and reads to the end.
                    let _ = parser.parse2(list.tokens.clone());
                }
                _ => {
                    cx.error(attr, say::no_parentheses(place.example()));
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
                cx.error(next, say::no_comma());
            }
        }
    }

    fn read_option(&mut self, cx: &Ctxt, input: ParseStream<'_>, place: Place) {
        let Ok(ident) = input.call(Ident::parse_any) else {
            let token = input.fork().parse::<TokenTree>().ok();
            match input.fork().parse::<LitStr>() {
                Ok(name) if place == Place::Variable => {
                    cx.error(token, say::string_alone(&name.to_token_stream().to_string()));
                }
                _ => cx.error(token, say::no_option(place.takes())),
            }
            return skip_to_comma(input);
        };
        let name = ident.to_string();
        let Some(opt) = place.options().find(|opt| opt.name == name) else {
            unknown::unknown(cx, &ident, place);
            return skip_to_comma(input);
        };
        let Some(value) = opt.read_value(cx, &ident, input) else {
            return;
        };
        let again = !opt.form.repeats() && self.all.iter().any(|(other, _)| other.name == opt.name);
        match opt.form.store(self, &ident, value) {
            Err(misfit) => cx.error(misfit.at, say::wrong_value(opt.name, misfit.needs, opt.example)),
            Ok(()) if again => cx.error(ident, say::given_twice(&name)),
            Ok(()) => self.all.push((opt, ident)),
        }
    }

    /// Returns the options that choose a parser. A field may have one of them.
    pub(crate) fn parsers(&self) -> impl Iterator<Item = &Ident> {
        self.all.iter().filter(|(opt, _)| opt.chooses_parser()).map(|(_, key)| key)
    }

    /// Returns the path of `factor3` in the author's crate.
    pub(crate) fn root(&self) -> TokenStream {
        self.krate.as_ref().map_or_else(|| quote!(::factor3), |path| path.value.to_token_stream())
    }
}

impl Opt {
    /// Reads the tokens of the value: none for a name that stands alone. Returns `None` after an error.
    fn read_value(&self, cx: &Ctxt, ident: &Ident, input: ParseStream<'_>) -> Option<TokenStream> {
        let ends = input.is_empty() || input.peek(Token![,]);
        // #[env(nested prefix = "DB_")]: the missing comma is reported once, by the caller.
        let complete = ends || input.peek(Ident::peek_any);
        if complete && self.form.stands_alone() {
            return Some(TokenStream::new());
        }
        if ends {
            cx.error(ident, say::no_value(self.name, self.example));
            return None;
        }
        if matches!(self.form, Form::Flag(_)) {
            let mut value = TokenStream::new();
            while let Some(token) = next_before_comma(input) {
                value.extend([token]);
            }
            cx.error(value, say::flag_with_value(self.name));
            return None;
        }
        let Ok(equals) = input.parse::<Token![=]>() else {
            let found = input.fork().parse::<TokenTree>().ok();
            cx.error(opening(found), say::no_equals(self.name, self.example));
            skip_to_comma(input);
            return None;
        };
        if input.is_empty() || input.peek(Token![,]) {
            cx.error(equals, say::no_value_after_equals(self.name, self.example));
            return None;
        }
        let tokens = value::value(input);
        if value::is_unfinished(&tokens) {
            let next = input.fork().parse::<TokenTree>().ok();
            cx.error(next.or(tokens.into_iter().last()), say::unfinished_expression(self.example));
            return None;
        }
        Some(tokens)
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

/// Skips the rest of a wrong option, where a second error would be a false one.
fn skip_to_comma(input: ParseStream<'_>) {
    while next_before_comma(input).is_some() {}
}
