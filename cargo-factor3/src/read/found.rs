//! The use of a value in code: in the arguments of a method, in the arms of a `match`, in the code for a missing value.

use std::sync::Arc;

use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr};

use super::literal;

/// The use of the value in the arguments of a step, or in the arms of a `match`.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) parsed: Option<Arc<str>>,
    pub(super) words: Vec<Arc<str>>,
    pub(super) split: Option<Arc<str>>,
    /// It reads another variable.
    pub(super) reads: bool,
    pub(super) end: Option<End>,
}

/// The way in which code ends that has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// The function goes on, or ends without an error.
    Leaves,
    /// The process ends, or the function returns an error.
    Fails,
    /// The code makes an error of it. What follows decides.
    Error,
}

impl Found {
    /// Reads code that runs if the value is missing.
    pub(super) fn without(code: &Expr) -> Self {
        let mut found = Self::default();
        found.visit_expr(code);
        if found.end.is_none() && is_error(code) {
            found.end = Some(End::Error);
        }
        found
    }

    /// Returns the way in which a block ends.
    pub(super) fn in_block(block: &syn::Block) -> Option<End> {
        let mut found = Self::default();
        found.visit_block(block);
        found.end
    }

    fn ends(&mut self, end: End) {
        self.end = self.end.max(Some(end));
    }
}

/// Returns `true` for `Err(..)` as the value of an expression.
fn is_error(code: &Expr) -> bool {
    match code {
        Expr::Call(call) => literal::last_name(&call.func).is_some_and(|name| name == "Err"),
        Expr::Closure(closure) => is_error(&closure.body),
        Expr::Block(block) => matches!(block.block.stmts.last(), Some(syn::Stmt::Expr(last, None)) if is_error(last)),
        Expr::MethodCall(call) => is_error(&call.receiver),
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Found {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let argument = call.args.first().and_then(literal::of);
        match call.method.to_string().as_str() {
            "parse" => {
                let types =
                    call.turbofish.as_ref().map(|types| types.args.to_token_stream().to_string().replace(' ', ""));
                self.parsed.get_or_insert_with(|| types.unwrap_or_default().into());
            }
            "split" => self.split = self.split.take().or(argument),
            "eq_ignore_ascii_case" | "eq" => self.words.extend(argument),
            _ => {}
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        let names: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        match names.as_slice() {
            // A function as a value: `.and_then(u16::from_str)` and `.map(str::parse::<u16>)`.
            [.., types, last] if last == "from_str" => {
                self.parsed.get_or_insert_with(|| types.as_str().into());
            }
            [.., last] if last == "exit" || last == "abort" => self.ends(End::Fails),
            [.., last] if last == "var" || last == "var_os" => self.reads = true,
            _ => {}
        }
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        if matches!(binary.op, BinOp::Eq(_) | BinOp::Ne(_)) {
            self.words.extend(literal::of(&binary.left).or_else(|| literal::of(&binary.right)));
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        self.words.extend(literal::words(&arm.pat));
        self.visit_expr(&arm.body);
    }

    fn visit_expr_return(&mut self, returned: &'ast syn::ExprReturn) {
        self.ends(if returned.expr.as_deref().is_some_and(is_error) { End::Fails } else { End::Leaves });
    }

    fn visit_expr_break(&mut self, _: &'ast syn::ExprBreak) {
        self.ends(End::Leaves);
    }

    fn visit_expr_continue(&mut self, _: &'ast syn::ExprContinue) {
        self.ends(End::Leaves);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let name = mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        match name.as_str() {
            "panic" | "unreachable" | "todo" | "bail" => self.ends(End::Fails),
            "matches" => {
                self.words.extend(super::macros::matched(mac).map(|matched| matched.words()).unwrap_or_default());
            }
            _ => {}
        }
    }
}
