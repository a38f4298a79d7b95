//! The state while a file is read, and the places that it notes.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{Attribute, Block, Expr, ExprLit, FnArg, Lit, Pat, Signature, Token};

use super::chain::{self, Step};
use super::context as say;
use super::macros::{self, Body};
use super::names::Names;
use super::syntax::{
    LINKS, concatenated, is_foreign_path, is_generic, mentions_environment, pattern_name, root, types_text,
};
use crate::site::{Argument, Context, Function, Place, Site, Sites, Usage, What};
use crate::tree::Module;
use crate::words::{has_word, is_config, is_screaming, is_variable};
use crate::{address, calls};

pub(super) struct Reader<'a> {
    pub(super) path: Arc<str>,
    pub(super) names: Names,
    pub(super) sites: &'a mut Sites,
    pub(super) context: Context,
    pub(super) module: Vec<String>,
    pub(super) inline: Vec<String>,
    /// The type of the surrounding `impl`.
    pub(super) owner: Option<String>,
    pub(super) functions: Vec<Scope>,
    /// The methods around the current expression, the outermost first.
    pub(super) chain: Vec<Step>,
    /// The type that the surroundings require.
    pub(super) expected: Option<Arc<str>>,
    pub(super) modules: Vec<Module>,
}

/// The facts about a function.
#[derive(Default)]
pub(super) struct Scope {
    pub(super) index: usize,
    pub(super) parameters: HashMap<String, usize>,
    /// The sites whose value a variable contains.
    pub(super) values: HashMap<String, Vec<usize>>,
    /// The texts that a variable may have.
    pub(super) texts: HashMap<String, Vec<Arc<str>>>,
    /// The variables with a value of the configuration.
    pub(super) configured: HashSet<String>,
}

impl Reader<'_> {
    /// Runs a step in a changed context, and restores the context.
    pub(super) fn within<T>(&mut self, change: impl FnOnce(&mut Context), run: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.context.clone();
        change(&mut self.context);
        let result = run(self);
        self.context = before;
        result
    }

    /// Runs a step that the surrounding methods have no effect on.
    pub(super) fn apart<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        let chain = std::mem::take(&mut self.chain);
        let expected = self.expected.take();
        let result = run(self);
        (self.chain, self.expected) = (chain, expected);
        result
    }

    /// Returns the use of the expression's value by the nearest methods around it.
    pub(super) fn usage(&self) -> Usage {
        chain::usage(&self.chain[self.chain.len().saturating_sub(LINKS)..], self.expected.as_ref())
    }

    pub(super) fn step<T>(&mut self, step: Step, run: impl FnOnce(&mut Self) -> T) -> T {
        self.chain.push(step);
        let result = run(self);
        self.chain.pop();
        result
    }

    pub(super) fn note(&mut self, span: proc_macro2::Span, what: What) -> usize {
        let (start, end) = (span.start(), span.end());
        let length = if start.line == end.line { end.column.saturating_sub(start.column) } else { 1 };
        let place =
            Place { path: self.path.clone(), line: start.line, column: start.column + 1, length, excerpt: None };
        let allowed = Arc::from(Vec::new());
        self.sites.all.push(Site { place, context: self.context.clone(), what, allowed });
        self.sites.all.len() - 1
    }

    pub(super) fn function(&mut self, attributes: &[Attribute], signature: &Signature, block: &Block) {
        let name = signature.ident.to_string();
        if say::is_test(attributes) || say::is_test_function(&name) {
            return;
        }
        let method = signature.inputs.iter().any(|input| matches!(input, FnArg::Receiver(_)));
        let parameters = signature.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(typed) => Some(pattern_name(&typed.pat)),
            FnArg::Receiver(_) => None,
        });
        let scope = self.open(&name, method, parameters);
        let main = name == "main" && self.module.is_empty() && self.inline.is_empty() && self.owner.is_none();
        let makes_config = self.returns_config(signature);
        let loads = has_word(&name, &["env", "environment", "config", "configuration", "settings"]);
        let default = (say::is_default_name(&name) || self.names.defaults.contains(&name))
            && !mentions_environment(&block.to_token_stream().to_string());
        self.functions.push(scope);
        self.within(
            |context| {
                context.main = main;
                context.config |= makes_config && !main;
                context.loader |= loads && !main && (name.starts_with("from_env") || name == "from_environment");
                context.default |= default;
                context.function = None;
                context.name = None;
            },
            |reader| {
                reader.context.function = reader.functions.last().map(|scope| scope.index);
                reader.apart(|reader| {
                    reader.expected = match &signature.output {
                        syn::ReturnType::Type(_, types) => Some(types_text(types)),
                        syn::ReturnType::Default => None,
                    };
                    reader.visit_block(block);
                });
            },
        );
        self.functions.pop();
    }

    pub(super) fn open(&mut self, name: &str, method: bool, parameters: impl Iterator<Item = Option<String>>) -> Scope {
        let path =
            self.module.iter().chain(&self.inline).chain(&self.owner).cloned().chain([name.to_owned()]).collect();
        let inside = self.functions.last().map(|scope| scope.index);
        let parameters: HashMap<String, usize> =
            parameters.enumerate().filter_map(|(index, name)| Some((name?, index))).collect();
        let fallback = parameters.iter().find(|(name, _)| say::is_default_name(name)).map(|(_, index)| *index);
        let file = self.path.clone();
        self.sites.functions.push(Function { path, method, file, inside, fallback, listens: false });
        Scope { index: self.sites.functions.len() - 1, parameters, ..Scope::default() }
    }

    /// Notes that the expression takes the place of a missing value, if it is a parameter: `unwrap_or(default)`.
    pub(super) fn falls_back_on(&mut self, expr: &Expr) {
        let inner = match expr {
            Expr::Closure(closure) => root(&closure.body),
            other => root(other),
        };
        if let (Expr::Path(path), Some(scope)) = (inner, self.functions.last())
            && let Some(&index) = path.path.get_ident().and_then(|ident| scope.parameters.get(&ident.to_string()))
        {
            self.sites.functions[scope.index].fallback.get_or_insert(index);
        }
    }

    /// Notes a use of a constant, such as `DEFAULT_URL`.
    pub(super) fn uses(&mut self, name: &str) {
        if is_screaming(name) {
            let default = self.context.is_harmless() || self.context.name.as_deref().is_some_and(say::is_default_name);
            self.sites.used(name, default);
        }
    }

    /// Returns `true` if the function returns a configuration of the workspace.
    fn returns_config(&self, signature: &Signature) -> bool {
        struct Paths<'a>(Vec<&'a syn::Path>);
        impl<'a> Visit<'a> for Paths<'a> {
            fn visit_type_path(&mut self, types: &'a syn::TypePath) {
                self.0.push(&types.path);
                syn::visit::visit_type_path(self, types);
            }
        }
        let mut paths = Paths(Vec::new());
        paths.visit_return_type(&signature.output);
        paths
            .0
            .into_iter()
            .map(|path| self.names.resolve(path))
            .any(|path| path.last().is_some_and(|last| say::is_config_type(last)) && !is_foreign_path(&path))
    }

    pub(super) fn argument(&self, expr: &Expr) -> Vec<Argument> {
        match expr {
            Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => vec![Argument::Number(number.base10_digits().into())],
            Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }) => vec![Argument::Number(value.value.to_string().into())],
            Expr::Reference(inner) => self.argument(&inner.expr),
            Expr::Paren(inner) => self.argument(&inner.expr),
            Expr::Path(path) => match path.path.get_ident() {
                Some(ident) => self.variable(&ident.to_string()),
                None => path
                    .path
                    .segments
                    .last()
                    .map(|last| last.ident.to_string())
                    .filter(|name| is_screaming(name))
                    .map_or(vec![Argument::Unknown], |name| vec![Argument::Constant(name.into())]),
            },
            Expr::MethodCall(call) if chain::literal(expr).is_none() => match call.method.to_string().as_str() {
                "as_ref" | "as_str" | "clone" | "to_string" | "to_owned" | "into" | "borrow" => {
                    self.argument(&call.receiver)
                }
                // The usual name of a variable that a caller may rename; the file in a directory.
                "unwrap_or" | "join" => call.args.first().map_or(vec![Argument::Unknown], |first| self.argument(first)),
                _ => vec![Argument::Unknown],
            },
            Expr::Macro(mac) if mac.mac.path.is_ident("concat") => vec![concatenated(&mac.mac)],
            Expr::Macro(mac) if mac.mac.path.is_ident("format") => vec![Argument::Joined],
            Expr::Field(_) if self.is_configured(expr) => vec![Argument::Configured],
            _ => vec![chain::literal(expr).map_or(Argument::Unknown, Argument::Text)],
        }
    }

    pub(super) fn variable(&self, name: &str) -> Vec<Argument> {
        if let Some(scope) = self.functions.last()
            && let Some(&index) = scope.parameters.get(name)
        {
            return vec![Argument::Parameter(index)];
        }
        if let Some(texts) = self.functions.iter().rev().find_map(|scope| scope.texts.get(name)) {
            return texts.iter().cloned().map(Argument::Text).collect();
        }
        if self.functions.iter().any(|scope| scope.configured.contains(name)) {
            return vec![Argument::Configured];
        }
        vec![if is_screaming(name) { Argument::Constant(name.into()) } else { Argument::Unknown }]
    }

    /// Returns `true` for a value of the configuration: `config.log.directory`, `CONFIG.log_file()`.
    pub(super) fn is_configured(&self, expr: &Expr) -> bool {
        let configured =
            |name: &str| is_config(name) || self.functions.iter().any(|scope| scope.configured.contains(name));
        match root(expr) {
            Expr::Path(path) => path.path.segments.last().is_some_and(|last| configured(&last.ident.to_string())),
            _ => false,
        }
    }

    /// Returns `true` for a value of the configuration, or a parameter.
    pub(super) fn is_given(&self, expr: &Expr) -> bool {
        self.is_configured(expr)
            || matches!(root(expr), Expr::Path(path) if path.path.get_ident().is_some_and(|ident| {
                self.functions.last().is_some_and(|scope| scope.parameters.contains_key(&ident.to_string()))
            }))
    }

    /// Notes that the variables of a pattern have values of the configuration.
    pub(super) fn configure(&mut self, pattern: &Pat, value: &Expr) {
        if self.is_configured(value)
            && let (Some(name), Some(scope)) = (pattern_name(pattern), self.functions.last_mut())
        {
            scope.configured.insert(name);
        }
    }

    /// Notes a call if a rule may need it.
    pub(super) fn call(
        &mut self,
        span: proc_macro2::Span,
        path: &[String],
        method: bool,
        arguments: &Punctuated<Expr, Token![,]>,
        usage: &Usage,
    ) -> Vec<usize> {
        let mut arguments: Vec<Vec<Argument>> =
            arguments.iter().take(3).map(|argument| self.argument(argument)).collect();
        if calls::writes_log(path, method) && self.chain.iter().any(|step| step.configured) {
            arguments.push(vec![Argument::Configured]);
        }
        if path.last().is_some_and(|last| calls::listens(last)) {
            for scope in &self.functions {
                self.sites.functions[scope.index].listens = true;
            }
        }
        let known = calls::is_known(path, method);
        let candidate = |argument: &Argument| match argument {
            Argument::Text(text) => is_variable(text),
            Argument::Parameter(_) | Argument::Constant(_) => true,
            _ => false,
        };
        let constructor = path.last().is_some_and(|name| name.starts_with(|first: char| first.is_ascii_uppercase()));
        if !known && (constructor || !arguments.iter().flatten().any(candidate)) {
            return Vec::new();
        }
        // A first argument with several texts makes one site for each.
        let (at, several) = arguments
            .iter()
            .enumerate()
            .find(|(_, argument)| argument.len() > 1)
            .map_or((0, 1), |(at, argument)| (at, argument.len()));
        (0..several)
            .map(|index| {
                let pick = |(position, argument): (usize, &Vec<Argument>)| {
                    argument.get(if position == at { index } else { 0 }).cloned().unwrap_or(Argument::Unknown)
                };
                let arguments = arguments.iter().enumerate().map(pick).collect();
                self.note(span, What::Call { path: path.into(), method, arguments, usage: usage.clone() })
            })
            .collect()
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

    pub(super) fn macro_body(&mut self, tokens: &proc_macro2::TokenStream) {
        match macros::body(tokens) {
            Body::Expressions(found) | Body::Parts(found) => found.iter().for_each(|expr| self.visit_expr(expr)),
            Body::Statements(found) => found.iter().for_each(|statement| self.visit_stmt(statement)),
            Body::Items(found) => found.iter().for_each(|item| self.visit_item(item)),
        }
    }

    pub(super) fn constant(&mut self, ident: &syn::Ident, types: &syn::Type, expr: &Expr) {
        let name = ident.to_string();
        if let Some(text) = chain::literal(expr) {
            if let Some(port) = text.parse().ok().filter(|port| *port > 0 && has_word(&name, &["port"])) {
                self.within(
                    |context| context.name = Some(name.as_str().into()),
                    |reader| {
                        reader.note(ident.span(), What::Port { number: port, all: true });
                    },
                );
            }
            self.sites.constants.insert((self.context.package, name.as_str().into()), text);
        }
        let default = say::is_default_name(&name);
        self.within(
            |context| {
                context.name = Some(name.into());
                context.default |= default;
            },
            |reader| {
                reader.apart(|reader| {
                    reader.expected = Some(types_text(types));
                    reader.visit_expr(expr);
                });
            },
        );
    }

    pub(super) fn ports(&mut self, host: &Expr, port: &Expr) {
        let all = ["UNSPECIFIED", "0 , 0 , 0 , 0", "0.0.0.0", "\"::\""]
            .iter()
            .any(|form| host.to_token_stream().to_string().contains(form));
        let is_host = match host {
            Expr::Array(array) => matches!(array.elems.len(), 4 | 8 | 16),
            Expr::Lit(_) => chain::literal(host).is_some_and(|text| address::is_host(&text)),
            _ => {
                let text = host.to_token_stream().to_string();
                ["Ipv4Addr", "Ipv6Addr", "IpAddr", "UNSPECIFIED", "LOCALHOST"].iter().any(|name| text.contains(name))
                    || chain::last_name(host)
                        .is_some_and(|name| has_word(&name, &["host", "ip", "addr", "address", "bind", "interface"]))
            }
        };
        if !is_host {
            return;
        }
        match self.argument(port).first() {
            Some(Argument::Number(digits)) => {
                if let Some(number) = digits.parse().ok().filter(|number| *number > 0) {
                    self.note(port.span(), What::Port { number, all });
                }
            }
            // The constant of a type parameter, `P::DEFAULT_PORT`, is one of many.
            Some(Argument::Constant(name)) if has_word(name, &["port"]) && !is_generic(port) => {
                self.note(port.span(), What::PortConstant { name: name.clone() });
            }
            _ => {}
        }
    }

    /// Notes the constants in the text of an address, as in `"http://{host}:{GRPC_PORT}"`.
    pub(super) fn port_constants(&mut self, mac: &syn::Macro) {
        let Body::Expressions(arguments) = macros::body(&mac.tokens) else { return };
        let Some(text) = arguments.first().and_then(chain::literal) else { return };
        if !(text.contains("://")
            || text.contains("}:{")
            || text.starts_with("0.0.0.0:{")
            || text.starts_with("127.0.0.1:{")
            || text.starts_with("localhost:{")
            || text.starts_with("[::"))
        {
            return;
        }
        let span = arguments[0].span();
        let named = super::placeholders(&text).into_iter().map(str::to_owned);
        let given = arguments[1..].iter().filter_map(chain::last_name);
        for name in named.chain(given).filter(|name| is_screaming(name) && has_word(name, &["port"])) {
            self.note(span, What::PortConstant { name: name.as_str().into() });
        }
    }

    /// Notes a closure as a function of the function: `let get = |name: &str| env::var(name)`.
    pub(super) fn closure(&mut self, name: &str, closure: &syn::ExprClosure) {
        let parameters: Vec<Option<String>> = closure.inputs.iter().map(pattern_name).collect();
        let scope = self.open(name, false, parameters.into_iter());
        self.functions.push(scope);
        let index = self.functions.last().map(|scope| scope.index);
        self.within(
            |context| context.function = index,
            |reader| reader.apart(|reader| reader.visit_expr(&closure.body)),
        );
        self.functions.pop();
    }
}
