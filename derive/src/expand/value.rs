//! The implementation of `EnvValue`, for an enum of words and for a newtype.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Type, parse_quote};

use super::{fallback, foreign, implementation, local, mentions_parameter, module, of_type};
use crate::attr::{Alias, Options};
use crate::model::{Shape, Value, Word};

pub(crate) fn value(value: &Value<'_>, root: &TokenStream) -> TokenStream {
    match &value.shape {
        Shape::Words(words) => self::words(value, words, root),
        Shape::Newtype { member, ty, options } => newtype(value, member, (ty, options), root),
    }
}

fn words(value: &Value<'_>, words: &[Word<'_>], root: &TokenStream) -> TokenStream {
    let variants: Vec<_> = words.iter().map(|word| word.ident).collect();
    let texts = words.iter().map(|word| &word.text).collect::<Vec<_>>();
    let Some((last, all_but_last)) = variants.split_last() else { return TokenStream::new() };
    let (positions, expected) = (0..all_but_last.len(), one_of(&words.iter().collect::<Vec<_>>()));
    let (raw, shown, f) = (local("raw"), local("value"), local("f"));
    let body = quote! {
        const EXPECTED: __p::Expected = #expected;
        const SENSITIVITY: __p::Sensitivity = __p::Sensitivity::Public;

        fn parse(#raw: __p::Raw<'_>) -> __p::Result<Self, __p::ValueError> {
            __p::Ok(match __p::word(&#raw, <Self as __p::Value>::__EXPECTED)? {
                #(#positions => Self::#all_but_last,)*
                _ => Self::#last,
            })
        }

        fn show(#shown: &Self, #f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
            #f.write_str(match #shown { #(Self::#variants => #texts,)* })
        }
    };
    module(root, &implementation("Value", value.ident, value.generics, &body))
}

/// Describes a value that is one of the words, or an alias of one.
pub(super) fn one_of(words: &[&Word<'_>]) -> TokenStream {
    let texts = words.iter().map(|word| &word.text);
    let aliases = words.iter().enumerate().flat_map(|(position, word)| {
        word.options.aliases.iter().map(move |Alias { name, .. }| quote!((#name, #position)))
    });
    let (aliases, expected): (Vec<_>, _) = (aliases.collect(), quote!(__p::Expected::one_of(&[#(#texts),*])));
    if aliases.is_empty() { expected } else { quote!(__p::also(#expected, &[#(#aliases),*])) }
}

fn newtype(
    value: &Value<'_>,
    member: &TokenStream,
    (ty, options): (&Type, &Options),
    root: &TokenStream,
) -> TokenStream {
    let is_foreign = options.parsers().next().is_some();
    let mut generics = value.generics.clone();
    if mentions_parameter(&generics, ty) && !is_foreign {
        generics.make_where_clause().predicates.push(parse_quote!(#ty: __p::Value));
    }
    let (raw, inner, shown, f) = (local("raw"), local("inner"), local("value"), local("f"));
    let [mut expected, mut sensitivity, mut parse, show, warnings, mut absent] =
        ["EXPECTED", "SENSITIVITY", "parse", "show", "warnings", "__absent"].map(|item| of_type(ty, "Value", item));
    let mut of_value = quote! {
        fn show(#shown: &Self, #f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
            #show(&#shown.#member, #f)
        }

        fn warnings(#shown: &Self) -> __p::Option<__p::ValueError> {
            #warnings(&#shown.#member)
        }
    };
    let mut in_scope = TokenStream::new();
    if is_foreign {
        (expected, parse) = (foreign::expected(options, ty), foreign::parse(options, ty));
        sensitivity = quote!(__p::Sensitivity::Unknown);
        parse = quote!((#parse));
        absent = quote!(__p::Foreign::<#ty>::absent);
        // Such a value cannot be shown, and has no warnings.
        of_value = TokenStream::new();
        in_scope = quote!(
            use __p::ForeignValue as _;
        );
    }
    if let Some(example) = options.example.as_ref().map(|example| &example.value) {
        expected = quote!(__p::Expected::example(#expected, #example));
    }
    let body = quote! {
        const EXPECTED: __p::Expected = #expected;
        const SENSITIVITY: __p::Sensitivity = #sensitivity;

        fn parse(#raw: __p::Raw<'_>) -> __p::Result<Self, __p::ValueError> {
            __p::Result::map(#parse(#raw), |#inner| Self { #member: #inner })
        }

        #of_value

        fn __absent() -> __p::Option<Self> {
            __p::Option::map(#absent(), |#inner| Self { #member: #inner })
        }
    };
    let implementation = implementation("Value", value.ident, &generics, &body);
    module(root, &quote!(#in_scope #implementation))
}

pub(crate) fn value_fallback(input: &DeriveInput, root: &TokenStream, errors: &TokenStream) -> TokenStream {
    let body = quote! {
        const EXPECTED: __p::Expected = __p::Expected::text("");
        fn parse(_: __p::Raw<'_>) -> __p::Result<Self, __p::ValueError> { __p::Err(__p::ValueError::new("")) }
    };
    fallback(input, root, "Value", &body, errors)
}
