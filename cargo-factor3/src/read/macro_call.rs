//! Macros, and the addresses that `format!` joins from literals.

use std::fmt::Write as _;
use std::sync::Arc;

use syn::Expr;
use syn::spanned::Spanned;
use syn::visit::Visit;

use super::chain::Step;
use super::context as say;
use super::literal;
use super::macros::{self, Body};
use super::reader::Reader;
use super::syntax::concatenated;
use crate::address::{self, Location};
use crate::site::{Argument, What};
use crate::tree::Module;
use crate::words::is_variable;

impl Reader<'_> {
    pub(super) fn macro_call(&mut self, mac: &syn::Macro) {
        let name = mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if matches!(name.as_str(), "env" | "option_env") {
            if let Body::Expressions(found) = macros::body(&mac.tokens)
                && let Some(variable) = found.first().and_then(literal::of)
            {
                self.note(mac.path.span(), What::BuildVariable { name: variable });
            }
            return;
        }
        if name == "dir" && mac.path.segments.first().is_some_and(|first| first.ident == "automod") {
            self.modules_of_directory(mac);
            return;
        }
        if name == "matches" {
            if let Some(matched) = macros::matched(mac) {
                self.step(Step::words("==", matched.words()), |reader| reader.visit_expr(&matched.value));
            }
            return;
        }
        if name == "concat"
            && let Argument::Text(text) = concatenated(mac)
        {
            if !self.context.text {
                self.address(mac.path.span(), &text);
            }
            return;
        }
        let body = macros::body(&mac.tokens);
        let (text, compared) = (say::is_text_macro(&name), say::is_comparing_macro(&name));
        if let Body::Expressions(arguments) = &body {
            if !text {
                self.port_constants(arguments);
            }
            if name == "format" && self.joined(arguments) {
                return;
            }
            let arguments: Vec<Argument> =
                arguments.iter().take(2).flat_map(|argument| self.argument(argument)).collect();
            if matches!(arguments.first(), Some(Argument::Text(text)) if is_variable(text)) {
                let usage = Box::new(self.usage());
                let path = vec![format!("{name}!")].into();
                self.note(
                    mac.path.span(),
                    What::Call { path, method: false, receiver: Argument::Unknown, arguments, usage },
                );
            }
        }
        self.within(
            |context| {
                context.text |= text;
                context.compared |= compared;
            },
            |reader| reader.apart(|reader| reader.macro_body(&body)),
        );
    }

    pub(super) fn macro_body(&mut self, body: &Body) {
        match body {
            Body::Expressions(found) | Body::Parts(found) => found.iter().for_each(|expr| self.visit_expr(expr)),
            Body::Statements(found) => found.iter().for_each(|statement| self.visit_stmt(statement)),
            Body::Items(found) => found.iter().for_each(|item| self.visit_item(item)),
        }
    }

    /// Names the modules of `automod::dir!("src/api")`: every file of the directory.
    fn modules_of_directory(&mut self, mac: &syn::Macro) {
        let literal = mac.tokens.clone().into_iter().last().map(|token| token.to_string()).unwrap_or_default();
        let directory = self.directory.join(literal.trim_matches('"'));
        let Ok(found) = std::fs::read_dir(directory) else { return };
        let mut files: Vec<_> = found.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
            let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
            if !matches!(stem, "" | "mod" | "lib" | "main") && !say::is_test_name(stem) {
                let path = self.inline.iter().cloned().chain([stem.to_owned()]).collect();
                self.modules.push(Module { path, file: None });
            }
        }
    }

    /// Notes an address that is joined from literals alone: `format!("http://{}:{}", "localhost", 8080)`.
    fn joined(&mut self, arguments: &[Expr]) -> bool {
        let Some((template, values)) = arguments.split_first() else { return false };
        let Some(text) = literal::of(template).and_then(|text| self.filled(&text, values)) else { return false };
        self.address(template.span(), &text)
    }

    fn address(&mut self, span: proc_macro2::Span, text: &Arc<str>) -> bool {
        let known = address::may_be(text)
            && address::read(text)
                .iter()
                .any(|address| !matches!(address.location, Location::Variable | Location::Nowhere));
        if known {
            self.note(span, What::Literal { text: text.clone() });
        }
        known
    }

    /// Returns the text with the literals in place of `{}` and `{name}`, if it has one for each host and port.
    fn filled(&self, template: &str, values: &[Expr]) -> Option<Arc<str>> {
        if template.contains("{{") {
            return None;
        }
        let mut values = values.iter();
        let (mut text, mut rest) = (String::new(), template);
        let mut any = false;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            text.push_str(before);
            let value = if name.is_empty() {
                values.next().and_then(|value| literal::of(value).or_else(|| self.literal(&literal::last_name(value)?)))
            } else {
                self.literal(name)
            };
            match value {
                Some(value) => {
                    any = true;
                    text.push_str(&value);
                }
                None => _ = write!(text, "{{{name}}}"),
            }
            rest = after;
        }
        text.push_str(rest);
        any.then(|| text.into())
    }

    fn literal(&self, name: &str) -> Option<Arc<str>> {
        self.functions.iter().rev().find_map(|scope| scope.literals.get(name)).cloned()
    }
}
