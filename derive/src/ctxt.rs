//! Collects the errors of one input, because an author wants to see all of them in one build.

use std::cell::RefCell;

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::say::Mistake;

/// Takes the errors. A function that reports one goes on with the rest of the input.
pub(crate) struct Ctxt {
    errors: RefCell<Vec<syn::Error>>,
}

impl Ctxt {
    /// Runs `read`, and returns its result if nothing was reported. No other function makes a `Ctxt`, so errors cannot be
    /// forgotten.
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

    /// Reports a mistake, with the caret on `tokens`.
    pub(crate) fn error(&self, tokens: impl ToTokens, mistake: Mistake) {
        self.push(tokens.into_token_stream(), mistake);
    }

    fn push(&self, tokens: TokenStream, mistake: Mistake) {
        // rustc indents the text after a line break under the message. Stable macros have no better way to add a help.
        let Mistake { message, help } = mistake;
        let message = format!("{message}\nhelp: {help}");
        self.errors.borrow_mut().push(syn::Error::new_spanned(tokens, message));
    }
}
