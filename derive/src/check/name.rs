//! Rules about names: what can be a variable, and which fields read which.

use std::collections::HashMap;

use quote::ToTokens;
use syn::LitStr;

use crate::attr::{AliasKind, Given};
use crate::ctxt::Ctxt;
use crate::model::{Config, Field, Variant};

// Every variable there is would be its own, and that of no other field.
pub(super) fn prefix_of_serde(cx: &Ctxt, field: &Field<'_>) {
    if let (true, Some(prefix)) = (field.is_open(), &field.options.prefix) {
        if prefix.text().is_empty() {
            let message = "a type that is read with `serde` reads everything under its prefix, so it needs one";
            let help =
                format!("remove `prefix` to read what begins with `{}`, or write another", field.shouted_prefix());
            cx.error(&prefix.value, message, help);
        }
    }
}

pub(super) fn tag(cx: &Ctxt, config: &Config<'_>) {
    let Some(tag) = config.options.tag.as_ref().map(|tag| &tag.value) else {
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

pub(super) fn aliases(cx: &Ctxt, field: &Field<'_>) {
    for alias in &field.options.aliases {
        let name = alias.name.value();
        let fault = name_fault(&name, field.options.absolute.is_some());
        let help = match fault {
            None => continue,
            Some(NameFault::Empty) => "write the other name, or remove it".to_owned(),
            Some(NameFault::LowerCase) => format!("write `{}`", name.to_uppercase()),
            Some(NameFault::Digit | NameFault::Character(_)) => "use letters, digits and `_`".to_owned(),
        };
        if let Some(fault) = fault {
            cx.error(&alias.name, fault.message("the variable name", &name), help);
        }
    }
}

pub(super) fn variable(cx: &Ctxt, field: &Field<'_>) {
    let Some(fault) = name_fault(&field.name(), field.options.absolute.is_some()) else {
        return;
    };
    let shouted = field.shouted();
    let help = match fault {
        _ if field.options.name.is_none() => "write the name: `name = \"PORT\"`".to_owned(),
        NameFault::Empty if !shouted.is_empty() => format!("remove `name` to read `{shouted}`"),
        NameFault::Empty => "write the name: `name = \"PORT\"`".to_owned(),
        NameFault::LowerCase => {
            format!("write `{}`, or add `absolute` if the variable is in lower case", field.name().to_uppercase())
        }
        NameFault::Digit | NameFault::Character(_) => "use letters, digits and `_`".to_owned(),
    };
    cx.error(field.name_tokens(), fault.message("the variable name", &field.name()), help);
}

pub(super) fn password(cx: &Ctxt, field: &Field<'_>) {
    let Some(password) = field.options.password.as_ref().map(|name| &name.value) else {
        return;
    };
    let name = password.value();
    if let Some(fault) = name_fault(&name, field.options.absolute.is_some()) {
        let help = match fault {
            NameFault::Empty => "write the name of the variable: `password = \"DATABASE_PASSWORD\"`".to_owned(),
            NameFault::LowerCase => format!("write `{}`", name.to_uppercase()),
            NameFault::Digit | NameFault::Character(_) => "use letters, digits and `_`".to_owned(),
        };
        cx.error(password, fault.message("the variable name", &name), help);
    }
}

pub(super) fn prefix(cx: &Ctxt, prefix: Option<&Given<LitStr>>) {
    let Some(prefix) = prefix else {
        return;
    };
    let text = prefix.text();
    let help = match name_fault(&text, false) {
        // `prefix = ""` flattens.
        None | Some(NameFault::Empty) => return,
        Some(NameFault::LowerCase) => format!("write `{}`", text.to_uppercase()),
        Some(NameFault::Digit | NameFault::Character(_)) => "use letters, digits and `_`".to_owned(),
    };
    if let Some(fault) = name_fault(&text, false) {
        cx.error(&prefix.value, fault.message("the prefix", &text), help);
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

pub(super) fn prefix_once(cx: &Ctxt, config: &Config<'_>, field: &Field<'_>) {
    if field.options.absolute.is_some() {
        return;
    }
    if let Some(name) = &field.options.name {
        repeats_prefix(cx, config, "name", &name.value, "add `absolute`");
    }
    for alias in &field.options.aliases {
        let key = if matches!(alias.kind, AliasKind::Alias) { "alias" } else { "deprecated" };
        repeats_prefix(cx, config, key, &alias.name, "");
    }
    if let Some(password) = &field.options.password {
        repeats_prefix(cx, config, "password", &password.value, "");
    }
}

// The author wrote the whole name, as other crates want it; the variable would be `APP_APP_PORT`.
fn repeats_prefix(cx: &Ctxt, config: &Config<'_>, key: &str, written: &LitStr, otherwise: &str) {
    let (name, prefix) = (written.value(), config.prefix());
    let Some(rest) = name.strip_prefix(&*prefix).filter(|_| !prefix.is_empty()) else {
        return;
    };
    let what = if config.options.tag.is_some() { "enum" } else { "struct" };
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
pub(super) fn one_field_a_variable(cx: &Ctxt, config: &Config<'_>, variant: &Variant<'_>) {
    let mut readers = HashMap::new();
    if let Some(tag) = &config.options.tag {
        let variable = config.prefix() + &tag.text();
        readers.insert(variable.to_ascii_uppercase(), (variable, None));
    }
    for field in variant.fields.iter().filter(|field| !field.is_nested()) {
        let absolute = field.options.absolute.is_some();
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
            if !same && field.options.shared.is_some() && reader.is_some_and(|reader| reader.options.shared.is_some()) {
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
