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

#[doc = include_str!("../docs/env_config.md")]
#[proc_macro_derive(EnvConfig, attributes(env))]
pub fn derive_env_config(input: TokenStream) -> TokenStream {
    config(&parse_macro_input!(input as DeriveInput)).into()
}

fn config(input: &DeriveInput) -> proc_macro2::TokenStream {
    let config = Ctxt::collect(|cx| {
        let config = Config::read(cx, input)?;
        check::config(cx, &config);
        Some(config)
    });
    match config {
        Ok(config) => expand::config(&config),
        Err(errors) => expand::config_fallback(input, &errors),
    }
}

#[doc = include_str!("../docs/env_value.md")]
#[proc_macro_derive(EnvValue, attributes(env))]
pub fn derive_env_value(input: TokenStream) -> TokenStream {
    value(&parse_macro_input!(input as DeriveInput)).into()
}

fn value(input: &DeriveInput) -> proc_macro2::TokenStream {
    let value = Ctxt::collect(|cx| {
        let value = Value::read(cx, input)?;
        check::value(cx, &value);
        Some(value)
    });
    match value {
        Ok(value) => expand::value(&value),
        Err(errors) => expand::value_fallback(input, &errors),
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
