//! An option that does not exist at its place: an option of another place, another crate's word for one, or a slip.

use proc_macro2::Ident;
use syn::ext::IdentExt;

use super::place::Place;
use super::table::Form;
use crate::ctxt::Ctxt;
use crate::nearest::nearest;

pub(super) fn unknown(cx: &Ctxt, ident: &Ident, place: Place) {
    let name = ident.unraw().to_string();
    let here = place.options().find(|opt| opt.elsewhere.contains(&&*name));
    let home = place.siblings().iter().find(|home| home.options().any(|opt| opt.name == name));
    if place == Place::Payload && name == "nested" {
        return cx.error(ident, "the content of a variant is nested as it is", "remove `nested`");
    }
    if let (None, Some(home)) = (here, home) {
        let (_, noun) = home.noun().split_once(' ').unwrap_or_default();
        let help = format!("move it to the {noun} it is for; {}", place.takes());
        return cx.error(ident, format!("`{name}` belongs on {}", home.noun()), help);
    }
    let help = if let Some(opt) = here {
        if matches!(opt.form, Form::Flag(_)) {
            format!("here it is called `{}`", opt.name)
        } else {
            format!("here it is called `{}`: `{}`", opt.name, opt.example)
        }
    } else if place == Place::Variable && ["secret", "sensitive", "redact", "hide", "hide_env_values"].contains(&&*name)
    {
        "a secret is a type here: use `SecretString`".to_owned()
    } else if let Some(near) = nearest(&name, place.options().map(|opt| opt.name)) {
        format!("did you mean `{near}`?")
    } else {
        place.takes()
    };
    cx.error(ident, format!("unknown option `{name}`"), help);
}
