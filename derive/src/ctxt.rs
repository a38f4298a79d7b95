//! Collects the errors of one input, so that the author sees all of them in one build.

use std::cell::RefCell;
use std::fmt::Display;

use proc_macro2::TokenStream;
use quote::ToTokens;

/// Where errors are reported. Nothing that reports returns an error: the rest of the input is looked at as well.
pub(crate) struct Ctxt {
    errors: RefCell<Vec<syn::Error>>,
}

impl Ctxt {
    /// Runs `read`, and gives what it made only if nothing was reported. The errors cannot be forgotten: there is no
    /// other way to get a `Ctxt`.
    pub(crate) fn collect<T>(read: impl FnOnce(&Self) -> Option<T>) -> Result<T, TokenStream> {
        let cx = Self { errors: RefCell::new(Vec::new()) };
        let made = read(&cx);
        let errors = cx.errors.into_inner();
        match made {
            Some(made) if errors.is_empty() => Ok(made),
            _ => {
                let mut tokens = TokenStream::new();
                for error in errors {
                    tokens.extend(error.into_compile_error());
                }
                Err(tokens)
            }
        }
    }

    /// Says what is wrong, with the caret on `tokens`, and what to do about it.
    pub(crate) fn error(&self, tokens: impl ToTokens, message: impl Display, help: impl Display) {
        self.push(tokens.into_token_stream(), &message, &help);
    }

    fn push(&self, tokens: TokenStream, message: &dyn Display, help: &dyn Display) {
        // rustc indents what follows a line break under the message; a macro on stable Rust has no better way.
        let message = format!("{message}\nhelp: {help}");
        self.errors.borrow_mut().push(syn::Error::new_spanned(tokens, message));
    }
}
