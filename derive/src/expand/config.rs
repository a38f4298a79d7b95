//! The implementation of `EnvConfig`: a constant table, and one thin call a field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{DeriveInput, Expr, ExprLit, Generics, Lit, LitStr, Type, parse_quote};

use super::{fallback, implementation, is_generic, local, mentions_parameter, module, of_type};
use crate::attr::{Key, Place};
use crate::model::{Config, Field, root};

pub(crate) fn config(config: &Config<'_>) -> TokenStream {
    let ident = config.ident;
    let name = ident.unraw().to_string();
    let generics = bounded(config);

    let rows = config.fields.iter().map(|field| row(config, field));
    let prefix = config.options.text(Key::Prefix).map(|prefix| quote!(.with_prefix(#prefix)));
    let generic = is_generic(config.generics).then(|| quote!(.generic()));

    // `Self { .. }` and not `Config { .. }`: the name may be generic, deprecated or a keyword.
    let loader = local("l");
    let table = local("f");
    let values: Vec<_> = (0..config.fields.len()).map(|i| local(&format!("v{i}"))).collect();
    let calls = config.fields.iter().zip(&values).enumerate().map(|(i, (field, value))| {
        let call = call(field, &quote!(#table[#i]));
        quote!(let #value = #loader.#call;)
    });
    let members = config.fields.iter().map(|field| field.ident);

    // A schema that depends on a parameter can only be checked where the parameter is known.
    let (in_load, beside) = if is_generic(config.generics) {
        let checks = checks(config)
            .into_iter()
            .map(|(at, check)| quote_spanned!(at=> const { <Self as __p::Config>::__SCHEMA.#check }));
        (checks.collect(), TokenStream::new())
    } else {
        let checks = checks(config).into_iter().map(|(at, check)| quote_spanned!(at=> const _: () = __SCHEMA.#check;));
        let schema = quote!(const __SCHEMA: &__p::Schema = <#ident as __p::Config>::__SCHEMA;);
        (TokenStream::new(), schema.into_iter().chain(checks.flatten()).collect())
    };
    let foreign = config.fields.iter().any(Field::is_foreign).then(|| quote! { use __p::ForeignValue as _; });

    let body = quote! {
        const __SCHEMA: &'static __p::Schema = &__p::Schema::new(#name, &[#(#rows,)*]) #prefix #generic;

        fn __load(#loader: &mut __p::Loader<'_>) -> __p::Option<Self> {
            #in_load
            let #table = <Self as __p::Config>::__SCHEMA.fields();
            #(#calls)*
            let (#(__p::Some(#values),)*) = (#(#values,)*) else { return __p::None };
            __p::Some(Self { #(#members: #values,)* })
        }
    };
    let implementation = implementation("Config", ident, &generics, &body);
    module(&root(Some(&config.options)), &quote!(#foreign #implementation #beside))
}

pub(crate) fn config_fallback(input: &DeriveInput, errors: &TokenStream) -> TokenStream {
    let body = quote! {
        const __SCHEMA: &'static __p::Schema = &__p::Schema::new("", &[]);
        fn __load(_: &mut __p::Loader<'_>) -> __p::Option<Self> { __p::None }
    };
    fallback(input, Place::Struct, "Config", &body, errors)
}

/// A row of the table.
fn row(config: &Config<'_>, field: &Field<'_>) -> TokenStream {
    let name = field.ident.unraw().to_string();
    let ty = field.ty;
    if field.is_nested() {
        let written = field.options.text(Key::Prefix);
        let written = written.map_or_else(|| quote!(__p::None), |prefix| quote!(__p::Some(#prefix)));
        let from_name = field.shouted() + "_";
        let schema = of_type(ty, "Config", "__SCHEMA");
        return quote!(__p::Field::group(#name, #written, #from_name, #schema));
    }
    let variable = field.name();
    let (sensitivity, expected) = if field.is_foreign() {
        (quote!(__p::Sensitivity::Unknown), quote!(__p::Foreign::<#ty>::EXPECTED))
    } else {
        (of_type(ty, "Value", "SENSITIVITY"), of_type(ty, "Value", "EXPECTED"))
    };
    let mut row = quote!(__p::Field::value(#name, #variable, #sensitivity, &#expected));
    if !field.docs.is_empty() {
        let docs = &field.docs;
        row.extend(quote!(.docs(#docs)));
    }
    match default(field) {
        Default::None => {}
        Default::Text(text) => row.extend(quote!(.default_text(#text))),
        Default::Bare | Default::Expr(_) => row.extend(quote!(.default_typed())),
    }
    for key in [Key::Example, Key::Separator] {
        if let (Some(method), Some(text)) = (field.options.key(key), field.options.text(key)) {
            let method = Ident::new(&method.to_string(), Span::call_site());
            row.extend(quote!(.#method(#text)));
        }
    }
    if field.options.has(Key::Name) {
        row.extend(quote!(.named()));
    }
    if field.options.has(Key::Absolute) {
        row.extend(quote!(.absolute()));
    }
    if field.options.has(Key::AllowEmpty) {
        row.extend(quote!(.allow_empty()));
    }
    if field.options.has(Key::Public) || config.options.has(Key::Public) {
        row.extend(quote!(.public()));
    }
    row
}

/// The method of the loader that reads the field, with its arguments.
fn call(field: &Field<'_>, row: &TokenStream) -> TokenStream {
    let ty = field.ty;
    if field.is_nested() {
        let load = of_type(ty, "Config", "__load");
        return quote!(group(&#row, #load));
    }
    let reader = if let Some(path) = field.options.path(Key::ParseWith) {
        parse_with(path, ty)
    } else if field.options.has(Key::FromStr) {
        let parse = of_type(ty, "FromText<_>", "from_text");
        quote!(__p::Reader::foreign(#parse, __p::Foreign::<#ty>::absent))
    } else {
        of_type(ty, "Value", "READER")
    };
    match default(field) {
        Default::None | Default::Text(_) => quote!(value(&#row, #reader)),
        Default::Bare => {
            let value = of_type(ty, "DefaultValue", "default_value");
            quote!(value_or(&#row, #reader, #value))
        }
        Default::Expr(expr) => quote!(value_or(&#row, #reader, || #expr)),
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

enum Default<'a> {
    None,
    /// A string literal: parsed like the variable's own text.
    Text(&'a LitStr),
    Expr(&'a Expr),
    Bare,
}

fn default<'a>(field: &'a Field<'_>) -> Default<'a> {
    match field.options.expr(Key::Default) {
        Some(Expr::Lit(ExprLit { lit: Lit::Str(text), .. })) => Default::Text(text),
        Some(expr) => Default::Expr(expr),
        None if field.options.has(Key::Default) => Default::Bare,
        None => Default::None,
    }
}

/// The checks that need to know a type: methods of the schema, each with the place of what is to be edited.
fn checks(config: &Config<'_>) -> Vec<(Span, TokenStream)> {
    let mut checks = Vec::new();
    let mut check = |at: Span, method: &str, i: usize| {
        let method = Ident::new(method, at);
        checks.push((at, quote_spanned!(at=> #method(#i))));
    };
    for (i, field) in config.fields.iter().enumerate() {
        if field.is_nested() {
            check(field.ident.span(), "check_unique", i);
            continue;
        }
        if !field.is_foreign() {
            check(field.ty.span(), "check_type", i);
        }
        for (key, method) in
            [(Key::Default, "check_default"), (Key::Separator, "check_separator"), (Key::Public, "check_public")]
        {
            if let Some(key) = field.options.key(key) {
                check(key.span(), method, i);
            }
        }
    }
    checks
}

/// With a bound for the type of each field that mentions a parameter: `T: EnvValue`, `Vec<T>: EnvValue`.
fn bounded(config: &Config<'_>) -> Generics {
    let mut generics = config.generics.clone();
    for field in config.fields.iter().filter(|field| mentions_parameter(config.generics, field.ty)) {
        let ty = field.ty;
        let predicates = &mut generics.make_where_clause().predicates;
        if field.is_nested() {
            predicates.push(parse_quote!(#ty: __p::Config));
        } else if !field.is_foreign() {
            predicates.push(parse_quote!(#ty: __p::Value));
        }
        if matches!(default(field), Default::Bare) {
            predicates.push(parse_quote!(#ty: __p::Default));
        }
    }
    generics
}
