//! Maps of all variables: `let vars: HashMap<_, _> = env::vars().collect()`, and the look-ups in them.

use std::sync::Arc;

use syn::Expr;
use syn::spanned::Spanned;

use super::reader::Reader;
use super::syntax::root;
use crate::calls::{self, Environment};
use crate::site::{Argument, MAP, Presence, Usage, What};
use crate::words::is_variable;

impl Reader<'_> {
    /// Returns `true` for an expression that collects all variables.
    pub(super) fn is_environment(&self, expr: &Expr) -> bool {
        let reads_all = |expr: &Expr| match expr {
            Expr::Call(call) => match &*call.func {
                Expr::Path(path) => calls::environment(&self.names.resolve(&path.path)) == Some(Environment::ReadAll),
                _ => false,
            },
            _ => false,
        };
        match expr {
            Expr::MethodCall(call) if call.method == "collect" => reads_all(root(expr)),
            Expr::MethodCall(call)
                if matches!(call.method.to_string().as_str(), "clone" | "unwrap" | "unwrap_or_default") =>
            {
                self.is_environment(&call.receiver)
            }
            Expr::Call(call) if call.args.len() == 1 => match (&*call.func, &call.args[0]) {
                (Expr::Path(path), Expr::Closure(closure)) => {
                    calls::is_lazy(&self.names.resolve(&path.path)) && self.is_environment(&closure.body)
                }
                (Expr::Path(path), argument) => {
                    path.path.segments.last().is_some_and(|last| last.ident == "from_iter") && reads_all(root(argument))
                }
                _ => false,
            },
            Expr::Closure(closure) => self.is_environment(&closure.body),
            Expr::Block(block) => {
                matches!(block.block.stmts.last(), Some(syn::Stmt::Expr(last, None)) if self.is_environment(last))
            }
            Expr::Reference(inner) => self.is_environment(&inner.expr),
            Expr::Paren(inner) => self.is_environment(&inner.expr),
            _ => self.map(expr) == Some(Argument::Environment),
        }
    }

    /// Returns the map of variables that an expression names, or the parameter that may be one.
    fn map(&self, expr: &Expr) -> Option<Argument> {
        let Expr::Path(path) = root(expr) else { return None };
        let name = path.path.segments.last()?.ident.to_string();
        let scope = self.functions.iter().rev().find(|scope| scope.index.is_some());
        if self.environments.contains(&name) || self.functions.iter().any(|scope| scope.environments.contains(&name)) {
            return Some(Argument::Environment);
        }
        let parameter = *scope?.parameters.get(&name)?;
        let maps = &self.sites.functions[scope?.index?].maps;
        maps.contains(&parameter).then_some(Argument::Parameter(parameter))
    }

    /// Notes a look-up in a map of variables: `vars.get("PORT")`.
    pub(super) fn look_up(&mut self, call: &syn::ExprMethodCall, usage: &Usage) -> Option<usize> {
        let name = call.method.to_string();
        if !matches!(name.as_str(), "get" | "remove" | "contains_key" | "get_key_value") || call.args.len() != 1 {
            return None;
        }
        let asked = usage.asked || name == "contains_key";
        let usage = Usage { asked, ..usage.clone() };
        self.note_look_up(&call.receiver, &call.args[0], call.method.span(), usage)
    }

    /// Notes `vars["PORT"]`.
    pub(super) fn index(&mut self, expr: &syn::ExprIndex) {
        let usage = Usage { of_option: Presence::Required, ..self.usage() };
        self.note_look_up(&expr.expr, &expr.index, expr.expr.span(), usage);
    }

    fn note_look_up(&mut self, map: &Expr, key: &Expr, span: proc_macro2::Span, usage: Usage) -> Option<usize> {
        let receiver = self.map(map)?;
        let arguments = self.argument(key);
        let known = matches!(arguments.first(), Some(Argument::Text(text)) if is_variable(text))
            || matches!(arguments.first(), Some(Argument::Constant(_)));
        known.then(|| {
            let path: Arc<[String]> = vec![MAP.to_owned()].into();
            self.note(span, What::Call { path, method: false, receiver, arguments, usage: Box::new(usage) })
        })
    }
}
