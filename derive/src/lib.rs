//! The derive macros of `factor3`. Depend on that crate: this one changes without notice.

mod attr;
mod case;
mod check;
mod ctxt;
mod docs;
mod expand;
mod model;
mod nearest;

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
mod tests {
    use syn::parse_quote;

    #[test]
    fn generated_code_names_no_crate_but_the_given_one() {
        let config = super::config(&parse_quote! {
            #[env(crate = renamed, prefix = "APP_", public, validate = check(b, c))]
            struct Config<T> {
                #[env(nested)]
                a: T,
                #[env(from_str, default = "b", example = "b", allow_empty, absolute)]
                b: Option<u16>,
                #[env(parse_with = parse, name = "C")]
                c: u16,
                #[env(default, separator = ";", range = 1..=3)]
                d: Vec<T>,
                #[env(alias = "F", deprecated = ("G", "old"), validate = check, shared, no_file)]
                e: Option<u16>,
            }
        });
        let choice = super::config(&parse_quote! {
            #[env(crate = renamed, tag = "KIND", validate = check)]
            enum Choice<T> {
                #[env(default)]
                Unit,
                Content(T),
                #[env(rename = "other")]
                Fields { #[env(password = "PASSWORD", tls = "verify")] url: u16 },
            }
        });
        let words = super::value(&parse_quote! {
            #[env(crate = renamed)]
            enum Words { One, Two }
        });
        let newtype = super::value(&parse_quote! {
            #[env(crate = renamed)]
            struct Newtype<T>(Option<T>);
        });
        let broken = super::config(&parse_quote! {
            #[env(crate = renamed)]
            struct Broken { #[env(unknown)] a: u16 }
        });
        for tokens in [config, choice, words, newtype, broken] {
            let code = tokens.to_string();
            assert!(code.contains("renamed :: __private"), "{code}");
            for name in ["factor3", "core ::", "std ::", "alloc ::"] {
                // `compile_error!` is named in full, because it may be shadowed too.
                let code = code.replace(":: core :: compile_error !", "");
                assert!(!code.contains(name), "`{name}` in {code}");
            }
        }
    }
}
