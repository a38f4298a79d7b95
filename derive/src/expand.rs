//! The generated code. All its paths begin with `__private`, here `__p`. Its locals are out of reach of the author's
//! expressions (`Span::mixed_site`).

mod config;
mod foreign;
mod parts;
mod row;
mod rule;
mod value;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Field, GenericParam, Generics, Type};

use crate::model::ungrouped;

pub(crate) use config::{config, config_fallback};
pub(crate) use value::{value, value_fallback};

/// Returns a scope that hides names from the author. A deprecated type is linted where the author uses it.
fn module(root: &TokenStream, items: &TokenStream) -> TokenStream {
    quote! {
        #[allow(deprecated)]
        const _: () = {
            use #root::__private as __p;
            #items
        };
    }
}

fn implementation(of_trait: &str, ident: &Ident, generics: &Generics, body: &TokenStream) -> TokenStream {
    let of_trait = format_ident!("{of_trait}");
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    // rustc shows this span where it lists implementations. Resolved at the type, it needs no note about the macro.
    let at = Span::call_site().resolved_at(ident.span());
    quote_spanned! {at=>
        #[automatically_derived]
        impl #impl_generics __p::#of_trait for #ident #ty_generics #where_clause { #body }
    }
}

/// Returns the errors with an implementation, because uses of the type would cause further errors without it.
fn fallback(
    input: &DeriveInput,
    root: &TokenStream,
    of_trait: &str,
    body: &TokenStream,
    errors: &TokenStream,
) -> TokenStream {
    // A type without a size cannot implement the trait.
    let has_size = |field: &Field| !matches!(ungrouped(&field.ty), Type::Slice(_) | Type::TraitObject(_));
    if matches!(&input.data, Data::Struct(data) if !data.fields.iter().all(has_size)) {
        return errors.clone();
    }
    let module = module(root, &implementation(of_trait, &input.ident, &input.generics, body));
    quote!(#errors #module)
}

/// Returns `<T as Trait>::ITEM` with the span of `T`, where rustc then reports a missing implementation.
fn of_type(ty: &Type, of_trait: &str, item: &str) -> TokenStream {
    let of_trait: TokenStream = of_trait.parse().unwrap_or_default();
    let item = format_ident!("{item}");
    quote_spanned!(ty.span()=> <#ty as __p::#of_trait>::#item)
}

/// Returns the same tokens with the span of others, where rustc then reports an error about them.
fn respan(tokens: TokenStream, at: Span) -> TokenStream {
    let mut respanned = TokenStream::new();
    for mut token in tokens {
        let at = at.resolved_at(token.span());
        if let TokenTree::Group(group) = &token {
            token = TokenTree::Group(Group::new(group.delimiter(), respan(group.stream(), at)));
        }
        token.set_span(at);
        respanned.extend([token]);
    }
    respanned
}

fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

fn is_generic(generics: &Generics) -> bool {
    generics.params.iter().any(|param| !matches!(param, GenericParam::Lifetime(_)))
}

fn mentions_parameter(generics: &Generics, ty: &Type) -> bool {
    fn any(tokens: TokenStream, generics: &Generics) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => generics.params.iter().any(|param| match param {
                GenericParam::Type(param) => param.ident == ident,
                GenericParam::Const(param) => param.ident == ident,
                GenericParam::Lifetime(_) => false,
            }),
            TokenTree::Group(group) => any(group.stream(), generics),
            _ => false,
        })
    }
    any(ty.to_token_stream(), generics)
}
