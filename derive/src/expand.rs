//! The generated code: a constant table, and one thin call a field. Everything it names is in `__private`, here `__p`;
//! locals are out of reach of the author's expressions (`Span::mixed_site`).

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Expr, ExprLit, GenericParam, Generics, Lit, LitStr, Type, parse_quote};

use crate::attr::{Key, Options, Place};
use crate::ctxt::Ctxt;
use crate::model::{Config, Field, Shape, Value, Word, quiet, root, ungrouped};

pub(crate) fn config(config: &Config<'_>) -> TokenStream {
    let ident = quiet(config.ident);
    let name = ident.unraw().to_string();
    let generics = config_generics(config);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();

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

    // That this type implements the trait is no help where another one does not.
    let quiet = (!is_generic(config.generics)).then(|| quote!(#[diagnostic::do_not_recommend]));

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

    module(
        &root(Some(&config.options)),
        &quote! {
            #foreign
            #[automatically_derived]
            #quiet
            impl #impl_generics __p::Config for #ident #ty_generics #where_clause {
                const __SCHEMA: &'static __p::Schema = &__p::Schema::new(#name, &[#(#rows,)*]) #prefix #generic;

                fn __load(#loader: &mut __p::Loader<'_>) -> __p::Option<Self> {
                    #in_load
                    let #table = <Self as __p::Config>::__SCHEMA.fields();
                    #(#calls)*
                    let (#(__p::Some(#values),)*) = (#(#values,)*) else { return __p::None };
                    __p::Some(Self { #(#members: #values,)* })
                }
            }
            #beside
        },
    )
}

/// An implementation beside the errors, so that what uses the type makes no further ones.
pub(crate) fn config_fallback(input: &DeriveInput, errors: &TokenStream) -> TokenStream {
    // Without a size it could not be implemented.
    let has_size = |field: &syn::Field| !matches!(ungrouped(&field.ty), Type::Slice(_) | Type::TraitObject(_));
    if matches!(&input.data, Data::Struct(data) if !data.fields.iter().all(has_size)) {
        return errors.clone();
    }
    let body = quote! {
        const __SCHEMA: &'static __p::Schema = &__p::Schema::new("", &[]);
        fn __load(_: &mut __p::Loader<'_>) -> __p::Option<Self> { __p::None }
    };
    fallback(input, Place::Struct, &quote!(Config), &body, errors)
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

/// Calls the author's function, all at its path: that is where an argument or a result of the wrong type is an error.
fn parse_with(path: &syn::ExprPath, ty: &Type) -> TokenStream {
    let parse = quote_spanned! {path.span()=>
        |__raw| {
            let __text = __raw.text()?;
            let __made: __p::Outcome<_, _> = #path(__text);
            match __made {
                __p::Ok(__made) => __p::Ok(<_ as __p::MadeFor<#ty>>::into_field(__made)),
                __p::Err(__error) => __p::Err(<_ as __p::IntoValueError>::into_value_error(__error)),
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

pub(crate) fn value(value: &Value<'_>) -> TokenStream {
    match &value.shape {
        Shape::Words(words) => self::words(value, words),
        Shape::Newtype { member, ty } => newtype(value, member, ty),
    }
}

fn words(value: &Value<'_>, words: &[Word<'_>]) -> TokenStream {
    let ident = quiet(value.ident);
    let (impl_generics, ty_generics, where_clause) = value.generics.split_for_impl();
    let variants: Vec<_> = words.iter().map(|word| quiet(word.ident)).collect();
    let texts = words.iter().map(|word| &word.text).collect::<Vec<_>>();
    let Some((last, all_but_last)) = variants.split_last() else { return TokenStream::new() };
    let positions = 0..all_but_last.len();
    let (raw, shown, f) = (local("raw"), local("value"), local("f"));
    module(
        &root(Some(&value.options)),
        &quote! {
            #[automatically_derived]
            impl #impl_generics __p::Value for #ident #ty_generics #where_clause {
                const EXPECTED: __p::Expected = __p::Expected::one_of(&[#(#texts),*]);
                const SENSITIVITY: __p::Sensitivity = __p::Sensitivity::Public;

                fn parse(#raw: __p::Raw<'_>) -> __p::Result<Self, __p::ValueError> {
                    __p::Ok(match __p::word(&#raw, &[#(#texts),*])? {
                        #(#positions => Self::#all_but_last,)*
                        _ => Self::#last,
                    })
                }

                fn show(#shown: &Self, #f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
                    #f.write_str(match #shown { #(Self::#variants => #texts,)* })
                }
            }
        },
    )
}

fn newtype(value: &Value<'_>, member: &TokenStream, ty: &Type) -> TokenStream {
    let ident = quiet(value.ident);
    let mut generics = value.generics.clone();
    if mentions_parameter(&generics, ty) {
        generics.make_where_clause().predicates.push(parse_quote!(#ty: __p::Value));
    }
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let (raw, inner, shown, f) = (local("raw"), local("inner"), local("value"), local("f"));
    let [expected, sensitivity, parse, show, absent] =
        ["EXPECTED", "SENSITIVITY", "parse", "show", "absent"].map(|item| of_type(ty, "Value", item));
    module(
        &root(Some(&value.options)),
        &quote! {
            #[automatically_derived]
            impl #impl_generics __p::Value for #ident #ty_generics #where_clause {
                const EXPECTED: __p::Expected = #expected;
                const SENSITIVITY: __p::Sensitivity = #sensitivity;

                fn parse(#raw: __p::Raw<'_>) -> __p::Result<Self, __p::ValueError> {
                    __p::Result::map(#parse(#raw), |#inner| Self { #member: #inner })
                }

                fn show(#shown: &Self, #f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
                    #show(&#shown.#member, #f)
                }

                fn absent() -> __p::Option<Self> {
                    __p::Option::map(#absent(), |#inner| Self { #member: #inner })
                }
            }
        },
    )
}

pub(crate) fn value_fallback(input: &DeriveInput, errors: &TokenStream) -> TokenStream {
    let body = quote! {
        const EXPECTED: __p::Expected = __p::Expected::text("");
        fn parse(_: __p::Raw<'_>) -> __p::Result<Self, __p::ValueError> { __p::Err(__p::ValueError::new("")) }
    };
    fallback(input, Place::Enum, &quote!(Value), &body, errors)
}

fn fallback(
    input: &DeriveInput,
    place: Place,
    of_trait: &TokenStream,
    body: &TokenStream,
    errors: &TokenStream,
) -> TokenStream {
    let mut crate_path = None;
    // Its errors are among `errors`.
    let _ = Ctxt::collect(|cx| {
        crate_path = Some(root(Some(&Options::read(cx, &input.attrs, place))));
        Some(())
    });
    let ident = quiet(&input.ident);
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let module = module(
        &crate_path.unwrap_or_else(|| root(None)),
        &quote! {
            #[automatically_derived]
            impl #impl_generics __p::#of_trait for #ident #ty_generics #where_clause { #body }
        },
    );
    quote!(#errors #module)
}

/// A scope for names that the author does not see.
fn module(root: &TokenStream, items: &TokenStream) -> TokenStream {
    quote! {
        const _: () = {
            use #root::__private as __p;
            #items
        };
    }
}

/// `<T as Trait>::ITEM` with the place of `T`, so that rustc's error about a missing implementation lands there.
fn of_type(ty: &Type, of_trait: &str, item: &str) -> TokenStream {
    let of_trait: TokenStream = of_trait.parse().unwrap_or_default();
    let item = format_ident!("{item}");
    quote_spanned!(ty.span()=> <#ty as __p::#of_trait>::#item)
}

fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

fn is_generic(generics: &Generics) -> bool {
    generics.params.iter().any(|param| !matches!(param, GenericParam::Lifetime(_)))
}

/// With a bound for the type of each field that mentions a parameter: `T: EnvValue`, `Vec<T>: EnvValue`.
fn config_generics(config: &Config<'_>) -> Generics {
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
