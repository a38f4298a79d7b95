//! The rules that need more than one token, one function each. What depends on a type is not here: generated code
//! checks it where the type is known.

use std::collections::HashMap;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Generics, Ident, LitStr, Type};

use crate::attr::Key;
use crate::ctxt::Ctxt;
use crate::model::{Config, Field, Shape, Value, Word, ungrouped};

pub(crate) fn config(cx: &Ctxt, config: &Config<'_>) {
    no_lifetimes(cx, config.generics);
    prefix(cx, config.options.text(Key::Prefix));
    for field in &config.fields {
        if field.is_nested() {
            no_variable_of_its_own(cx, field);
            not_itself(cx, config, field);
            prefix(cx, field.options.text(Key::Prefix));
        } else {
            prefix_needs_nested(cx, field);
            one_parser(cx, field);
            separator(cx, field);
            owned_type(cx, config.generics, field.ty, field.options.has(Key::ParseWith));
            name(cx, field);
            prefix_once(cx, config, field);
        }
    }
    one_field_a_variable(cx, config);
}

pub(crate) fn value(cx: &Ctxt, value: &Value<'_>) {
    no_lifetimes(cx, value.generics);
    match &value.shape {
        Shape::Words(words) => {
            no_empty_word(cx, words);
            one_variant_a_word(cx, words);
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

// A group is not read from a variable, so an option about one would be ignored.
fn no_variable_of_its_own(cx: &Ctxt, field: &Field<'_>) {
    let of_a_variable = [
        Key::Absolute,
        Key::AllowEmpty,
        Key::Default,
        Key::Example,
        Key::FromStr,
        Key::Name,
        Key::ParseWith,
        Key::Public,
        Key::Separator,
    ];
    for (key, ident) in field.options.keys().filter(|(key, _)| of_a_variable.contains(key)) {
        let message = format!("`{ident}` does not apply to a `nested` field, which has no variable of its own");
        let help = match key {
            Key::Name | Key::Absolute => "use `prefix` to change the names inside it",
            _ => "move it to a field inside the nested struct",
        };
        cx.error(ident, message, help);
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

fn prefix_needs_nested(cx: &Ctxt, field: &Field<'_>) {
    if let (Some(key), Some(prefix)) = (field.options.key(Key::Prefix), field.options.text(Key::Prefix)) {
        let whole = format!("{}{}", prefix.value(), field.name());
        let help = format!("add `nested`, or write the whole name: `name = \"{whole}\"`");
        cx.error(key, "`prefix` only applies to a `nested` field", help);
    }
}

fn one_parser(cx: &Ctxt, field: &Field<'_>) {
    if let (Some(_), Some(key)) = (field.options.key(Key::FromStr), field.options.key(Key::ParseWith)) {
        cx.error(key, "`from_str` and `parse_with` both make the value", "remove one of them");
    }
}

// An empty separator would split between all characters, and a foreign parser gets the whole text.
fn separator(cx: &Ctxt, field: &Field<'_>) {
    let Some(separator) = field.options.text(Key::Separator) else {
        return;
    };
    if separator.value().is_empty() {
        cx.error(separator, "the separator is empty", "write what stands between two items: `separator = \";\"`");
    }
    if let (true, Some(key)) = (field.is_foreign(), field.options.key(Key::Separator)) {
        let message = "`separator` has no effect here, because the parser of this field gets the whole text";
        cx.error(key, message, "remove `separator`, or remove the parser to use the one of the type");
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

/// The type as an author writes it: tokens are printed with more space between them.
fn text(ty: &Type) -> String {
    let text = ty.to_token_stream().to_string();
    let tight = [("& ", "&"), ("* ", "*"), (" :: ", "::"), (" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ",")];
    tight.iter().fold(text, |text, (from, to)| text.replace(from, to))
}

fn name(cx: &Ctxt, field: &Field<'_>) {
    let Some(fault) = name_fault(&field.name(), field.options.has(Key::Absolute)) else {
        return;
    };
    let shouted = field.shouted();
    let help = match fault {
        _ if !field.options.has(Key::Name) => "write the name: `name = \"PORT\"`".to_owned(),
        NameFault::Empty if !shouted.is_empty() => format!("remove `name` to read `{shouted}`"),
        NameFault::Empty => "write the name: `name = \"PORT\"`".to_owned(),
        NameFault::LowerCase => {
            format!("write `{}`, or add `absolute` if the variable is in lower case", field.name().to_uppercase())
        }
        NameFault::Digit | NameFault::Character(_) => "use letters, digits and `_`".to_owned(),
    };
    cx.error(field.name_tokens(), fault.message("the variable name", &field.name()), help);
}

fn prefix(cx: &Ctxt, prefix: Option<&LitStr>) {
    let Some(prefix) = prefix else {
        return;
    };
    let text = prefix.value();
    let help = match name_fault(&text, false) {
        // `prefix = ""` flattens.
        None | Some(NameFault::Empty) => return,
        Some(NameFault::LowerCase) => format!("write `{}`", text.to_uppercase()),
        Some(NameFault::Digit | NameFault::Character(_)) => "use letters, digits and `_`".to_owned(),
    };
    if let Some(fault) = name_fault(&text, false) {
        cx.error(prefix, fault.message("the prefix", &text), help);
    }
}

enum NameFault {
    Empty,
    Digit,
    Character(char),
    LowerCase,
}

/// A name that every shell and platform can set is made of letters, digits and `_`.
fn name_fault(name: &str, lower_case: bool) -> Option<NameFault> {
    if name.is_empty() {
        Some(NameFault::Empty)
    } else if let Some(c) = name.chars().find(|&c| !c.is_ascii_alphanumeric() && c != '_') {
        Some(NameFault::Character(c))
    } else if name.starts_with(|c: char| c.is_ascii_digit()) {
        Some(NameFault::Digit)
    } else if !lower_case && name.contains(|c: char| c.is_ascii_lowercase()) {
        Some(NameFault::LowerCase)
    } else {
        None
    }
}

impl NameFault {
    fn message(&self, what: &str, name: &str) -> String {
        match self {
            Self::Empty => format!("{what} is empty"),
            Self::Digit => "the name of an environment variable cannot start with a digit".to_owned(),
            Self::Character(c) => format!("{c:?} cannot be used in the name of an environment variable"),
            Self::LowerCase => {
                format!("`{name}` has lower-case letters, and names of environment variables are case-sensitive")
            }
        }
    }
}

// The author wrote the whole name, as other crates want it; the variable would be `APP_APP_PORT`.
fn prefix_once(cx: &Ctxt, config: &Config<'_>, field: &Field<'_>) {
    let (Some(written), prefix) = (field.options.text(Key::Name), config.prefix()) else {
        return;
    };
    let name = written.value();
    let Some(rest) = name.strip_prefix(&*prefix).filter(|_| !prefix.is_empty() && !field.options.has(Key::Absolute))
    else {
        return;
    };
    let message = format!("`{name}` repeats the prefix of the struct, so the variable would be `{prefix}{name}`");
    let help = match name_fault(rest, false) {
        None => format!("write `name = \"{rest}\"`, or add `absolute`"),
        Some(_) => "add `absolute`".to_owned(),
    };
    cx.error(written, message, help);
}

// Two fields that read one variable are a slip of copying. Names that differ in case are one variable on Windows.
fn one_field_a_variable(cx: &Ctxt, config: &Config<'_>) {
    let mut readers = HashMap::new();
    for field in config.fields.iter().filter(|field| !field.is_nested()) {
        let absolute = field.options.has(Key::Absolute);
        if name_fault(&field.name(), absolute).is_some() {
            continue;
        }
        let variable = if absolute { field.name() } else { config.prefix() + &field.name() };
        let folded = variable.to_ascii_uppercase();
        let Some((other, reader)) = readers.get(&folded) else {
            readers.insert(folded, (variable, field.ident));
            continue;
        };
        let message = if *other == variable {
            format!("`{variable}` is already read by the field `{reader}`")
        } else {
            format!("on Windows, `{variable}` is `{other}`, which is already read by the field `{reader}`")
        };
        cx.error(field.name_tokens(), message, "give one of them another `name`");
    }
}

// An empty value means that the variable is not set.
fn no_empty_word(cx: &Ctxt, words: &[Word<'_>]) {
    for word in words.iter().filter(|word| word.text.is_empty()) {
        cx.error(word.tokens(), "the word is empty", "write the word: `rename = \"info\"`");
    }
}

// The second variant could never be read. Case is ignored when words are read.
fn one_variant_a_word(cx: &Ctxt, words: &[Word<'_>]) {
    let mut variants = HashMap::new();
    for word in words.iter().filter(|word| !word.text.is_empty()) {
        if let Some(variant) = variants.get(&word.text.to_ascii_lowercase()) {
            let message = format!("`{}` is already read into the variant `{variant}`", word.text);
            cx.error(word.tokens(), message, "give one of them another word with `rename`");
        } else {
            variants.insert(word.text.to_ascii_lowercase(), word.ident);
        }
    }
}
