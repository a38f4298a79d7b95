//! Rules about names: a name can be set in an environment, and two fields do not read one variable.

use std::collections::HashMap;

use syn::LitStr;

use crate::attr::{Given, Options};
use crate::ctxt::Ctxt;
use crate::model::{Config, Field, Variant};
use crate::say::{self, NameFault, Reader};

// An empty prefix would claim every variable of the environment for this field.
pub(super) fn prefix_of_many(cx: &Ctxt, field: &Field<'_>) {
    let Some(prefix) = field.options.prefix.as_ref().filter(|prefix| prefix.text().is_empty()) else { return };
    if field.is_open() {
        cx.error(&prefix.value, say::serde_without_prefix(&field.shouted_prefix()));
    } else if field.is_instances() {
        cx.error(&prefix.value, say::instances_without_prefix(&field.shouted_prefix()));
    }
}

pub(super) fn tag(cx: &Ctxt, config: &Config<'_>) {
    if let Some(tag) = &config.options.tag {
        let write = say::write_name("tag", "KIND");
        if is_name(cx, &tag.value, "the name of the tag", false, write) {
            repeats_prefix(cx, config, ("tag", false), &tag.value);
        }
    }
}

pub(super) fn aliases(cx: &Ctxt, field: &Field<'_>) {
    for alias in &field.options.aliases {
        let write = say::write_name(alias.kind.option(), "OLD_NAME");
        is_name(cx, &alias.name, "the variable name", field.options.absolute.is_some(), write);
    }
}

pub(super) fn companions(cx: &Ctxt, field: &Field<'_>) {
    let password = (&field.options.password, "password", "DATABASE_PASSWORD");
    let tls_unless = (&field.options.tls_unless, "tls_unless", "DATABASE_INSECURE_TLS");
    for (given, option, example) in [password, tls_unless] {
        if let Some(name) = given {
            let write = say::write_name(option, example);
            is_name(cx, &name.value, "the variable name", field.options.absolute.is_some(), write);
        }
    }
    if let Some(prefix) = &field.options.parts {
        let write = say::write_prefix("parts", "DATABASE_");
        is_name(cx, &prefix.value, "the prefix of the parts", field.options.absolute.is_some(), write);
    }
}

// A fallback is a whole name. It may be that of another field, but not one of the field itself.
pub(super) fn fallbacks(cx: &Ctxt, config: &Config<'_>, field: &Field<'_>) {
    let prefix = if field.options.absolute.is_some() { String::new() } else { config.prefix() };
    let mut names: Vec<String> = field.names().map(|(name, _)| prefix.clone() + &name).collect();
    for fallback in &field.options.fallbacks {
        let write = say::write_name("fallback", "DATABASE_URL");
        let name = fallback.value();
        if is_name(cx, fallback, "the variable name", true, write) && names.contains(&name) {
            cx.error(fallback, say::fallback_to_itself(&name));
        }
        names.push(name);
    }
}

pub(super) fn prefix(cx: &Ctxt, prefix: Option<&Given<LitStr>>) {
    // `prefix = ""` flattens.
    if let Some(prefix) = prefix.filter(|prefix| !prefix.text().is_empty()) {
        is_name(cx, &prefix.value, "the prefix", false, String::new());
    }
}

/// Reports a literal that cannot name a variable. `write` is the help for an empty one.
fn is_name(cx: &Ctxt, literal: &LitStr, noun: &str, lower_case: bool, write: String) -> bool {
    let name = literal.value();
    let Some(fault) = name_fault(&name, lower_case) else {
        return true;
    };
    let help = if matches!(fault, NameFault::Empty) { write } else { say::other_name(fault, &name) };
    cx.error(literal, say::faulty_name(fault, noun, &name, help));
    false
}

pub(super) fn variable(cx: &Ctxt, field: &Field<'_>) {
    let name = field.name();
    let Some(fault) = name_fault(&name, field.options.absolute.is_some()) else {
        return;
    };
    let shouted = field.shouted();
    let help = match fault {
        NameFault::Empty if field.options.name.is_some() && !shouted.is_empty() => say::remove_name(&shouted),
        NameFault::LowerCase if field.is_instances() => say::other_name(fault, &name),
        NameFault::LowerCase => say::or_absolute(&say::other_name(fault, &name)),
        NameFault::Digit | NameFault::Character(_) if field.options.name.is_some() => say::other_name(fault, &name),
        _ => say::write_name("name", "PORT"),
    };
    cx.error(field.name_tokens(), say::faulty_name(fault, "the variable name", &name, help));
}

/// Returns why not every shell and platform can set a variable of that name.
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

pub(super) fn prefix_once(cx: &Ctxt, config: &Config<'_>, field: &Field<'_>) {
    if field.options.absolute.is_some() {
        return;
    }
    if let Some(name) = &field.options.name {
        repeats_prefix(cx, config, ("name", !field.is_instances()), &name.value);
    }
    for alias in &field.options.aliases {
        repeats_prefix(cx, config, (alias.kind.option(), false), &alias.name);
    }
    let Options { password, tls_unless, parts, .. } = &field.options;
    for companion in [password, tls_unless, parts].into_iter().flatten() {
        repeats_prefix(cx, config, (&companion.key.to_string(), false), &companion.value);
    }
}

// Other crates want the whole name here. With this one, the variable would be `APP_APP_PORT`.
fn repeats_prefix(cx: &Ctxt, config: &Config<'_>, option: (&str, bool), written: &LitStr) {
    let (name, prefix) = (written.value(), config.prefix());
    if let Some(rest) = name.strip_prefix(&*prefix).filter(|_| !prefix.is_empty()) {
        let of = if config.options.tag.is_some() { "enum" } else { "struct" };
        let rest = Some(rest).filter(|rest| name_fault(rest, false).is_none());
        cx.error(written, say::repeats_prefix(option, &name, &prefix, of, rest));
    }
}

// Two fields that read one variable are a copying slip. On Windows, names that differ only in case are one variable.
pub(super) fn one_field_a_variable(cx: &Ctxt, config: &Config<'_>, variant: &Variant<'_>) {
    let mut readers = HashMap::new();
    if let Some(tag) = &config.options.tag {
        let variable = config.prefix() + &tag.text();
        readers.insert(variable.to_ascii_uppercase(), (variable, None));
    }
    for field in variant.fields.iter().filter(|field| field.has_variable()) {
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
            let is_list = field.is_instances() || reader.is_some_and(Field::is_instances);
            let reader = match reader.and_then(|reader| reader.ident) {
                _ if same => Reader::ThisField,
                Some(reader) if is_list => Reader::List(reader),
                Some(reader) => Reader::Field(reader),
                None => Reader::Tag,
            };
            cx.error(written, say::read_twice(&variable, other, &reader));
        }
    }
    // Several URLs may have one switch.
    for field in &variant.fields {
        let Some(unless) = &field.options.tls_unless else { continue };
        let prefix = if field.options.absolute.is_some() { String::new() } else { config.prefix() };
        let variable = prefix + &unless.text();
        if let Some((other, reader)) = readers.get(&variable.to_ascii_uppercase()) {
            if reader.is_some_and(|reader: &Field<'_>| reader.options.shared.is_some()) {
                continue;
            }
            let reader = reader.and_then(|reader: &Field<'_>| reader.ident).map_or(Reader::Tag, Reader::Field);
            cx.error(&unless.value, say::read_twice(&variable, other, &reader));
        }
    }
}
