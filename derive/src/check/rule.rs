//! `validate`: the fields that it names exist, and it stands where it may name fields.

use super::text;
use crate::ctxt::Ctxt;
use crate::model::{Config, Field};
use crate::nearest::nearest;
use crate::say;

pub(super) fn of_fields(cx: &Ctxt, config: &Config<'_>) {
    for rule in &config.options.rules {
        for name in &rule.fields {
            if config.options.tag.is_some() {
                cx.error(name, say::fields_of_enum(&text(&rule.path), config.ident));
                break;
            }
            let fields = config.fields();
            if fields.iter().any(|field| field.ident == Some(name)) {
                continue;
            }
            let names: Vec<_> = fields.iter().map(|field| field.path()).collect();
            let near = nearest(&name.to_string(), names.iter().map(String::as_str));
            cx.error(name, say::unknown_field(config.ident, name, near));
        }
    }
}

pub(super) fn of_one_field(cx: &Ctxt, field: &Field<'_>) {
    for rule in &field.options.rules {
        if let Some(name) = rule.fields.first() {
            cx.error(name, say::fields_of_field(&text(&rule.path)));
        }
    }
}
