//! The implementation of `EnvConfig`: a constant table, and one thin call a field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Generics, LitStr, Type, parse_quote};

use super::{fallback, implementation, is_generic, local, mentions_parameter, module, of_type, row, rule};
use crate::attr::{Key, Place};
use crate::model::{Config, Field, Variant, root, ungrouped};

pub(crate) fn config(config: &Config<'_>) -> TokenStream {
    let ident = config.ident;
    let generics = bounded(config);
    let schema = row::schema(config, &ident.unraw().to_string());
    let generic = is_generic(config.generics).then(|| quote!(.generic()));

    // A schema that depends on a parameter can only be checked where the parameter is known.
    let (mut in_load, mut beside) = (TokenStream::new(), TokenStream::new());
    let table = local("table");
    for checks in checks(config) {
        // Not as methods: the place of what is in front would be a part of theirs.
        let calls = checks.iter().map(|(at, check, v, i)| quote_spanned!(*at=> __p::Schema::#check(#table, #v, #i);));
        if is_generic(config.generics) {
            in_load.extend(quote!(const { let #table = <Self as __p::Config>::__SCHEMA; #(#calls)* }));
        } else {
            beside.extend(quote!(const _: () = { let #table = <#ident as __p::Config>::__SCHEMA; #(#calls)* };));
        }
    }
    let foreign =
        config.fields().iter().any(|field| field.is_foreign()).then(|| quote! { use __p::ForeignValue as _; });

    let (loader, whole) = (local("l"), local("whole"));
    let value = value(config);
    let rules = rule::of_whole(config, &whole);
    let body = quote! {
        const __SCHEMA: &'static __p::Schema = &#schema #generic;

        fn __load(#loader: &mut __p::Loader<'_>) -> __p::Option<Self> {
            #in_load
            let #whole = #value;
            #rules
            __p::Some(#whole)
        }
    };
    let implementation = implementation("Config", ident, &generics, &body);
    module(&root(Some(&config.options)), &quote!(#foreign #implementation #beside))
}

pub(crate) fn config_fallback(input: &DeriveInput, errors: &TokenStream) -> TokenStream {
    let body = quote! {
        const __SCHEMA: &'static __p::Schema = &__p::Schema::new("", &[&[]]);
        fn __load(_: &mut __p::Loader<'_>) -> __p::Option<Self> { __p::None }
    };
    let place = if matches!(input.data, Data::Enum(_)) { Place::Choice } else { Place::Struct };
    fallback(input, place, "Config", &body, errors)
}

/// The expression that makes the whole, or returns.
fn value(config: &Config<'_>) -> TokenStream {
    let variants = config.variants.iter().enumerate().map(|(i, variant)| of_variant(config, variant, i));
    if config.options.has(Key::Tag) {
        let loader = local("l");
        let positions = 0..config.variants.len();
        quote! {
            match #loader.variant(<Self as __p::Config>::__SCHEMA) {
                #(__p::Some(#positions) => { #variants })*
                _ => return __p::None,
            }
        }
    } else {
        quote!({ #(#variants)* })
    }
}

fn of_variant(config: &Config<'_>, variant: &Variant<'_>, position: usize) -> TokenStream {
    let values: Vec<_> = (0..variant.fields.len()).map(|i| local(&format!("v{i}"))).collect();
    // `Self { .. }` and not `Config { .. }`: the name may be generic, deprecated or a keyword.
    let path = variant.word.as_ref().map(|word| word.ident).map_or_else(|| quote!(Self), |ident| quote!(Self::#ident));
    if values.is_empty() {
        return quote!(#path {});
    }
    let made = if variant.fields.iter().all(|field| field.ident.is_none()) {
        quote!(#path(#(#values),*))
    } else {
        let members = variant.fields.iter().map(|field| field.ident);
        quote!(#path { #(#members: #values,)* })
    };
    let (loader, table) = (local("l"), local("f"));
    let calls = variant.fields.iter().zip(&values).enumerate().map(|(i, (field, value))| {
        let row = quote!(#table.row(#position, #i));
        let password = variant.passwords().position(|(of, _)| of == i).map(|n| {
            let row = variant.fields.len() + n;
            quote!(#table.row(#position, #row))
        });
        let call = call(field, &row, password.as_ref());
        quote!(let #value = #loader.#call;)
    });
    let rules = rule::of_fields(config, variant, position, &values);
    quote! {
        let #table = <Self as __p::Config>::__SCHEMA;
        #(#calls)*
        #rules
        let (#(__p::Some(#values),)*) = (#(#values,)*) else { return __p::None };
        #made
    }
}

/// The method of the loader that reads the field, with its arguments.
fn call(field: &Field<'_>, row: &TokenStream, password: Option<&TokenStream>) -> TokenStream {
    let ty = field.ty;
    if field.is_open() {
        let (prefix, variables) = (local("prefix"), local("variables"));
        let group = of_type(ty, "DeserializedGroup<_>", "deserialized_group");
        let inner = quote_spanned!(ty.span()=> __p::Foreign::<#ty>::inner());
        let read = quote!(|#prefix, #variables| #group(#inner, #prefix, #variables));
        return quote!(open(#row, #read, __p::Foreign::<#ty>::absent));
    }
    if field.is_nested() {
        let load = of_type(ty, "Config", "__load");
        return quote!(group(#row, #load));
    }
    let reader = if let Some(path) = field.options.path(Key::ParseWith) {
        parse_with(path, ty)
    } else if field.is_foreign() {
        let parse = if field.options.has(Key::FromStr) {
            of_type(ty, "FromText<_>", "from_text")
        } else {
            of_type(ty, "Deserialized", "deserialized")
        };
        quote!(__p::Reader::foreign(#parse, __p::Foreign::<#ty>::absent))
    } else {
        of_type(ty, "Value", "__READER")
    };
    let rules = rule::of_value(field).map(|rules| quote!(.with_rules(#rules)));
    let reader = quote!(#reader #rules);
    if let Some(password) = password {
        return quote!(value_with_password(#row, #password, &#reader));
    }
    match default(field) {
        Default::None | Default::Text(_) => quote!(value(#row, &#reader)),
        Default::Bare => {
            let value = of_type(ty, "DefaultValue", "default_value");
            quote!(value_or(#row, &#reader, #value))
        }
        Default::Expr(expr) => quote!(value_or(#row, &#reader, || #expr)),
    }
}

/// Calls the author's function. What depends on its types stands at its path, and so does an error about them.
fn parse_with(path: &syn::ExprPath, ty: &Type) -> TokenStream {
    let at = path.span();
    // At the author's place and not hygienic: else the error would be about the macro.
    let (text, made) = (Ident::new("__text", at), Ident::new("__made", at));
    let call = quote_spanned!(at=> let #made: __p::Outcome<_, _> = #path(#text););
    let into_field = quote_spanned!(at=> <_ as __p::MadeFor<#ty>>::into_field);
    let into_error = quote_spanned!(at=> <_ as __p::IntoValueError>::into_value_error);
    let (raw, error) = (local("raw"), local("error"));
    let parse = quote! {
        |#raw| {
            let #text = #raw.text()?;
            #call
            match #made {
                __p::Ok(#made) => __p::Ok(#into_field(#made)),
                __p::Err(#error) => __p::Err(#into_error(#error)),
            }
        }
    };
    quote!(__p::Reader::foreign(#parse, __p::Foreign::<#ty>::absent))
}

pub(super) enum Default<'a> {
    None,
    /// A string literal: parsed like the variable's own text.
    Text(&'a LitStr),
    Expr(&'a TokenStream),
    Bare,
}

pub(super) fn default<'a>(field: &'a Field<'_>) -> Default<'a> {
    match (field.options.text(Key::Default), field.options.expr(Key::Default)) {
        (Some(text), _) => Default::Text(text),
        (_, Some(expr)) => Default::Expr(expr),
        _ if field.options.has(Key::Default) => Default::Bare,
        _ => Default::None,
    }
}

/// A function of the schema with its two arguments, and the place of what is to be edited if it finds something.
type Check = (Span, Ident, usize, usize);

/// The checks that need to know a type: those that stand together stop at the first that finds something.
fn checks(config: &Config<'_>) -> Vec<Vec<Check>> {
    let is_of_a_file = |name: &str| name.to_ascii_uppercase().ends_with("_FILE");
    let tag_is_of_a_file = config.options.text(Key::Tag).is_some_and(|tag| is_of_a_file(&tag.value()));
    // In one constant, because each has a cost of its own for the compiler, and nearly all find nothing.
    let (mut of_names, mut checks) = (Vec::new(), Vec::new());
    for (v, variant) in config.variants.iter().enumerate() {
        for (i, field) in variant.fields.iter().enumerate() {
            let of = |at, function| (at, Ident::new(function, at), v, i);
            let mut check = |at, function| checks.push(vec![of(at, function)]);
            // The names in a group are known to its type, and whether a variable may be in a file to its own.
            if field.is_nested() || tag_is_of_a_file || field.names().any(|(name, _)| is_of_a_file(&name)) {
                check(field.at, "check_unique");
            }
            if field.is_nested() {
                continue;
            }
            let at = field.ty.span();
            if is_name(field.ty) && !field.is_foreign() {
                of_names.push(of(at, "check_type"));
            } else if !field.is_foreign() {
                check(at, "check_type");
            }
            for (key, function) in [
                (Key::Default, "check_default"),
                (Key::Separator, "check_separator"),
                (Key::Public, "check_public"),
                (Key::NoFile, "check_no_file"),
                (Key::Tls, "check_tls"),
                (Key::Password, "check_password"),
                (Key::AllowUserinfo, "check_allow_userinfo"),
            ] {
                if let Some(key) = field.options.key(key) {
                    check(key.span(), function);
                }
            }
        }
        for (n, (_, field)) in variant.passwords().enumerate() {
            if let Some(name) = field.options.text(Key::Password).filter(|name| is_of_a_file(&name.value())) {
                let at = name.span();
                checks.push(vec![(at, Ident::new("check_unique", at), v, variant.fields.len() + n)]);
            }
        }
    }
    checks.extend((!of_names.is_empty()).then_some(of_names));
    checks
}

/// Whether a type is written without others in it. Hardly one of these cannot be read: it would be an alias, or a newtype.
fn is_name(ty: &Type) -> bool {
    matches!(ungrouped(ty), Type::Path(path) if path.path.segments.iter().all(|segment| segment.arguments.is_none()))
}

/// With a bound for the type of each field that mentions a parameter: `T: EnvValue`, `Vec<T>: EnvValue`.
fn bounded(config: &Config<'_>) -> Generics {
    let mut generics = config.generics.clone();
    for field in config.fields().into_iter().filter(|field| mentions_parameter(config.generics, field.ty)) {
        let ty = field.ty;
        let predicates = &mut generics.make_where_clause().predicates;
        if field.is_open() {
            predicates.push(parse_quote!(#ty: __p::DeserializeOwned));
        } else if field.is_nested() {
            predicates.push(parse_quote!(#ty: __p::Config));
        } else if field.options.has(Key::Serde) {
            predicates.push(parse_quote!(#ty: __p::Deserialized));
        } else if !field.is_foreign() {
            predicates.push(parse_quote!(#ty: __p::Value));
        }
        if matches!(default(field), Default::Bare) {
            predicates.push(parse_quote!(#ty: __p::Default));
        }
    }
    generics
}
