//! The derive macros of `factor3`. Depend on that crate: this one changes without notice.

mod attr;
mod case;
mod check;
mod ctxt;
mod docs;
mod expand;
mod model;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use crate::ctxt::Ctxt;
use crate::model::{Config, Value};

/// Implements `EnvConfig`.
#[proc_macro_derive(EnvConfig, attributes(env))]
pub fn derive_env_config(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let config = Ctxt::collect(|cx| {
        let config = Config::read(cx, &input)?;
        check::config(cx, &config);
        Some(config)
    });
    match config {
        Ok(config) => expand::config(&config).into(),
        Err(errors) => expand::config_fallback(&input, &errors).into(),
    }
}

/// Implements `EnvValue`.
#[proc_macro_derive(EnvValue, attributes(env))]
pub fn derive_env_value(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let value = Ctxt::collect(|cx| {
        let value = Value::read(cx, &input)?;
        check::value(cx, &value);
        Some(value)
    });
    match value {
        Ok(value) => expand::value(&value).into(),
        Err(errors) => expand::value_fallback(&input, &errors).into(),
    }
}
