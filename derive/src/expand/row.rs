//! The rows of the constant table: all facts about a field that need no environment.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Lit, parse2};

use super::value::one_of;
use super::{foreign, of_type, parts, rule};
use crate::attr::{AliasKind, Default};
use crate::model::{Config, Field, Word};

/// Returns `SchemaBuilder::new(..)` and the calls that complete it.
pub(super) fn schema(config: &Config<'_>, name: &str) -> TokenStream {
    let variants = config.variants.iter().map(|variant| {
        let rows = variant.fields.iter().map(|field| row(config, field));
        quote!(&[#(#rows,)*])
    });
    let mut schema = quote!(__p::SchemaBuilder::new(#name, &[#(#variants,)*]));
    if !config.docs.is_empty() {
        let docs = &config.docs;
        schema.extend(quote!(.docs(#docs)));
    }
    if let Some(prefix) = config.options.prefix.as_ref().map(|prefix| &prefix.value) {
        schema.extend(quote!(.prefix(#prefix)));
    }
    if let Some(tag) = &config.options.tag {
        let words: Vec<_> = config.variants.iter().filter_map(|variant| variant.word.as_ref()).collect();
        let texts = words.iter().map(|word| &word.text).collect::<Vec<_>>();
        let row = tag_row(config, &tag.text(), &words);
        schema.extend(quote!(.tag(#row, &[#(#texts),*])));
    }
    schema
}

/// Returns the row of the tag, a variable without a field. It is named as if serde had written the enum.
fn tag_row(config: &Config<'_>, tag: &str, words: &[&Word<'_>]) -> TokenStream {
    let expected = one_of(words);
    let (field, docs) = (tag.to_lowercase(), &config.docs);
    let default = words.iter().find(|word| word.options.default_variant.is_some());
    let default = default.map(|word| &word.text).map(|text| quote!(.default_text(#text)));
    let own_name = own_name(config, tag, false);
    quote! {
        __p::Field::value(
            #field, #tag, __p::Sensitivity::Public, &#expected
        ).docs(#docs).named() #own_name #default
    }
}

fn row(config: &Config<'_>, field: &Field<'_>) -> TokenStream {
    let name = field.path();
    let ty = field.ty;
    let docs = Some(&field.docs).filter(|docs| !docs.is_empty()).map(|docs| quote!(.docs(#docs)));
    if field.is_nested() {
        let (written, from_name) = (field.options.prefix.as_ref().map(|prefix| &prefix.value), field.shouted_prefix());
        if field.is_open() {
            let prefix = written.map_or(from_name, syn::LitStr::value);
            return quote!(__p::Field::prefix_of_all(#name, #prefix, &__p::Foreign::<#ty>::EXPECTED) #docs);
        }
        let written = written.map_or_else(|| quote!(__p::None), |prefix| quote!(__p::Some(#prefix)));
        if field.is_instances() {
            let (schema, list) = (of_type(ty, "Instances", "__SCHEMA"), list(config, field));
            return quote!(__p::Field::instances(#name, #written, #from_name, #schema, &#list) #docs);
        }
        let schema = of_type(ty, "Config", "__SCHEMA");
        return quote!(__p::Field::group(#name, #written, #from_name, #schema) #docs);
    }
    let variable = field.name();
    let unit = field.options.unit.as_ref().map(|unit| &unit.value);
    let bounds = field.options.range.as_ref().map(|range| rule::bounds(ty, &range.value, unit));
    let within = |mut expected| {
        if let Some(unit) = unit {
            expected = quote!(__p::in_unit(#expected, #unit));
        }
        if let Some(bounds) = &bounds {
            expected = quote!(__p::within(#expected, #bounds));
        }
        quote!(&#expected)
    };
    let (sensitivity, expected) = if field.is_foreign() {
        (quote!(__p::Sensitivity::Unknown), within(foreign::expected(&field.options, ty)))
    } else if bounds.is_some() || unit.is_some() {
        (of_type(ty, "Value", "SENSITIVITY"), within(of_type(ty, "Value", "EXPECTED")))
    } else {
        (of_type(ty, "Value", "SENSITIVITY"), of_type(ty, "Value", "__EXPECTED"))
    };
    let mut row = quote!(__p::Field::value(#name, #variable, #sensitivity, #expected) #docs);
    match field.options.default.as_ref().map(|default| &default.value) {
        None => {}
        Some(Default::Text(text)) => row.extend(quote!(.default_text(#text))),
        Some(Default::Bare) => row.extend(quote!(.default_typed(__p::None))),
        Some(Default::Expr(expr)) => {
            // A foreign parser may not accept the text of the literal.
            let text = literal(expr)
                .filter(|_| !field.is_foreign())
                .map_or_else(|| quote!(__p::None), |text| quote!(__p::Some(#text)));
            row.extend(quote!(.default_typed(#text)));
        }
    }
    if let Some(example) = field.options.example.as_ref().map(|example| &example.value) {
        row.extend(quote!(.example(#example)));
    }
    if let Some(separator) = field.options.separator.as_ref().map(|separator| &separator.value) {
        row.extend(quote!(.separator(#separator)));
    }
    row.extend(unit.map(|unit| quote!(.unit(#unit))));
    if let Some(aliases) = aliases(field) {
        row.extend(aliases);
    }
    if let Some(tls) = &field.options.tls {
        let policy = Ident::new(if tls.text() == "require" { "Require" } else { "Verify" }, Span::call_site());
        row.extend(quote!(.tls(__p::TlsPolicy::#policy)));
    }
    let fallbacks = &field.options.fallbacks;
    if !fallbacks.is_empty() {
        row.extend(quote!(.fallbacks(&[#(#fallbacks),*])));
    }
    row.extend(own_name(config, &variable, field.options.absolute.is_some()));
    if let Some(name) = &field.options.tls_unless {
        let switch = tls_switch(config, field, &name.text());
        row.extend(quote!(.tls_unless(&#switch)));
    }
    if let Some(prefix) = &field.options.parts {
        let rows = parts::rows(config, field, &prefix.text());
        row.extend(quote!(.parts(&#rows)));
    }
    if let Some(name) = &field.options.password {
        let password = password(config, field, &name.text());
        row.extend(quote!(.password(&#password)));
    }
    for (is, method) in [
        (field.options.name.is_some(), "named"),
        (field.options.absolute.is_some(), "absolute"),
        (field.options.allow_empty.is_some(), "allow_empty"),
        (field.options.deny_empty.is_some(), "deny_empty"),
        (field.options.allow_userinfo.is_some(), "allow_userinfo"),
        (field.options.public.is_some() || config.options.public.is_some(), "public"),
        (field.options.no_file.is_some(), "no_file"),
        (field.options.shared.is_some(), "shared"),
        (rule::of_value(field).is_some(), "has_rules"),
    ] {
        if is {
            let method = Ident::new(method, Span::call_site());
            row.extend(quote!(.#method()));
        }
    }
    row
}

/// Returns the row of the variable that lists the instances of a group.
fn list(config: &Config<'_>, field: &Field<'_>) -> TokenStream {
    let (name, variable, expected) = (field.path(), field.name(), of_type(field.ty, "Instances", "__LIST"));
    let docs = Some(&field.docs).filter(|docs| !docs.is_empty()).map(|docs| quote!(.docs(#docs)));
    let default = field.options.default.as_ref().map(|default| match &default.value {
        Default::Text(text) => quote!(.default_text(#text)),
        Default::Bare | Default::Expr(_) => quote!(.default_typed(__p::Some(""))),
    });
    let example = field.options.example.as_ref().map(|example| &example.value).map(|text| quote!(.example(#text)));
    let named = field.options.name.is_some().then(|| quote!(.named()));
    let own_name = own_name(config, &variable, false);
    quote!(__p::Field::value(#name, #variable, __p::Sensitivity::Public, #expected) #docs #default #example #named #own_name)
}

/// Returns the text of a number, a boolean or a character, as a variable would hold it.
fn literal(expr: &TokenStream) -> Option<String> {
    let mut tokens = expr.clone().into_iter().peekable();
    let minus = tokens.next_if(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '-')).is_some();
    let text = match parse2(tokens.collect()).ok()? {
        Lit::Int(number) => number.base10_digits().to_owned(),
        Lit::Float(number) => number.base10_digits().to_owned(),
        Lit::Bool(value) if !minus => value.value().to_string(),
        Lit::Char(value) if !minus => value.value().to_string(),
        _ => return None,
    };
    Some(if minus { format!("-{text}") } else { text })
}

/// Returns the row of a URL's password, which is a variable like another.
fn password(config: &Config<'_>, field: &Field<'_>, variable: &str) -> TokenStream {
    let own_name = own_name(config, variable, field.options.absolute.is_some());
    let docs = "Password of the URL, if that has none.";
    let absolute = field.options.absolute.is_some().then(|| quote!(.absolute()));
    let shared = field.options.shared.is_some().then(|| quote!(.shared()));
    let no_file = field.options.no_file.is_some().then(|| quote!(.no_file()));
    quote! {
        __p::Field::value("password", #variable, __p::Sensitivity::Secret, &<__p::Password as __p::Value>::EXPECTED)
            .docs(#docs).named() #own_name #absolute #shared #no_file
    }
}

/// Returns the row of the variable that switches the TLS policy of a URL off. Several URLs may have one.
fn tls_switch(config: &Config<'_>, field: &Field<'_>, variable: &str) -> TokenStream {
    let own_name = own_name(config, variable, field.options.absolute.is_some());
    let docs = "Reads the URL without its TLS policy. For an environment whose server has no certificate.";
    let absolute = field.options.absolute.is_some().then(|| quote!(.absolute()));
    quote! {
        __p::Field::value("tls_unless", #variable, __p::Sensitivity::Public, &<bool as __p::Value>::EXPECTED)
            .docs(#docs).default_text("false").named() #own_name #absolute .shared()
    }
}

/// Returns the name with the prefix of the struct, if it has one.
fn own_name(config: &Config<'_>, name: &str, absolute: bool) -> Option<TokenStream> {
    let prefix = config.options.prefix.as_ref().filter(|_| !absolute)?.text();
    let own_name = prefix + name;
    Some(quote!(.own_name(#own_name)))
}

fn aliases(field: &Field<'_>) -> Option<TokenStream> {
    let aliases = field.options.aliases.iter().map(|alias| {
        let name = &alias.name;
        match &alias.kind {
            AliasKind::Alias => quote!(__p::AliasSpec::new(#name)),
            AliasKind::Deprecated { note: None } => quote!(__p::AliasSpec::deprecated(#name, __p::None)),
            AliasKind::Deprecated { note } => quote!(__p::AliasSpec::deprecated(#name, __p::Some(#note))),
        }
    });
    let aliases: Vec<_> = aliases.collect();
    (!aliases.is_empty()).then(|| quote!(.aliases(&[#(#aliases),*])))
}
