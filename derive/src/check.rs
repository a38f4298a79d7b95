//! The rules that need more than one token, one function each. What depends on a type is not here: generated code
//! checks it where the type is known.

use std::collections::HashMap;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, ExprLit, Generics, Ident, Lit, LitStr, Type};

use crate::attr::{Key, nearest};
use crate::ctxt::Ctxt;
use crate::model::{Config, Field, Shape, Value, Variant, Word, ungrouped};

pub(crate) fn config(cx: &Ctxt, config: &Config<'_>) {
    no_lifetimes(cx, config.generics);
    prefix(cx, config.options.text(Key::Prefix));
    tag(cx, config);
    rules_of_fields(cx, config);
    for field in config.fields() {
        serde_needs_feature(cx, field);
        if field.is_nested() {
            no_variable_of_its_own(cx, field);
            not_itself(cx, config, field);
            prefix(cx, field.options.text(Key::Prefix));
            prefix_of_serde(cx, field);
        } else {
            prefix_needs_nested(cx, field);
            one_parser(cx, field);
            separator(cx, field);
            options_of_services(cx, field);
            owned_type(cx, config.generics, field.ty, field.options.has(Key::ParseWith));
            name(cx, field);
            other_names(cx, field);
            prefix_once(cx, config, field);
            rule_of_one_field(cx, field);
        }
    }
    for variant in &config.variants {
        one_field_a_variable(cx, config, variant);
    }
    let words: Vec<_> = config.variants.iter().filter_map(|variant| variant.word.as_ref()).collect();
    no_empty_word(cx, &words);
    one_variant_a_word(cx, &words);
    one_default(cx, &words);
}

pub(crate) fn value(cx: &Ctxt, value: &Value<'_>) {
    no_lifetimes(cx, value.generics);
    match &value.shape {
        Shape::Words(words) => {
            let words: Vec<_> = words.iter().collect();
            no_empty_word(cx, &words);
            one_variant_a_word(cx, &words);
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
        Key::Alias,
        Key::AllowEmpty,
        Key::AllowUserinfo,
        Key::Default,
        Key::Deprecated,
        Key::Example,
        Key::FromStr,
        Key::Name,
        Key::NoFile,
        Key::ParseWith,
        Key::Password,
        Key::Public,
        Key::Range,
        Key::Separator,
        Key::Shared,
        Key::Tls,
        Key::Validate,
    ];
    for (key, ident) in field.options.keys().filter(|(key, _)| of_a_variable.contains(key)) {
        let message = format!("`{ident}` does not apply to a `nested` field, which has no variable of its own");
        let help = match key {
            Key::Name | Key::Absolute => "use `prefix` to change the names inside it",
            Key::Validate => "move it to the nested struct itself, or name the field in a rule of this struct",
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
    let parsers = [Key::FromStr, Key::ParseWith, Key::Serde];
    let mut given = parsers.iter().filter_map(|key| field.options.key(*key));
    if let (Some(first), Some(second)) = (given.next(), given.next()) {
        cx.error(second, format!("`{first}` and `{second}` both make the value"), "remove one of them");
    }
}

// A foreign parser gets the text and nothing else.
fn options_of_services(cx: &Ctxt, field: &Field<'_>) {
    for key in [Key::AllowUserinfo, Key::Password, Key::Tls] {
        if let (true, Some(ident)) = (field.is_foreign(), field.options.key(key)) {
            let message = format!("`{ident}` has no effect here, because the parser of this field gets the text alone");
            cx.error(ident, message, format!("remove `{ident}`, or use a type of `factor3::service`"));
        }
    }
    if let Some(tls) = field.options.text(Key::Tls) {
        if !matches!(&*tls.value(), "require" | "verify") {
            let help = "write `tls = \"verify\"`, or `tls = \"require\"` to accept any certificate";
            cx.error(tls, "`tls` is \"require\" or \"verify\"", help);
        }
    }
    let Some(password) = field.options.text(Key::Password) else {
        return;
    };
    let name = password.value();
    if let Some(fault) = name_fault(&name, field.options.has(Key::Absolute)) {
        let help = match fault {
            NameFault::Empty => "write the name of the variable: `password = \"DATABASE_PASSWORD\"`".to_owned(),
            NameFault::LowerCase => format!("write `{}`", name.to_uppercase()),
            NameFault::Digit | NameFault::Character(_) => "use letters, digits and `_`".to_owned(),
        };
        cx.error(password, fault.message("the variable name", &name), help);
    }
    let is_text = |default: &Expr| matches!(default, Expr::Lit(ExprLit { lit: Lit::Str(_), .. }));
    if field.options.has(Key::Default) && !field.options.expr(Key::Default).is_some_and(is_text) {
        let message = "`password` has no effect on a `default` that is a value, and not a text";
        cx.error(
            field.options.key(Key::Password),
            message,
            "write the default as the text of a URL, or remove one of them",
        );
    }
}

fn serde_needs_feature(cx: &Ctxt, field: &Field<'_>) {
    if let (false, Some(key)) = (cfg!(feature = "envy"), field.options.key(Key::Serde)) {
        let help = "enable it in Cargo.toml: `factor3 = { version = \"..\", features = [\"envy\"] }`";
        cx.error(key, "`serde` needs the feature `envy` of factor3", help);
    }
}

// Every variable there is would be its own, and that of no other field.
fn prefix_of_serde(cx: &Ctxt, field: &Field<'_>) {
    if let (true, Some(prefix)) = (field.is_open(), field.options.text(Key::Prefix)) {
        if prefix.value().is_empty() {
            let message = "a type that is read with `serde` reads everything under its prefix, so it needs one";
            let help =
                format!("remove `prefix` to read what begins with `{}`, or write another", field.shouted_prefix());
            cx.error(prefix, message, help);
        }
    }
}

fn tag(cx: &Ctxt, config: &Config<'_>) {
    let Some(tag) = config.options.text(Key::Tag) else {
        return;
    };
    let name = tag.value();
    if let Some(fault) = name_fault(&name, false) {
        let help = match fault {
            NameFault::Empty => "write the name: `tag = \"KIND\"`".to_owned(),
            NameFault::LowerCase => format!("write `{}`", name.to_uppercase()),
            NameFault::Digit | NameFault::Character(_) => "use letters, digits and `_`".to_owned(),
        };
        cx.error(tag, fault.message("the name of the tag", &name), help);
    } else {
        repeats_prefix(cx, config, "tag", tag, "");
    }
}

// Rules are about fields that are there.
fn rules_of_fields(cx: &Ctxt, config: &Config<'_>) {
    for rule in config.options.rules() {
        for name in &rule.fields {
            if config.options.has(Key::Tag) {
                let message = "a rule of an enum cannot name fields, because each variant has its own";
                let help = format!("write `validate = {}`, with a function of `&{}`", text(&rule.path), config.ident);
                cx.error(name, message, help);
                break;
            }
            let mut names = config.fields().filter_map(|field| field.ident);
            if names.any(|ident| ident == name) {
                continue;
            }
            let names: Vec<_> = config.fields().map(Field::path).collect();
            let help = match nearest(&name.to_string(), names.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name fields of this struct".to_owned(),
            };
            cx.error(name, format!("`{}` has no field `{name}`", config.ident), help);
        }
    }
}

fn rule_of_one_field(cx: &Ctxt, field: &Field<'_>) {
    for rule in field.options.rules() {
        if let Some(name) = rule.fields.first() {
            let help =
                format!("write `validate = {}`, or move a rule about several fields to the struct", text(&rule.path));
            cx.error(name, "a rule on a field is about this field, and names none", help);
        }
    }
}

fn one_default(cx: &Ctxt, words: &[&Word<'_>]) {
    let mut defaults = words.iter().filter_map(|word| Some((word.ident, word.options.key(Key::Default)?)));
    let Some((first, _)) = defaults.next() else {
        return;
    };
    for (_, key) in defaults {
        cx.error(key, format!("`{first}` is the default already"), "remove one of them");
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

/// A type or a path as an author writes it: tokens are printed with more space between them.
fn text(ty: &impl ToTokens) -> String {
    let text = ty.to_token_stream().to_string();
    let tight = [("& ", "&"), ("* ", "*"), (" :: ", "::"), (" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ",")];
    tight.iter().fold(text, |text, (from, to)| text.replace(from, to))
}

fn other_names(cx: &Ctxt, field: &Field<'_>) {
    for alias in field.options.aliases() {
        let name = alias.name.value();
        let fault = name_fault(&name, field.options.has(Key::Absolute));
        let help = match fault {
            None => continue,
            Some(NameFault::Empty) => "write the other name, or remove it".to_owned(),
            Some(NameFault::LowerCase) => format!("write `{}`", name.to_uppercase()),
            Some(NameFault::Digit | NameFault::Character(_)) => "use letters, digits and `_`".to_owned(),
        };
        if let Some(fault) = fault {
            cx.error(alias.name, fault.message("the variable name", &name), help);
        }
    }
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

fn prefix_once(cx: &Ctxt, config: &Config<'_>, field: &Field<'_>) {
    if field.options.has(Key::Absolute) {
        return;
    }
    if let Some(name) = field.options.text(Key::Name) {
        repeats_prefix(cx, config, "name", name, "add `absolute`");
    }
    for alias in field.options.aliases() {
        let key = if alias.key == Key::Alias { "alias" } else { "deprecated" };
        repeats_prefix(cx, config, key, alias.name, "");
    }
    if let Some(password) = field.options.text(Key::Password) {
        repeats_prefix(cx, config, "password", password, "");
    }
}

// The author wrote the whole name, as other crates want it; the variable would be `APP_APP_PORT`.
fn repeats_prefix(cx: &Ctxt, config: &Config<'_>, key: &str, written: &LitStr, otherwise: &str) {
    let (name, prefix) = (written.value(), config.prefix());
    let Some(rest) = name.strip_prefix(&*prefix).filter(|_| !prefix.is_empty()) else {
        return;
    };
    let what = if config.options.has(Key::Tag) { "enum" } else { "struct" };
    let message = format!("`{name}` repeats the prefix of the {what}, so the variable would be `{prefix}{name}`");
    let help = match (name_fault(rest, false), otherwise) {
        (None, "") => format!("write `{key} = \"{rest}\"`"),
        (None, otherwise) => format!("write `{key} = \"{rest}\"`, or {otherwise}"),
        (Some(_), "") => "choose another prefix, or another name".to_owned(),
        (Some(_), otherwise) => otherwise.to_owned(),
    };
    cx.error(written, message, help);
}

// Two fields that read one variable are a slip of copying. Names that differ in case are one variable on Windows.
fn one_field_a_variable(cx: &Ctxt, config: &Config<'_>, variant: &Variant<'_>) {
    let mut readers = HashMap::new();
    if let Some(tag) = config.options.text(Key::Tag) {
        let variable = config.prefix() + &tag.value();
        readers.insert(variable.to_ascii_uppercase(), (variable, None));
    }
    for field in variant.fields.iter().filter(|field| !field.is_nested()) {
        let absolute = field.options.has(Key::Absolute);
        for (name, written) in field.names() {
            if name_fault(&name, absolute).is_some() {
                continue;
            }
            let variable = if absolute { name } else { config.prefix() + &name };
            let folded = variable.to_ascii_uppercase();
            let Some((other, reader)) = readers.get(&folded) else {
                readers.insert(folded, (variable, Some(field)));
                continue;
            };
            let same = reader.is_some_and(|reader| reader.ident == field.ident);
            if !same && field.options.has(Key::Shared) && reader.is_some_and(|reader| reader.options.has(Key::Shared)) {
                continue;
            }
            let (by, help) = match reader {
                _ if same => ("this field".to_owned(), "remove it".to_owned()),
                None => ("the tag".to_owned(), "give one of them another name".to_owned()),
                Some(reader) => {
                    let help = "give one of them another `name`, or add `shared` to both".to_owned();
                    (format!("the field `{}`", reader.ident.to_token_stream()), help)
                }
            };
            let message = if *other == variable {
                format!("`{variable}` is already read by {by}")
            } else {
                format!("on Windows, `{variable}` is `{other}`, which is already read by {by}")
            };
            cx.error(written, message, help);
        }
    }
}

// An empty value means that the variable is not set.
fn no_empty_word(cx: &Ctxt, words: &[&Word<'_>]) {
    for word in words.iter().filter(|word| word.text.is_empty()) {
        cx.error(word.tokens(), "the word is empty", "write the word: `rename = \"info\"`");
    }
}

// The second variant could never be read. Case is ignored when words are read.
fn one_variant_a_word(cx: &Ctxt, words: &[&Word<'_>]) {
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
