//! The implementation of `EnvConfig`: a constant table, and one short call per field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{DeriveInput, Generics, LitStr, Type, parse_quote};

use super::{fallback, foreign, implementation, is_generic, local, mentions_parameter, module, of_type, row, rule};
use crate::attr::Default;
use crate::model::{Config, Field, Variant, ungrouped};

pub(crate) fn config(config: &Config<'_>, root: &TokenStream) -> TokenStream {
    let ident = config.ident;
    let generics = bounded(config);
    let schema = row::schema(config, &ident.unraw().to_string());
    let generic = is_generic(config.generics).then(|| quote!(.generic()));

    // A schema that depends on a parameter is checked where the parameter is known: in a load.
    let (mut in_load, mut beside) = (TokenStream::new(), TokenStream::new());
    let table = local("table");
    for checks in checks(config) {
        // Paths, not method calls: the span of a method call would include the receiver.
        let calls = checks.iter().map(|(at, check, v, i)| quote_spanned!(*at=> __p::#check(#table, #v, #i);));
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
        const __SCHEMA: &'static __p::Schema = &#schema #generic.schema();

        fn __load(#loader: &mut __p::Loader<'_>) -> __p::Option<Self> {
            #in_load
            let #whole = #value;
            #rules
            __p::Some(#whole)
        }
    };
    let implementation = implementation("Config", ident, &generics, &body);
    module(root, &quote!(#foreign #implementation #beside))
}

pub(crate) fn config_fallback(input: &DeriveInput, root: &TokenStream, errors: &TokenStream) -> TokenStream {
    let body = quote! {
        const __SCHEMA: &'static __p::Schema = &__p::SchemaBuilder::new("", &[&[]]).schema();
        fn __load(_: &mut __p::Loader<'_>) -> __p::Option<Self> { __p::None }
    };
    fallback(input, root, "Config", &body, errors)
}

/// Returns the expression that makes the whole, or that leaves `__load`.
fn value(config: &Config<'_>) -> TokenStream {
    let variants = config.variants.iter().enumerate().map(|(i, variant)| of_variant(config, variant, i));
    if config.options.tag.is_some() {
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
    // `Self`, because the name of the type may be generic, deprecated or a keyword.
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
        let call = call(field, &quote!(__p::row(#table, #position, #i)));
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

/// Returns the call of the loader's method that reads the field.
fn call(field: &Field<'_>, row: &TokenStream) -> TokenStream {
    let ty = field.ty;
    if field.is_open() {
        let (prefix, variables) = (local("prefix"), local("variables"));
        let group = of_type(ty, "DeserializedGroup<_>", "deserialized_group");
        let inner = quote_spanned!(ty.span()=> __p::Foreign::<#ty>::inner());
        let read = quote!(|#prefix, #variables| #group(#inner, #prefix, #variables));
        return quote!(prefixed(#row, #read, __p::Foreign::<#ty>::absent));
    }
    if field.is_instances() {
        let load = of_type(ty, "Instances", "__load");
        return quote!(instances(#row, #load));
    }
    if field.is_nested() {
        let load = of_type(ty, "Config", "__load");
        return quote!(group(#row, #load));
    }
    let reader = if field.is_foreign() {
        let parse = foreign::parse(&field.options, ty);
        quote!(__p::Reader::foreign(#parse, __p::Foreign::<#ty>::absent))
    } else {
        let reader = of_type(ty, "Value", "__READER");
        let showing = field.options.unit.as_ref().map(|unit| showing_in(&unit.value, ty));
        quote!(#reader #showing)
    };
    let rules = rule::of_value(field).map(|rules| quote!(.with_rules(#rules)));
    let reader = quote!(#reader #rules);
    if field.options.parts.is_some() {
        return quote!(value_with_parts(#row, &#reader));
    }
    if field.options.password.is_some() || field.options.tls_unless.is_some() {
        return quote!(value_with_companions(#row, &#reader));
    }
    match field.options.default.as_ref().map(|default| &default.value) {
        None | Some(Default::Text(_)) => quote!(value(#row, &#reader)),
        Some(Default::Bare) => {
            let value = of_type(ty, "DefaultValue", "default_value");
            quote!(value_or(#row, &#reader, #value))
        }
        Some(Default::Expr(expr)) => quote!(value_or(#row, &#reader, || #expr)),
    }
}

/// Returns the call that makes a reader show durations in a unit.
fn showing_in(unit: &LitStr, ty: &Type) -> TokenStream {
    let show = of_type(ty, "InUnit<_>", "show_in");
    let (value, f) = (local("value"), local("f"));
    quote!(.showing(|#value, #f| #show(#value, #unit, #f)))
}

/// A function of `Schema` with its two arguments, and the span of the tokens to edit if it fails.
type Check = (Span, Ident, usize, usize);

/// Returns the checks that need to know a type, in groups. A group stops at its first failure.
fn checks(config: &Config<'_>) -> Vec<Vec<Check>> {
    let is_of_a_file = |name: &str| name.to_ascii_uppercase().ends_with("_FILE");
    let tag_is_of_a_file = config.options.tag.as_ref().is_some_and(|tag| is_of_a_file(&tag.text()));
    // Types that are plain names share a constant: a constant per type is slow to compile, and nearly all checks pass.
    let (mut of_names, mut checks) = (Vec::new(), Vec::new());
    for (v, variant) in config.variants.iter().enumerate() {
        for (i, field) in variant.fields.iter().enumerate() {
            let of = |at, function: &str| (at, Ident::new(function, at), v, i);
            let mut check = |at, function: &str| checks.push(vec![of(at, function)]);
            // Only its type knows the names in a group. Only the type of a field knows if `NAME_FILE` is read.
            if field.is_nested() || tag_is_of_a_file || field.names().any(|(name, _)| is_of_a_file(&name)) {
                check(field.at, "check_unique");
            }
            if field.is_nested() {
                continue;
            }
            let at = field.ty.span();
            if is_name(field.ty) && field.options.serde.is_none() {
                of_names.push(of(at, "check_type"));
            } else if field.options.serde.is_none() {
                check(at, "check_type");
            }
            for (opt, key) in field.options.all.iter().filter(|(opt, _)| opt.asks_type) {
                check(key.span(), &format!("check_{}", opt.name));
            }
            if let Some(name) = field.options.password.as_ref().filter(|name| is_of_a_file(&name.text())) {
                check(name.value.span(), "check_unique_password");
            }
            if let Some(parts) = &field.options.parts {
                check(parts.value.span(), "check_unique_parts");
            }
        }
    }
    checks.extend((!of_names.is_empty()).then_some(of_names));
    checks
}

/// Returns true for a type without arguments. Only an alias or a newtype of such a name can fail the check.
fn is_name(ty: &Type) -> bool {
    matches!(ungrouped(ty), Type::Path(path) if path.path.segments.iter().all(|segment| segment.arguments.is_none()))
}

/// Adds a bound for the type of each field that mentions a parameter: `T: EnvValue`, `Vec<T>: EnvValue`.
fn bounded(config: &Config<'_>) -> Generics {
    let mut generics = config.generics.clone();
    for field in config.fields().into_iter().filter(|field| mentions_parameter(config.generics, field.ty)) {
        let ty = field.ty;
        let predicates = &mut generics.make_where_clause().predicates;
        if field.is_open() {
            predicates.push(parse_quote!(#ty: __p::DeserializeOwned));
        } else if field.is_instances() {
            predicates.push(parse_quote!(#ty: __p::Instances));
        } else if field.is_nested() {
            predicates.push(parse_quote!(#ty: __p::Config));
        } else if field.options.serde.is_some() {
            predicates.push(parse_quote!(#ty: __p::Deserialized));
        } else if !field.is_foreign() {
            predicates.push(parse_quote!(#ty: __p::Value));
        }
        if field.options.default.as_ref().is_some_and(|default| matches!(default.value, Default::Bare)) {
            predicates.push(parse_quote!(#ty: __p::Default));
        }
    }
    generics
}
