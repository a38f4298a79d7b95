//! Rules about rules: a `validate` names what is there.

use super::text;
use crate::ctxt::Ctxt;
use crate::model::{Config, Field};
use crate::nearest::nearest;

// Rules are about fields that are there.
pub(super) fn of_fields(cx: &Ctxt, config: &Config<'_>) {
    for rule in &config.options.rules {
        for name in &rule.fields {
            if config.options.tag.is_some() {
                let message = "a rule of an enum cannot name fields, because each variant has its own";
                let help = format!("write `validate = {}`, with a function of `&{}`", text(&rule.path), config.ident);
                cx.error(name, message, help);
                break;
            }
            let fields = config.fields();
            if fields.iter().any(|field| field.ident == Some(name)) {
                continue;
            }
            let names: Vec<_> = fields.iter().map(|field| field.path()).collect();
            let help = match nearest(&name.to_string(), names.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name fields of this struct".to_owned(),
            };
            cx.error(name, format!("`{}` has no field `{name}`", config.ident), help);
        }
    }
}

pub(super) fn of_one_field(cx: &Ctxt, field: &Field<'_>) {
    for rule in &field.options.rules {
        if let Some(name) = rule.fields.first() {
            let help =
                format!("write `validate = {}`, or move a rule about several fields to the struct", text(&rule.path));
            cx.error(name, "a rule on a field is about this field, and names none", help);
        }
    }
}
