//! Values that another parser than the `EnvValue` of their type reads: `from_str`, `parse_with` and `serde`.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{ExprPath, Type};

use super::{local, of_type, respan};
use crate::attr::Options;

/// Returns the description of a valid value, in the words of `expected` if there are any.
pub(super) fn expected(options: &Options, ty: &Type) -> TokenStream {
    let of_parser = if let Some(path) = &options.parse_with {
        made_by(&path.value, ty)
    } else if options.from_str.is_some() {
        of_type(ty, "FromText<_>", "EXPECTED")
    } else {
        quote!(__p::Foreign::<#ty>::EXPECTED)
    };
    match options.expected.as_ref().map(|phrase| &phrase.value) {
        Some(phrase) => quote!(__p::described(#of_parser, #phrase)),
        None => of_parser,
    }
}

/// Returns the parser.
pub(super) fn parse(options: &Options, ty: &Type) -> TokenStream {
    if let Some(path) = &options.parse_with {
        parse_with(&path.value, ty)
    } else if options.from_str.is_some() {
        of_type(ty, "FromText<_>", "from_text")
    } else {
        of_type(ty, "Deserialized", "deserialized")
    }
}

/// Calls the author's function. rustc shows an error about the function's types at its path.
fn parse_with(path: &ExprPath, ty: &Type) -> TokenStream {
    let at = path.span();
    let made = Ident::new("__made", at);
    let (text, call) = call(path);
    let (parse, into_error) = (
        made_for(path, ty, &quote_spanned!(at=> make)),
        quote_spanned!(at=> <_ as __p::IntoValueError>::into_value_error),
    );
    let (raw, item, error) = (local("raw"), local("item"), local("error"));
    quote! {
        |#raw| #parse(#raw, &|#item| {
            let #text = #item.text()?;
            #call
            match #made {
                __p::Ok(#made) => __p::Ok(#made),
                __p::Err(#error) => __p::Err(#into_error(#error)),
            }
        })
    }
}

/// Describes what the author's function makes. Only rustc knows its type, so the table has the call too.
fn made_by(path: &ExprPath, ty: &Type) -> TokenStream {
    let at = path.span();
    let made = Ident::new("__made", at);
    let (text, call) = call(path);
    let by = made_for(path, ty, &quote_spanned!(at=> BY));
    quote! {
        #by.made_by(
            |#text| {
                #call
                __p::Result::ok(#made)
            },
            __p::Foreign::<#ty>::IS_OPTION,
        )
    }
}

/// Returns an item of the trait that relates what the function makes to the type. An error about the two is about the
/// function.
fn made_for(path: &ExprPath, ty: &Type, item: &TokenStream) -> TokenStream {
    let at = path.span();
    let ty = respan(quote!(#ty), at);
    quote_spanned!(at=> <_ as __p::MadeFor<#ty, _>>::#item)
}

/// Returns the argument of the function and the statement that calls it.
fn call(path: &ExprPath) -> (Ident, TokenStream) {
    let at = path.span();
    // Not hygienic: with a span of the macro, the error would be about the macro.
    let (text, made) = (Ident::new("__text", at), Ident::new("__made", at));
    let call = quote_spanned!(at=> let #made: __p::Outcome<_, _> = #path(#text););
    (text, call)
}
