//! The literals in expressions and patterns.

use std::sync::Arc;

use syn::{Expr, ExprLit, Lit, Pat};

/// Returns the text or number that makes up an expression: `"x"`, `"x".to_owned()`, `|_| String::from("x")`.
pub(super) fn of(expr: &Expr) -> Option<Arc<str>> {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => match lit {
            Lit::Str(text) => Some(text.value().into()),
            Lit::Int(number) => Some(number.base10_digits().into()),
            Lit::Float(number) => Some(number.base10_digits().into()),
            Lit::Bool(value) => Some(value.value.to_string().into()),
            Lit::Char(text) => Some(text.value().to_string().into()),
            Lit::ByteStr(text) => String::from_utf8(text.value()).ok().map(Arc::from),
            _ => None,
        },
        Expr::MethodCall(call) => {
            let same = matches!(
                call.method.to_string().as_str(),
                "to_string"
                    | "to_owned"
                    | "into"
                    | "as_bytes"
                    | "as_ref"
                    | "as_str"
                    | "to_vec"
                    | "into_bytes"
                    | "parse"
                    | "unwrap"
                    | "expect"
                    | "clone"
            );
            // Only for methods that keep the text. Otherwise, each link of a long chain would walk the whole chain.
            if !same && call.method != "repeat" {
                return None;
            }
            let text = of(&call.receiver)?;
            match call.args.first().filter(|_| call.method == "repeat").and_then(of) {
                Some(times) => times.parse().ok().filter(|times| *times < 1024).map(|times| text.repeat(times).into()),
                None => same.then_some(text),
            }
        }
        Expr::Call(call) if call.args.len() == 1 => {
            let name = last_name(&call.func)?;
            matches!(name.as_str(), "from" | "new" | "Ok" | "Some" | "Borrowed").then(|| of(&call.args[0]))?
        }
        Expr::Closure(closure) => of(&closure.body),
        Expr::Block(block) => match block.block.stmts.as_slice() {
            [syn::Stmt::Expr(only, None)] => of(only),
            _ => None,
        },
        Expr::Paren(inner) => of(&inner.expr),
        Expr::Group(inner) => of(&inner.expr),
        Expr::Reference(inner) => of(&inner.expr),
        Expr::Cast(inner) => of(&inner.expr),
        _ => None,
    }
}

pub(super) fn last_name(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    }
}

/// Returns the words in a pattern.
pub(super) fn words(pattern: &Pat) -> Vec<Arc<str>> {
    match pattern {
        Pat::Lit(ExprLit { lit: Lit::Str(text), .. }) => vec![text.value().into()],
        Pat::Or(cases) => cases.cases.iter().flat_map(words).collect(),
        Pat::TupleStruct(inner) => inner.elems.iter().flat_map(words).collect(),
        Pat::Paren(inner) => words(&inner.pat),
        Pat::Reference(inner) => words(&inner.pat),
        Pat::Guard(inner) => words(&inner.pat),
        _ => Vec::new(),
    }
}
