//! The rows of the constant table: what is known of each field without an environment.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Lit, parse2};

use super::config::{Default, default};
use super::{of_type, rule};
use crate::attr::Key;
use crate::model::{Config, Field, Word};

/// `Schema::new(..)` and what follows.
pub(super) fn schema(config: &Config<'_>, name: &str) -> TokenStream {
    let variants = config.variants.iter().map(|variant| {
        let rows = variant.fields.iter().map(|field| row(config, field));
        let passwords = variant.passwords().map(|(_, field)| password_row(config, field));
        quote!(&[#(#rows,)* #(#passwords,)*])
    });
    let mut schema = quote!(__p::Schema::new(#name, &[#(#variants,)*]));
    if !config.docs.is_empty() {
        let docs = &config.docs;
        schema.extend(quote!(.with_docs(#docs)));
    }
    if let Some(prefix) = config.options.text(Key::Prefix) {
        schema.extend(quote!(.with_prefix(#prefix)));
    }
    if let Some(tag) = config.options.text(Key::Tag) {
        let words: Vec<_> = config.variants.iter().filter_map(|variant| variant.word.as_ref()).collect();
        let texts = words.iter().map(|word| &word.text).collect::<Vec<_>>();
        let row = tag_row(config, &tag.value(), &words);
        schema.extend(quote!(.with_tag(#row, &[#(#texts),*])));
    }
    schema
}

/// The tag is a variable like another. Its field does not exist; it is called as if the enum were written with serde.
fn tag_row(config: &Config<'_>, tag: &str, words: &[&Word<'_>]) -> TokenStream {
    let texts = words.iter().map(|word| &word.text);
    let (field, docs) = (tag.to_lowercase(), &config.docs);
    let default = words.iter().find(|word| word.options.has(Key::Default));
    let default = default.map(|word| &word.text).map(|text| quote!(.default_text(#text)));
    let own_name = own_name(config, tag, false);
    quote! {
        __p::Field::value(
            #field, #tag, __p::Sensitivity::Public, &__p::Expected::one_of(&[#(#texts),*])
        ).docs(#docs).named() #own_name #default
    }
}

fn row(config: &Config<'_>, field: &Field<'_>) -> TokenStream {
    let name = field.path();
    let ty = field.ty;
    let docs = Some(&field.docs).filter(|docs| !docs.is_empty()).map(|docs| quote!(.docs(#docs)));
    if field.is_nested() {
        let (written, from_name) = (field.options.text(Key::Prefix), field.shouted_prefix());
        if field.is_open() {
            let prefix = written.map_or(from_name, syn::LitStr::value);
            return quote!(__p::Field::open(#name, #prefix, &__p::Foreign::<#ty>::EXPECTED) #docs);
        }
        let written = written.map_or_else(|| quote!(__p::None), |prefix| quote!(__p::Some(#prefix)));
        let schema = of_type(ty, "Config", "__SCHEMA");
        return quote!(__p::Field::group(#name, #written, #from_name, #schema) #docs);
    }
    let variable = field.name();
    let within = field.options.expr(Key::Range).map(|range| {
        let bounds = rule::bounds(ty, range);
        quote!(.within(#bounds))
    });
    let (sensitivity, expected) = if field.is_foreign() {
        (quote!(__p::Sensitivity::Unknown), quote!(&__p::Foreign::<#ty>::EXPECTED #within))
    } else if within.is_some() {
        let expected = of_type(ty, "Value", "EXPECTED");
        (of_type(ty, "Value", "SENSITIVITY"), quote!(&#expected #within))
    } else {
        (of_type(ty, "Value", "SENSITIVITY"), of_type(ty, "Value", "__EXPECTED"))
    };
    let mut row = quote!(__p::Field::value(#name, #variable, #sensitivity, #expected) #docs);
    match default(field) {
        Default::None => {}
        Default::Text(text) => row.extend(quote!(.default_text(#text))),
        Default::Bare => row.extend(quote!(.default_typed(__p::None))),
        Default::Expr(expr) => {
            // What a function of the author's would make of the text is not known.
            let text = literal(expr)
                .filter(|_| !field.is_foreign())
                .map_or_else(|| quote!(__p::None), |text| quote!(__p::Some(#text)));
            row.extend(quote!(.default_typed(#text)));
        }
    }
    for key in [Key::Example, Key::Separator] {
        if let (Some(method), Some(text)) = (field.options.key(key), field.options.text(key)) {
            let method = Ident::new(&method.to_string(), Span::call_site());
            row.extend(quote!(.#method(#text)));
        }
    }
    if let Some(aliases) = aliases(field) {
        row.extend(aliases);
    }
    if let Some(tls) = field.options.text(Key::Tls) {
        let policy = Ident::new(if tls.value() == "require" { "Require" } else { "Verify" }, Span::call_site());
        row.extend(quote!(.tls(__p::TlsPolicy::#policy)));
    }
    row.extend(own_name(config, &variable, field.options.has(Key::Absolute)));
    for (is, method) in [
        (field.options.has(Key::Name), "named"),
        (field.options.has(Key::Absolute), "absolute"),
        (field.options.has(Key::AllowEmpty), "allow_empty"),
        (field.options.has(Key::AllowUserinfo), "allow_userinfo"),
        (field.options.has(Key::Public) || config.options.has(Key::Public), "public"),
        (field.options.has(Key::NoFile), "no_file"),
        (field.options.has(Key::Shared), "shared"),
    ] {
        if is {
            let method = Ident::new(method, Span::call_site());
            row.extend(quote!(.#method()));
        }
    }
    row
}

/// The text of a number, a boolean or a character, which is what the variable would be set to.
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

/// The password of a URL is a variable like another. Its field does not exist; it is called after that of the URL.
fn password_row(config: &Config<'_>, field: &Field<'_>) -> TokenStream {
    let (name, variable) = (field.path() + ".password", field.options.text(Key::Password));
    let own_name = variable.and_then(|name| own_name(config, &name.value(), field.options.has(Key::Absolute)));
    let docs = "Password of the URL, if that has none.";
    let absolute = field.options.has(Key::Absolute).then(|| quote!(.absolute()));
    let shared = field.options.has(Key::Shared).then(|| quote!(.shared()));
    let no_file = field.options.has(Key::NoFile).then(|| quote!(.no_file()));
    quote! {
        __p::Field::value(#name, #variable, __p::Sensitivity::Secret, &<__p::Password as __p::Value>::EXPECTED)
            .docs(#docs).named() #own_name #absolute #shared #no_file
    }
}

/// The name after the prefix of the struct, if that has one.
fn own_name(config: &Config<'_>, name: &str, absolute: bool) -> Option<TokenStream> {
    let prefix = config.options.text(Key::Prefix).filter(|_| !absolute)?.value();
    let own_name = prefix + name;
    Some(quote!(.own_name(#own_name)))
}

fn aliases(field: &Field<'_>) -> Option<TokenStream> {
    let aliases = field.options.aliases().map(|alias| {
        let name = alias.name;
        let note = alias.note.map_or_else(|| quote!(__p::None), |note| quote!(__p::Some(#note)));
        if alias.key == Key::Alias {
            quote!(__p::AliasSpec::new(#name))
        } else {
            quote!(__p::AliasSpec::deprecated(#name, #note))
        }
    });
    let aliases: Vec<_> = aliases.collect();
    (!aliases.is_empty()).then(|| quote!(.aliases(&[#(#aliases),*])))
}
