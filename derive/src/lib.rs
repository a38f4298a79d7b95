//! The derive macros of `factor3`. Depend on that crate: this one changes without notice.

use proc_macro::TokenStream;

/// Implements `EnvConfig`.
#[proc_macro_derive(EnvConfig, attributes(env))]
pub fn env_config(_input: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// Implements `EnvValue`.
#[proc_macro_derive(EnvValue, attributes(env))]
pub fn env_value(_input: TokenStream) -> TokenStream {
    TokenStream::new()
}
