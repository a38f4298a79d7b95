//! Variables and fields: the values that they receive.

use std::sync::Arc;

use syn::visit::Visit;
use syn::{Expr, Pat};

use super::chain::Step;
use super::context as say;
use super::literal;
use super::reader::Reader;
use super::syntax::{is_foreign_path, made_type, pattern_name, types_text};
use crate::calls;
use crate::site::What;
use crate::words::is_screaming;

impl Reader<'_> {
    /// Reads `let pattern = value;`.
    pub(super) fn local(&mut self, pattern: &Pat, init: &syn::LocalInit) {
        let name = pattern_name(pattern);
        // A function bound to a variable: `let read = env::var;`.
        if let (Some(name), Expr::Path(path)) = (&name, &*init.expr) {
            let path = self.names.resolve(&path.path);
            if calls::is_read(&path) {
                self.names.add(name.clone(), path, false);
                return;
            }
        }
        if let (Some(name), Expr::Closure(closure)) = (&name, &*init.expr) {
            self.closure(name, closure);
            return;
        }
        if let (Some(name), Some(text), Some(scope)) = (&name, literal::of(&init.expr), self.functions.last_mut()) {
            if matches!(pattern, Pat::Ident(ident) if ident.mutability.is_none()) {
                scope.literals.insert(name.clone(), text.clone());
            }
            if is_screaming(&text) {
                scope.texts.insert(name.clone(), vec![text]);
            } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
                scope.numbers.insert(name.clone(), text);
            }
        }
        if let (Some(name), Some(types), Some(scope)) = (&name, made_type(&init.expr), self.functions.last_mut()) {
            scope.types.insert(name.clone(), types);
        }
        if let (Some(name), true) = (&name, self.is_environment(&init.expr))
            && let Some(scope) = self.functions.last_mut()
        {
            scope.environments.insert(name.clone());
        }
        let from = self.sites.all.len();
        let expected = match pattern {
            Pat::Type(typed) => Some(types_text(&typed.ty)),
            _ => None,
        };
        let default = name.as_deref().is_some_and(say::is_default_name);
        self.within(
            |context| {
                context.name = name.as_deref().map(Arc::from);
                context.default |= default;
            },
            |reader| {
                let before = std::mem::replace(&mut reader.expected, expected);
                if let Some((_, code)) = &init.diverge {
                    reader.step(Step::otherwise("let else", code), |reader| reader.visit_expr(&init.expr));
                } else {
                    reader.visit_expr(&init.expr);
                }
                reader.expected = before;
            },
        );
        self.bind(pattern, from);
        self.configure(pattern, &init.expr);
        if let Some((_, diverge)) = &init.diverge {
            self.apart(|reader| reader.visit_expr(diverge));
        }
    }

    /// Notes that the variables of a pattern have values of the configuration.
    pub(super) fn configure(&mut self, pattern: &Pat, value: &Expr) {
        let configured = self.is_configured(value);
        let Some(scope) = self.functions.last_mut() else { return };
        match pattern {
            Pat::Struct(fields) => {
                let of_config =
                    fields.path.segments.last().is_some_and(|last| say::is_config_type(&last.ident.to_string()));
                if configured || of_config {
                    scope.configured.extend(fields.fields.iter().filter_map(|field| pattern_name(&field.pat)));
                }
            }
            _ if configured => scope.configured.extend(pattern_name(pattern)),
            _ => {}
        }
    }

    /// Assigns the values of the sites to the variables of a pattern.
    pub(super) fn bind(&mut self, pattern: &Pat, from: usize) {
        let Some(name) = pattern_name(pattern) else { return };
        let found: Vec<usize> = (from..self.sites.all.len())
            .filter(|&index| matches!(self.sites.all[index].what, What::Call { .. }))
            .collect();
        if let Some(scope) = self.functions.last_mut() {
            if found.is_empty() {
                scope.values.remove(&name);
            } else {
                scope.values.insert(name, found);
            }
        }
    }

    /// Notes a closure as a function of the function: `let get = |name: &str| env::var(name)`.
    pub(super) fn closure(&mut self, name: &str, closure: &syn::ExprClosure) {
        let parameters: Vec<Option<String>> = closure.inputs.iter().map(pattern_name).collect();
        let scope = self.open(name, false, parameters.into_iter());
        self.functions.push(scope);
        let index = self.functions.last().and_then(|scope| scope.index);
        self.within(
            |context| context.function = index,
            |reader| reader.apart(|reader| reader.visit_expr(&closure.body)),
        );
        self.functions.pop();
    }

    /// Reads `Type { field: value }`.
    pub(super) fn fields(&mut self, expr: &syn::ExprStruct) {
        let path = self.names.resolve(&expr.path);
        let last = path.last().map_or("", String::as_str);
        let own = (last == "Self" && self.owner.as_deref().is_some_and(say::is_config_type))
            || (say::is_config_type(last) && !is_foreign_path(&path));
        let field = |name: &[&str]| {
            expr.fields.iter().find(|field| matches!(&field.member, syn::Member::Named(ident) if name.contains(&ident.to_string().as_str())))
        };
        if let (Some(host), Some(port)) = (field(&["host", "address", "addr", "ip", "hostname"]), field(&["port"])) {
            self.within(|context| context.config |= own, |reader| reader.ports(&host.expr, &port.expr));
        }
        for field in expr.fields.iter().filter(|field| !say::is_test(&field.attrs)) {
            let name: Option<Arc<str>> = match &field.member {
                syn::Member::Named(ident) => Some(ident.to_string().into()),
                syn::Member::Unnamed(_) => None,
            };
            self.within(
                |context| {
                    context.name = name;
                    context.config |= own;
                },
                |reader| reader.apart(|reader| reader.visit_expr(&field.expr)),
            );
        }
        if let Some(rest) = &expr.rest {
            self.apart(|reader| reader.visit_expr(rest));
        }
    }
}
