//! The derive macros of `factor3`. Depend on that crate: this one changes without notice.

mod attr;
mod case;
mod check;
mod ctxt;
mod docs;
mod expand;
mod model;
mod nearest;
mod say;

use proc_macro2::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use crate::attr::Options;
use crate::ctxt::Ctxt;
use crate::model::{Config, Value};

#[doc = include_str!("../docs/env_config.md")]
#[proc_macro_derive(EnvConfig, attributes(env))]
pub fn derive_env_config(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    config(&parse_macro_input!(input as DeriveInput)).into()
}

fn config(input: &DeriveInput) -> TokenStream {
    let mut root = TokenStream::new();
    let config = Ctxt::collect(|cx| {
        let options = Options::read(cx, &input.attrs, Config::place(input));
        root = options.root();
        let config = Config::read(cx, input, options)?;
        check::config(cx, &config);
        Some(config)
    });
    match config {
        Ok(config) => expand::config(&config, &root),
        Err(errors) => expand::config_fallback(input, &root, &errors),
    }
}

#[doc = include_str!("../docs/env_value.md")]
#[proc_macro_derive(EnvValue, attributes(env))]
pub fn derive_env_value(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    value(&parse_macro_input!(input as DeriveInput)).into()
}

fn value(input: &DeriveInput) -> TokenStream {
    let mut root = TokenStream::new();
    let value = Ctxt::collect(|cx| {
        let options = Options::read(cx, &input.attrs, Value::place(input));
        root = options.root();
        let value = Value::read(cx, input, &options)?;
        check::value(cx, &value);
        Some(value)
    });
    match value {
        Ok(value) => expand::value(&value, &root),
        Err(errors) => expand::value_fallback(input, &root, &errors),
    }
}

#[cfg(test)]
mod tests;
