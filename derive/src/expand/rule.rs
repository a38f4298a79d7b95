//! Rules about values: `range` and `validate`. rustc shows an error about the types of the author's function at its
//! path, because all code that depends on them has that span.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{LitStr, Type};

use super::{local, respan};
use crate::attr::Rule;
use crate::model::{Config, Field, Variant};

/// Returns a function that checks the value of a field, if the field has rules. It stops at the first broken one.
pub(super) fn of_value(field: &Field<'_>) -> Option<TokenStream> {
    let (value, error) = (local("value"), local("error"));
    let mut statements = TokenStream::new();
    if let Some(range) = &field.options.range {
        let outside = outside(field.ty, &range.value, &value);
        statements.extend(quote! {
            if let __p::Some(#error) = #outside {
                return __p::Some(__p::Broken::range(#error));
            }
        });
    }
    for rule in &field.options.rules {
        let (name, input) = (name(rule), input(rule, 0));
        let broken = broken(rule, field.ty, &quote!(#value), &input, &call(rule, &quote!(#input)));
        statements.extend(quote! {
            if let __p::Some(#error) = #broken {
                return __p::Some(__p::Broken::rule(#name, #error));
            }
        });
    }
    (!statements.is_empty()).then(|| quote!(|#value| { #statements __p::None }))
}

fn outside(ty: &Type, range: &TokenStream, value: &Ident) -> TokenStream {
    let at = range.span();
    let item = local("item");
    let broken = checked(ty, at, "broken");
    quote_spanned!(at=> #broken(#value, &mut |#item| <_ as __p::RangeOf<_>>::outside(#item, &(#range))))
}

/// Returns the function that gives the table the bounds of a range.
pub(super) fn bounds(ty: &Type, range: &TokenStream, unit: Option<&LitStr>) -> TokenStream {
    let at = range.span();
    let input = checked(ty, at, "input");
    let bounds = quote_spanned!(at=> <_ as __p::RangeOf<_>>::bounds(#input(), &(#range)));
    match unit {
        None => quote_spanned!(at=> || #bounds),
        Some(unit) => quote_spanned!(at=> || __p::bounds_in(#unit, &#bounds)),
    }
}

/// Returns the statements that check the rules about fields of a struct.
pub(super) fn of_fields(config: &Config<'_>, variant: &Variant<'_>, v: usize, values: &[Ident]) -> TokenStream {
    let (loader, table) = (local("l"), local("f"));
    let mut statements = TokenStream::new();
    for rule in config.options.rules.iter().filter(|rule| !rule.fields.is_empty()) {
        let positions = rule.fields.iter().filter_map(|name| variant.fields.iter().position(|f| f.ident == Some(name)));
        let positions: Vec<_> = positions.collect();
        let inputs: Vec<_> = (0..positions.len()).map(|i| input(rule, i)).collect();
        // |a| |b| function(a, b): each value is reached on its own.
        let innermost = call(rule, &quote!(#(#inputs),*));
        let broken = positions.iter().zip(&inputs).rev().fold(innermost, |body, (position, input)| {
            let value = &values[*position];
            broken(rule, variant.fields[*position].ty, &quote!(#value), input, &body)
        });
        let values: Vec<_> = positions.iter().map(|position| &values[*position]).collect();
        let name = name(rule);
        statements.extend(quote! {
            if let (#(__p::Some(#values),)*) = (#(&#values,)*) {
                let broken = #broken;
                #loader.rule(&[#(__p::row(#table, #v, #positions)),*], #name, broken);
            }
        });
    }
    statements
}

/// Returns the statements that check the rules about the whole.
pub(super) fn of_whole(config: &Config<'_>, whole: &Ident) -> TokenStream {
    let loader = local("l");
    let mut statements = TokenStream::new();
    for rule in config.options.rules.iter().filter(|rule| rule.fields.is_empty()) {
        let (name, call) = (name(rule), call(rule, &quote!(&#whole)));
        statements.extend(quote! {
            if !#loader.holds(<Self as __p::Config>::__SCHEMA, #name, #call) {
                return __p::None;
            }
        });
    }
    statements
}

/// Returns an item of `<T as Checked<_, _>>`, with the span of the rule.
fn checked(ty: &Type, at: Span, item: &str) -> TokenStream {
    let (ty, item) = (respan(ty.to_token_stream(), at), Ident::new(item, at));
    quote_spanned!(at=> <#ty as __p::Checked<_, _>>::#item)
}

/// Reaches through the type of a field to the type that the function takes.
fn broken(rule: &Rule, ty: &Type, value: &TokenStream, input: &Ident, body: &TokenStream) -> TokenStream {
    let broken = checked(ty, rule.path.span(), "broken");
    quote!(#broken(#value, &mut |#input| #body))
}

/// Calls the function, and returns its error.
fn call(rule: &Rule, inputs: &TokenStream) -> TokenStream {
    let path = &rule.path;
    let at = path.span();
    // Not hygienic: with a span of the macro, the error would be about the macro.
    let made = Ident::new("__made", at);
    let call = quote_spanned!(at=> let #made: __p::Outcome<(), _> = #path(#inputs););
    let into_error = quote_spanned!(at=> <_ as __p::IntoValueError>::into_value_error);
    let error = local("error");
    quote! {{
        #call
        match #made {
            __p::Ok(()) => __p::None,
            __p::Err(#error) => __p::Some(#into_error(#error)),
        }
    }}
}

fn input(rule: &Rule, i: usize) -> Ident {
    format_ident!("__input{i}", span = rule.path.span())
}

/// Returns the name of the rule in a report that may not quote the function's error.
fn name(rule: &Rule) -> String {
    rule.path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}
