//! An option that does not exist at its place: an option of another place, another crate's word for one, or a slip.

use proc_macro2::Ident;
use syn::ext::IdentExt;

use super::place::Place;
use super::table::Form;
use crate::ctxt::Ctxt;
use crate::nearest::nearest;
use crate::say;

/// The words of other crates for an option that factor3 does not have: the type decides it.
const SECRET: [&str; 5] = ["secret", "sensitive", "redact", "hide", "hide_env_values"];

/// Likewise.
const OPTIONAL: [&str; 3] = ["required", "optional", "mandatory"];

pub(super) fn unknown(cx: &Ctxt, ident: &Ident, place: Place) {
    let name = ident.unraw().to_string();
    let here = place.options().find(|opt| opt.elsewhere.contains(&&*name));
    let home = place.siblings().iter().find(|home| home.options().any(|opt| opt.name == name));
    let mistake = if place == Place::Payload && name == "nested" {
        say::payload_is_nested()
    } else if let (None, Some(home)) = (here, home) {
        say::belongs_elsewhere(&name, home.noun(), &place.takes())
    } else if let Some(opt) = here {
        let example = (!matches!(opt.form, Form::Flag(_))).then_some(opt.example);
        say::unknown_option(&name, say::called(opt.name, example))
    } else if place == Place::Variable && SECRET.contains(&&*name) {
        say::unknown_option(&name, say::secret_is_a_type())
    } else if place == Place::Variable && OPTIONAL.contains(&&*name) {
        say::unknown_option(&name, say::optional_is_a_type())
    } else if let Some(near) = nearest(&name, place.options().map(|opt| opt.name)) {
        say::unknown_option(&name, say::did_you_mean(near))
    } else {
        say::unknown_option(&name, place.takes())
    };
    cx.error(ident, mistake);
}
