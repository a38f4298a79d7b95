//! Variables that a derive reads: `#[arg(env = "PORT")]` of clap, `#[envconfig(from = "PORT")]`, and the fields of a type
//! that envy reads.

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
    /// Notes the variables of a struct for `envy::from_env`, with the prefix of the file.
    pub(super) fn of_envy(&mut self, item: &syn::ItemStruct) {
        let Some(prefix) = self.envy.clone() else { return };
        let derives = |name: &str| {
            item.attrs.iter().any(|attribute| {
                attribute.path().is_ident("derive") && attribute.meta.to_token_stream().to_string().contains(name)
            })
        };
        if !derives("Deserialize") || !say::is_config_type(&item.ident.to_string()) {
            return;
        }
        for field in item.fields.iter().filter(|field| !say::is_test(&field.attrs)) {
            let options = named_options(field, &["serde"]);
            let given = |name: &str| options.iter().find(|(own, _)| own == name);
            if given("flatten").is_some() || given("skip").is_some() || given("skip_deserializing").is_some() {
                continue;
            }
            let renamed = given("rename").and_then(|(_, tokens)| value(tokens.as_ref()?));
            let Some(name) = renamed.or_else(|| Some(plain_name(field.ident.as_ref()?).into())) else { continue };
            let default = given("default").map(|_| Presence::Default(None));
            let usage = usage(&types_text(&field.ty), default, Some(",".into()));
            let variable = format!("{prefix}{}", name.to_uppercase()).into();
            self.sites.declared.push(Declared { variable, usage, docs: docs(field) });
        }
    }

    /// Notes the variables of the fields of a struct or variant.
    pub(super) fn declared(&mut self, fields: &syn::Fields) {
        for field in fields.iter().filter(|field| !say::is_test(&field.attrs)) {
            if let Some((variable, usage)) = declaration(field) {
                self.sites.declared.push(Declared { variable, usage, docs: docs(field) });
            }
        }
    }
}

/// Returns the variable of a field, and what its type and its options say.
fn declaration(field: &Field) -> Option<(Arc<str>, Usage)> {
    let options = named_options(field, &["arg", "clap", "structopt", "envconfig"]);
    let variable: Arc<str> = match options.iter().find(|(name, _)| name == "env" || name == "from")? {
        (_, Some(tokens)) => value(tokens)?,
        (_, None) => plain_name(field.ident.as_ref()?).to_uppercase().into(),
    };
    let types = types_text(&field.ty);
    let given = options.iter().find(|(name, _)| name.starts_with("default"));
    let default = match given {
        Some((_, tokens)) => Some(Presence::Default(tokens.as_ref().and_then(value))),
        // A switch of the command line is off unless it is given.
        None => (&*types == "bool").then(|| Presence::Default(Some("false".into()))),
    };
    let separator = options.iter().find(|(name, _)| name == "value_delimiter");
    Some((variable, usage(&types, default, separator.and_then(|(_, tokens)| value(tokens.as_ref()?)))))
}

/// Returns the use of a field's value. A list is split at `separator`.
fn usage(types: &str, default: Option<Presence>, separator: Option<Arc<str>>) -> Usage {
    let inner = |outer: &str| types.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
    let (single, list) = (inner("Option<"), inner("Vec<"));
    let presence = match default {
        Some(default) => default,
        None if single.is_some() || list.is_some() => Presence::Optional,
        None => Presence::Required,
    };
    let plain = single.unwrap_or(types);
    let split = list.map(|_| separator.unwrap_or_else(|| ",".into()));
    let parsed = Some(plain).filter(|types| list.is_none() && !types.contains("Secret"));
    Usage { presence, split, parsed: parsed.map(Arc::from), ..Usage::default() }
}

fn plain_name(ident: &syn::Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

fn value(tokens: &TokenStream) -> Option<Arc<str>> {
    syn::parse2::<Expr>(tokens.clone()).ok().and_then(|expr| literal::of(&expr))
}

/// Returns the names and values in the attributes of a field.
fn named_options(field: &Field, attributes: &[&str]) -> Vec<(String, Option<TokenStream>)> {
    let known = field.attrs.iter().filter(|attribute| attributes.iter().any(|name| attribute.path().is_ident(name)));
    let lists = known.filter_map(|attribute| match &attribute.meta {
        Meta::List(list) => Some(options(list.tokens.clone())),
        _ => None,
    });
    lists.flatten().collect()
}

/// Returns the first paragraph of the documentation of a field.
fn docs(field: &Field) -> Vec<String> {
    field.attrs.iter().filter_map(doc).take_while(|line| !line.trim().is_empty()).collect()
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
