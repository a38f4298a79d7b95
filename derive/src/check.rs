//! The rules that need more than one token, one function each. A rule that depends on a type is checked by generated
//! code, where the type is known.

mod name;
mod rule;
mod word;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Generics, Ident, Type};

use crate::attr::{Default, Options, Place};
use crate::ctxt::Ctxt;
use crate::model::{Config, Field, Shape, Value, arguments, last_segment, ungrouped};
use crate::say;

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
            no_collection_of_groups(cx, field);
            name::prefix(cx, field.options.prefix.as_ref());
            name::prefix_of_many(cx, field);
            if field.is_instances() {
                instances_have_names(cx, field);
                name::variable(cx, field);
                name::prefix_once(cx, config, field);
            }
        } else {
            one_parser(cx, &field.options);
            said(cx, &field.options);
            separator(cx, field);
            known_tls(cx, field);
            known_unit(cx, field);
            wiped_url(cx, field);
            empty_is_one_thing(cx, field);
            tls_unless_needs_tls(cx, field);
            companion_needs_text(cx, field);
            one_password(cx, field);
            owned_type(cx, config.generics, field.ty, field.options.parse_with.is_some());
            name::variable(cx, field);
            name::aliases(cx, field);
            name::companions(cx, field);
            name::fallbacks(cx, config, field);
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
        Shape::Newtype { ty, options, .. } => {
            one_parser(cx, options);
            said(cx, options);
            // The table does not know if the field of a newtype has a parser.
            if let (Some(expected), None) = (&options.expected, options.parsers().next()) {
                cx.error(&expected.key, say::on_other_fields("expected", "a field with `from_str` or `parse_with`"));
            }
            owned_type(cx, value.generics, ty, options.parse_with.is_some());
        }
    }
}

// A value is made while the program runs, and nothing lives long enough to borrow from.
fn no_lifetimes(cx: &Ctxt, generics: &Generics) {
    for lifetime in generics.lifetimes() {
        cx.error(lifetime, say::lifetime());
    }
}

// An option without effect is an error. The table of options says which kinds of field each has an effect on.
fn options_apply(cx: &Ctxt, field: &Field<'_>) {
    for (opt, key) in field.options.all.iter().filter(|(opt, _)| !opt.on.contains(&field.place())) {
        let parser = field.options.parsers().next().filter(|_| opt.on.contains(&Place::Variable));
        let mistake = if !field.has_variable() {
            say::without_variable(opt.name)
        } else if let Some(parser) = parser {
            say::with_foreign_parser(opt.name, parser)
        } else if let Some(prefix) = field.options.prefix.as_ref().filter(|prefix| prefix.key == *key) {
            say::prefix_without_nested(&(prefix.text() + &field.name()))
        } else {
            say::on_other_fields(opt.name, &opt.kinds())
        };
        cx.error(key, mistake);
    }
}

// rustc would report the infinite table of variables in terms of generated code. A path of one segment that is the name
// of the struct can mean nothing else here. A cycle through other structs is left to rustc.
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
        cx.error(field.ty, say::contains_itself(config.ident));
    }
}

/// Returns the last segment of a path, and the first type between its angle brackets.
fn named(ty: &Type) -> Option<(&Ident, Option<&Type>)> {
    Some((&last_segment(ty)?.ident, arguments(ty).next()))
}

// rustc would propose to derive the trait for the collection.
fn no_collection_of_groups(cx: &Ctxt, field: &Field<'_>) {
    if field.options.serde.is_some() {
        return;
    }
    let mut ty = field.ty;
    if let Some(group) = field.instance() {
        ty = group;
    }
    loop {
        match named(ty) {
            Some((ident, _)) if MAPS.iter().any(|map| ident == map) => return cx.error(ty, say::map_in_another()),
            Some((ident, _)) if COLLECTIONS.iter().any(|collection| ident == collection) => break,
            Some((ident, Some(item))) if AROUND.iter().any(|around| ident == around) => ty = item,
            _ if matches!(ungrouped(ty), Type::Array(_) | Type::Slice(_)) => break,
            _ => return,
        }
    }
    cx.error(ty, say::collection_of_groups());
}

const MAPS: [&str; 3] = ["BTreeMap", "HashMap", "IndexMap"];
const COLLECTIONS: [&str; 4] = ["Vec", "VecDeque", "BTreeSet", "HashSet"];
const AROUND: [&str; 3] = ["Option", "Box", "Arc"];

// The variable lists names, and an expression of the program would be the map itself.
fn instances_have_names(cx: &Ctxt, field: &Field<'_>) {
    if let Some(default) = field.options.default.as_ref().filter(|given| matches!(given.value, Default::Expr(_))) {
        cx.error(&default.key, say::default_of_instances());
    }
}

// `SecretBox` asks for a type that can be wiped, and rustc's error does not say which URL can.
fn wiped_url(cx: &Ctxt, field: &Field<'_>) {
    let mut ty = field.ty;
    while let Some((ident, Some(item))) = named(ty) {
        if ident == "SecretBox" && named(item).is_some_and(|(item, _)| item == "Url") {
            cx.error(ty, say::url_in_secret_box());
        }
        ty = item;
    }
}

fn one_parser(cx: &Ctxt, options: &Options) {
    let mut given = options.parsers();
    if let (Some(first), Some(second)) = (given.next(), given.next()) {
        cx.error(second, say::two_parsers(first, second));
    }
}

fn known_tls(cx: &Ctxt, field: &Field<'_>) {
    if let Some(tls) = field.options.tls.as_ref().filter(|tls| !matches!(&*tls.text(), "require" | "verify")) {
        cx.error(&tls.value, say::unknown_tls());
    }
}

fn known_unit(cx: &Ctxt, field: &Field<'_>) {
    const UNITS: [&str; 8] = ["ns", "us", "ms", "s", "m", "h", "d", "w"];
    if let Some(unit) = field.options.unit.as_ref().filter(|unit| !UNITS.contains(&&*unit.text())) {
        cx.error(&unit.value, say::unknown_unit(&UNITS));
    }
}

fn empty_is_one_thing(cx: &Ctxt, field: &Field<'_>) {
    if let (Some(_), Some(deny)) = (&field.options.allow_empty, &field.options.deny_empty) {
        cx.error(&deny.key, say::empty_twice());
    }
}

// The name alone tells whoever reads a compose file what it does.
fn tls_unless_needs_tls(cx: &Ctxt, field: &Field<'_>) {
    let Some(unless) = &field.options.tls_unless else { return };
    if field.options.tls.is_none() {
        cx.error(&unless.key, say::tls_unless_without_tls());
    } else if !unless.text().contains("INSECURE") {
        cx.error(&unless.value, say::tls_unless_in_silence(&unless.text()));
    }
}

// A password is put into the text of the URL, and a policy is a part of its parser. An expression has no text.
fn companion_needs_text(cx: &Ctxt, field: &Field<'_>) {
    let Some(default) = &field.options.default else { return };
    let Options { password, tls_unless, parts, .. } = &field.options;
    for companion in [password, tls_unless, parts].into_iter().flatten() {
        if !matches!(default.value, Default::Text(_)) {
            cx.error(&companion.key, say::companion_with_typed_default(&companion.key.to_string()));
        }
    }
}

// The parts have a password of their own.
fn one_password(cx: &Ctxt, field: &Field<'_>) {
    if let (Some(parts), Some(password)) = (&field.options.parts, &field.options.password) {
        cx.error(&password.key, say::password_beside_parts(&parts.text()));
    }
}

fn serde_needs_feature(cx: &Ctxt, field: &Field<'_>) {
    if let (false, Some(serde)) = (cfg!(feature = "envy"), &field.options.serde) {
        cx.error(&serde.key, say::serde_without_feature());
    }
}

// It completes a sentence.
fn said(cx: &Ctxt, options: &Options) {
    if let Some(expected) = options.expected.as_ref().filter(|expected| expected.text().trim().is_empty()) {
        cx.error(&expected.value, say::empty_phrase());
    }
}

// An empty separator would split between all characters, and serde splits at commas.
fn separator(cx: &Ctxt, field: &Field<'_>) {
    if let (Some(separator), Some(serde)) = (&field.options.separator, &field.options.serde) {
        cx.error(&separator.key, say::with_foreign_parser("separator", &serde.key));
    }
    if let Some(separator) = field.options.separator.as_ref().filter(|separator| separator.text().is_empty()) {
        cx.error(&separator.value, say::empty_separator());
    }
}

// These types either borrow or have no size. rustc's own error does not suggest a type to use.
fn owned_type(cx: &Ctxt, generics: &Generics, ty: &Type, made_by_function: bool) {
    let of_reference = |elem: &Type| match elem {
        Type::Path(path) if path.path.is_ident("str") => say::instead("String"),
        Type::Slice(slice) => say::instead(&format!("Vec<{}>", text(&slice.elem))),
        elem => say::instead(&text(elem)),
    };
    let ty = ungrouped(ty);
    let help = match ty {
        Type::Slice(_) => of_reference(ty),
        Type::TraitObject(_) => say::instead_of_trait_object(),
        // A function may return any type that has a size.
        _ if made_by_function => return,
        // The lifetime is an error already.
        Type::Reference(_) if generics.lifetimes().next().is_some() => return,
        Type::Reference(reference) => of_reference(&reference.elem),
        Type::Ptr(_) | Type::FnPtr(_) => say::instead_of_pointer(),
        _ => return,
    };
    cx.error(ty, say::not_owned(&text(ty), help));
}

/// Prints a type or a path as an author writes it. Tokens print themselves with more space.
fn text(ty: &impl ToTokens) -> String {
    let text = ty.to_token_stream().to_string();
    let tight = [("& ", "&"), ("* ", "*"), (" :: ", "::"), (" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ",")];
    tight.iter().fold(text, |text, (from, to)| text.replace(from, to))
}
