//! Branches: the conditions on variables of the environment, and the code that only runs under them.

use syn::visit::{self, Visit};
use syn::{Block, Expr, Local, LocalInit, Pat, Stmt};

use super::chain::Step;
use super::context as say;
use super::found::{End, Found};
use super::literal;
use super::reader::Reader;
use crate::site::{Argument, What};
use crate::words::is_screaming;

impl Reader<'_> {
    /// Reads a block. What follows `if x { return None }` and `let .. else { return None }` depends on the condition.
    pub(super) fn statements(&mut self, block: &Block) {
        let Some((last, before)) = block.stmts.split_last() else { return };
        let conditional = self.context.conditional;
        for statement in before {
            let from = self.sites.all.len();
            self.apart(|reader| reader.visit_stmt(statement));
            self.context.conditional |= !self.context.main && self.may_leave(statement, from);
        }
        match last {
            Stmt::Expr(expr, None) => self.visit_expr(expr),
            other => self.apart(|reader| reader.visit_stmt(other)),
        }
        self.context.conditional = conditional;
    }

    /// Returns `true` if the function ends there without an error, depending on a variable of the environment.
    fn may_leave(&self, statement: &Stmt, from: usize) -> bool {
        match statement {
            Stmt::Expr(Expr::If(branch), _) => {
                let leaves = matches!(branch.then_branch.stmts.last(), Some(Stmt::Expr(Expr::Return(_), _)))
                    && Found::in_block(&branch.then_branch) == Some(End::Leaves);
                leaves && branch.else_branch.is_none() && self.depends(&branch.cond, from)
            }
            Stmt::Local(Local { init: Some(LocalInit { expr, diverge: Some((_, code)), .. }), .. }) => {
                Found::without(code).end == Some(End::Leaves) && self.depends(expr, from)
            }
            _ => false,
        }
    }

    pub(super) fn branches(&mut self, expr: &syn::ExprIf) {
        let from = self.sites.all.len();
        self.otherwise = expr.else_branch.as_ref().map(|(_, code)| Step::otherwise("if let", code));
        self.visit_expr(&expr.cond);
        self.otherwise = None;
        let conditional = self.depends(&expr.cond, from);
        self.within(
            |context| context.conditional |= conditional,
            |reader| {
                reader.visit_block(&expr.then_branch);
                if let Some((_, code)) = &expr.else_branch {
                    reader.visit_expr(code);
                }
            },
        );
    }

    /// Reads `let pattern = value` in a condition.
    pub(super) fn condition(&mut self, pattern: &Pat, value: &Expr) {
        // `(Ok(a), Ok(b)) = (x, y)`.
        if let (Pat::Tuple(patterns), Expr::Tuple(values)) = (pattern, value)
            && patterns.elems.len() == values.elems.len()
        {
            let otherwise = self.otherwise.clone();
            for (pattern, value) in patterns.elems.iter().zip(&values.elems) {
                self.otherwise.clone_from(&otherwise);
                self.condition(pattern, value);
            }
            return;
        }
        let from = self.sites.all.len();
        let words = literal::words(pattern);
        let step = match self.otherwise.take() {
            _ if !words.is_empty() => Step::words("==", words),
            Some(step) => step,
            None => Step::plain("if let"),
        };
        self.step(step, |reader| reader.visit_expr(value));
        self.bind(pattern, from);
        self.configure(pattern, value);
    }

    pub(super) fn cases(&mut self, expr: &syn::ExprMatch) {
        let from = self.sites.all.len();
        let matched = Step::matched(expr);
        let outer = self.chain.clone();
        if !matched.makes_error() {
            self.chain.clear();
        }
        let values = match &*expr.expr {
            Expr::Tuple(tuple) => tuple.elems.iter().collect(),
            value => vec![value],
        };
        for value in values {
            self.step(matched.clone(), |reader| reader.visit_expr(value));
        }
        self.chain = outer;
        let conditional = self.depends(&expr.expr, from);
        for arm in expr.arms.iter().filter(|arm| !say::is_test(&arm.attrs)) {
            if matches!(arm.pat, Pat::TupleStruct(_)) {
                self.bind(&arm.pat, from);
            }
            if matches!(&arm.pat, Pat::TupleStruct(pattern) if pattern.path.is_ident("Err"))
                || matches!(&arm.pat, Pat::Ident(ident) if ident.ident == "None")
            {
                self.falls_back_on(&arm.body);
            }
            self.within(
                |context| context.conditional |= conditional,
                |reader| reader.apart(|reader| reader.visit_expr(&arm.body)),
            );
        }
    }

    /// Returns `true` if a condition, whose sites begin at `from`, is about a variable of the environment.
    fn depends(&self, condition: &Expr, from: usize) -> bool {
        struct Names(Vec<String>);
        impl<'ast> Visit<'ast> for Names {
            fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
                self.0.extend(path.path.get_ident().map(ToString::to_string));
                visit::visit_expr_path(self, path);
            }
        }
        let reads = |index: usize| {
            matches!(&self.sites.all[index].what, What::Call { arguments, .. }
                if matches!(arguments.first(), Some(Argument::Text(name)) if is_screaming(name)))
        };
        let mut names = Names(Vec::new());
        names.visit_expr(condition);
        let known = self.functions.last().map(|scope| &scope.values);
        (from..self.sites.all.len()).any(reads)
            || names.0.iter().any(|name| {
                known.and_then(|values| values.get(name)).is_some_and(|found| found.iter().any(|&index| reads(index)))
            })
    }
}
