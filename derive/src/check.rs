//! The rules that need more than one token, one function each. What depends on a type is not here: generated code
//! checks it where the type is known.

mod name;
mod rule;
mod word;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Generics, Ident, Type};

use crate::attr::{Default, Place};
use crate::ctxt::Ctxt;
use crate::model::{Config, Field, Shape, Value, ungrouped};

pub(crate) fn config(cx: &Ctxt, config: &Config<'_>) {
    no_lifetimes(cx, config.generics);
    name::prefix(cx, config.options.prefix.as_ref());
    name::tag(cx, config);
    rule::of_fields(cx, config);
    for field in config.fields() {
        serde_needs_feature(cx, field);
        options_apply(cx, field);
        if field.is_nested() {
            not_itself(cx, config, field);
            name::prefix(cx, field.options.prefix.as_ref());
            name::prefix_of_serde(cx, field);
        } else {
            one_parser(cx, field);
            separator(cx, field);
            known_tls(cx, field);
            password_needs_text(cx, field);
            owned_type(cx, config.generics, field.ty, field.options.parse_with.is_some());
            name::variable(cx, field);
            name::aliases(cx, field);
            name::password(cx, field);
            name::prefix_once(cx, config, field);
            rule::of_one_field(cx, field);
        }
    }
    for variant in &config.variants {
        name::one_field_a_variable(cx, config, variant);
    }
    let words: Vec<_> = config.variants.iter().filter_map(|variant| variant.word.as_ref()).collect();
    word::no_empty_word(cx, &words);
    word::one_variant_a_word(cx, &words);
    word::one_default(cx, &words);
}

pub(crate) fn value(cx: &Ctxt, value: &Value<'_>) {
    no_lifetimes(cx, value.generics);
    match &value.shape {
        Shape::Words(words) => {
            let words: Vec<_> = words.iter().collect();
            word::no_empty_word(cx, &words);
            word::one_variant_a_word(cx, &words);
        }
        Shape::Newtype { ty, .. } => owned_type(cx, value.generics, ty, false),
    }
}

// A value is made while the program runs, so there is nothing that it could borrow from.
fn no_lifetimes(cx: &Ctxt, generics: &Generics) {
    for lifetime in generics.lifetimes() {
        let message = "the values are read at run time, so this type cannot borrow";
        cx.error(lifetime, message, "own the data: `String` instead of `&str`, `Vec<T>` instead of `&[T]`");
    }
}

// An option without effect would be ignored, so it is an error. The table says which kinds of field it has one on.
fn options_apply(cx: &Ctxt, field: &Field<'_>) {
    for (opt, key) in field.options.all.iter().filter(|(opt, _)| !opt.on.contains(&field.place())) {
        let (message, help) = if field.is_nested() {
            let message = format!("`{key}` does not apply to a `nested` field, which has no variable of its own");
            let help = match opt.name {
                "name" | "absolute" => "use `prefix` to change the names inside it",
                "validate" => "move it to the nested struct itself, or name the field in a rule of this struct",
                _ => "move it to a field inside the nested struct",
            };
            (message, help.to_owned())
        } else if let Some(parser) = field.parsers().next().filter(|_| opt.on.contains(&Place::Variable)) {
            let message = format!("`{key}` has no effect here, because `{parser}` gets the text alone");
            (message, format!("remove `{key}`, or remove `{parser}` if the type implements `EnvValue`"))
        } else {
            let help = field.options.prefix.as_ref().map(|prefix| format!("{}{}", prefix.text(), field.name()));
            let help = help.map(|whole| format!(", or write the whole name: `name = \"{whole}\"`")).unwrap_or_default();
            (format!("`{key}` only applies to a `nested` field"), format!("add `nested`{help}"))
        };
        cx.error(key, message, help);
    }
}

// The table of variables would have no end, and rustc would say so in words of its own. A path of one segment that is
// the name of the struct can mean nothing else here; a cycle through other structs is left to rustc.
fn not_itself(cx: &Ctxt, config: &Config<'_>, field: &Field<'_>) {
    fn mentions(tokens: TokenStream, ident: &Ident) -> bool {
        let mut in_path = false;
        tokens.into_iter().any(|token| {
            let found = match &token {
                TokenTree::Ident(found) => !in_path && (found == ident || found == "Self"),
                TokenTree::Group(group) => mentions(group.stream(), ident),
                _ => false,
            };
            in_path = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':');
            found
        })
    }
    if mentions(field.ty.to_token_stream(), config.ident) {
        let message = format!("`{}` contains itself, so its variables would have no end", config.ident);
        cx.error(field.ty, message, "give the field a type of its own");
    }
}

fn one_parser(cx: &Ctxt, field: &Field<'_>) {
    let mut given = field.parsers();
    if let (Some(first), Some(second)) = (given.next(), given.next()) {
        cx.error(second, format!("`{first}` and `{second}` both make the value"), "remove one of them");
    }
}

fn known_tls(cx: &Ctxt, field: &Field<'_>) {
    if let Some(tls) = field.options.tls.as_ref().filter(|tls| !matches!(&*tls.text(), "require" | "verify")) {
        let help = "write `tls = \"verify\"`, or `tls = \"require\"` to accept any certificate";
        cx.error(&tls.value, "`tls` is \"require\" or \"verify\"", help);
    }
}

// The password is put into the text of a URL, and there is none in an expression.
fn password_needs_text(cx: &Ctxt, field: &Field<'_>) {
    if let (Some(password), Some(default)) = (&field.options.password, &field.options.default) {
        if !matches!(default.value, Default::Text(_)) {
            let message = "`password` has no effect on a `default` that is a value, and not a text";
            cx.error(&password.key, message, "write the default as the text of a URL, or remove one of them");
        }
    }
}

fn serde_needs_feature(cx: &Ctxt, field: &Field<'_>) {
    if let (false, Some(serde)) = (cfg!(feature = "envy"), &field.options.serde) {
        let help = "enable it in Cargo.toml: `factor3 = { version = \"..\", features = [\"envy\"] }`";
        cx.error(&serde.key, "`serde` needs the feature `envy` of factor3", help);
    }
}

// An empty separator would split between all characters.
fn separator(cx: &Ctxt, field: &Field<'_>) {
    if let Some(separator) = field.options.separator.as_ref().filter(|separator| separator.text().is_empty()) {
        let help = "write what stands between two items: `separator = \";\"`";
        cx.error(&separator.value, "the separator is empty", help);
    }
}

// These types either borrow or have no size. rustc's own error would not say what to use.
fn owned_type(cx: &Ctxt, generics: &Generics, ty: &Type, made_by_function: bool) {
    let of_reference = |elem: &Type| match elem {
        Type::Path(path) if path.path.is_ident("str") => "use `String`".to_owned(),
        Type::Slice(slice) => format!("use `Vec<{}>`", text(&slice.elem)),
        elem => format!("use `{}`", text(elem)),
    };
    let ty = ungrouped(ty);
    let help = match ty {
        Type::Slice(_) => of_reference(ty),
        Type::TraitObject(_) => "use a type that implements `EnvValue`".to_owned(),
        // A function of the author's may make any type that has a size.
        _ if made_by_function => return,
        // The lifetime is an error already.
        Type::Reference(_) if generics.lifetimes().next().is_some() => return,
        Type::Reference(reference) => of_reference(&reference.elem),
        Type::Ptr(_) | Type::FnPtr(_) => "use an enum, and choose by its variants".to_owned(),
        _ => return,
    };
    cx.error(ty, format!("`{}` cannot be read from an environment variable", text(ty)), help);
}

/// A type or a path as an author writes it: tokens are printed with more space between them.
fn text(ty: &impl ToTokens) -> String {
    let text = ty.to_token_stream().to_string();
    let tight = [("& ", "&"), ("* ", "*"), (" :: ", "::"), (" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ",")];
    tight.iter().fold(text, |text, (from, to)| text.replace(from, to))
}
