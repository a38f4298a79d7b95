//! Variables that a derive reads: `#[arg(env = "PORT")]` of clap, `#[envconfig(from = "PORT")]`.

use std::sync::Arc;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Expr, ExprLit, Field, Lit, Meta};

use super::context as say;
use super::literal;
use super::reader::Reader;
use super::syntax::types_text;
use crate::site::{Declared, Presence, Usage};

impl Reader<'_> {
    /// Notes the variables of the fields of a struct or variant.
    pub(super) fn declared(&mut self, fields: &syn::Fields) {
        for field in fields.iter().filter(|field| !say::is_test(&field.attrs)) {
            if let Some((variable, usage)) = declaration(field) {
                let docs = field.attrs.iter().filter_map(doc).take_while(|line| !line.trim().is_empty()).collect();
                self.sites.declared.push(Declared { variable, usage, docs });
            }
        }
    }
}

/// Returns the variable of a field, and what its type and its options say.
fn declaration(field: &Field) -> Option<(Arc<str>, Usage)> {
    let options: Vec<(String, Option<TokenStream>)> = field
        .attrs
        .iter()
        .filter(|attribute| {
            ["arg", "clap", "structopt", "envconfig"].iter().any(|name| attribute.path().is_ident(name))
        })
        .filter_map(|attribute| match &attribute.meta {
            Meta::List(list) => Some(options(list.tokens.clone())),
            _ => None,
        })
        .flatten()
        .collect();
    let value = |tokens: &TokenStream| syn::parse2::<Expr>(tokens.clone()).ok().and_then(|expr| literal::of(&expr));
    let variable: Arc<str> = match options.iter().find(|(name, _)| name == "env" || name == "from")? {
        (_, Some(tokens)) => value(tokens)?,
        (_, None) => field.ident.as_ref()?.to_string().trim_start_matches("r#").to_uppercase().into(),
    };
    let given = options.iter().find(|(name, _)| name.starts_with("default"));
    let types = types_text(&field.ty);
    let inner = |outer: &str| types.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
    let (single, list) = (inner("Option<"), inner("Vec<"));
    let plain = single.or(list).unwrap_or(&types);
    let presence = match given {
        Some((_, tokens)) => Presence::Default(tokens.as_ref().and_then(value)),
        None if single.is_some() || list.is_some() => Presence::Optional,
        // A switch of the command line is off unless it is given.
        None if plain == "bool" => Presence::Default(Some("false".into())),
        None => Presence::Required,
    };
    let separator = options.iter().find(|(name, _)| name == "value_delimiter");
    let split = separator.and_then(|(_, tokens)| value(tokens.as_ref()?)).or_else(|| list.map(|_| ",".into()));
    let parsed = Some(plain).filter(|types| list.is_none() && split.is_none() && !types.contains("Secret"));
    Some((variable, Usage { presence, split, parsed: parsed.map(Arc::from), ..Usage::default() }))
}

/// Returns the names and values of `name, name = value, name(value)`.
fn options(tokens: TokenStream) -> Vec<(String, Option<TokenStream>)> {
    let mut found: Vec<(String, Option<TokenStream>)> = Vec::new();
    let mut before_comma = false;
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => before_comma = false,
            TokenTree::Ident(ident) if !before_comma => {
                found.push((ident.to_string(), None));
                before_comma = true;
            }
            other => {
                let Some((_, value)) = found.last_mut().filter(|_| before_comma) else { continue };
                match (&value, other) {
                    (None, TokenTree::Punct(punct)) if punct.as_char() == '=' => *value = Some(TokenStream::new()),
                    (None, TokenTree::Group(group)) => *value = Some(group.stream()),
                    (Some(_), other) => value.get_or_insert_default().extend([other]),
                    _ => {}
                }
            }
        }
    }
    found
}

/// Returns a line of a doc comment.
fn doc(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            other => Some(other.to_token_stream().to_string()),
        },
        _ => None,
    }
}
