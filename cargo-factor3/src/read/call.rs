//! Calls of functions, methods and macros.

use std::sync::Arc;

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Token};

use super::argument::parses;
use super::chain::Step;
use super::context as say;
use super::literal;
use super::reader::Reader;
use super::syntax::{is_repeated, path_text, pattern_name};
use crate::calls;
use crate::site::{Argument, Usage, What};
use crate::words::{is_screaming, is_secret, is_variable};

impl Reader<'_> {
    pub(super) fn method_call(&mut self, call: &syn::ExprMethodCall) {
        let name = call.method.to_string();
        let usage = self.usage();
        let of_array = self.texts(&call.receiver);
        let owner = match &*call.receiver {
            Expr::Path(path) if path.path.is_ident("self") => self.owner.clone(),
            Expr::Path(path) => path.path.get_ident().and_then(|ident| {
                self.functions.iter().rev().find_map(|scope| scope.types.get(&ident.to_string())).cloned()
            }),
            _ => None,
        };
        let path: Vec<String> = owner.into_iter().chain([name.clone()]).collect();
        let receiver = self.receiver(call);
        let made = match self.look_up(call, &usage) {
            Some(index) => vec![index],
            None => self.call(call.method.span(), &path, true, &receiver, &call.args, &usage),
        };
        let from = self.sites.all.len();
        let mut step = Step::method(call);
        // The file of an appender.
        step.configured = name == "build" && call.args.iter().any(|argument| self.is_given(argument));
        self.step(step, |reader| reader.visit_expr(&call.receiver));
        let read = (from..self.sites.all.len()).chain(made).find_map(|index| match &self.sites.all[index].what {
            What::Call { arguments, .. } => match arguments.first() {
                Some(Argument::Text(text)) if is_variable(text) => Some(text.clone()),
                _ => None,
            },
            _ => None,
        });
        let root_path = path_text(&call.receiver);
        self.secrets_of_method(call, &name, &root_path);
        let comparing = say::is_comparing(&name);
        let fallback = say::is_fallback(&name);
        let text = say::is_text(&name);
        let taker: Arc<str> =
            if root_path.is_empty() { name.as_str().into() } else { format!("{root_path}.{name}").into() };
        self.within(
            |context| {
                context.compared |= comparing;
                context.default |= fallback;
                context.text |= text;
                context.taker = Some(taker);
                // The closure runs only with, or without, the variable.
                context.conditional |= read.is_some() && (fallback || matches!(name.as_str(), "map" | "and_then"));
                if fallback {
                    context.fallback_of = read;
                }
            },
            |reader| {
                reader.apart(|reader| reader.method_arguments(call, &name, of_array.as_deref()));
            },
        );
        if name == "port"
            && call.args.len() == 1
            && let Some(Argument::Number(digits)) = self.argument(&call.args[0]).first()
            && let Some(number) = digits.parse().ok().filter(|number| *number > 0)
        {
            self.within(
                |context| context.taker = Some(format!("{root_path}.port").into()),
                |reader| reader.note(call.args[0].span(), What::Port { number, all: true }),
            );
        }
    }

    /// Returns the text that a method is called on: `"PORT".env()`.
    fn receiver(&self, call: &syn::ExprMethodCall) -> Argument {
        match &*call.receiver {
            Expr::Lit(_) | Expr::Path(_) => match self.argument(&call.receiver).into_iter().next() {
                Some(Argument::Text(text)) if is_screaming(&text) => Argument::Text(text),
                Some(Argument::Constant(name)) => Argument::Constant(name),
                _ => Argument::Unknown,
            },
            _ => Argument::Unknown,
        }
    }

    /// Reads the arguments of a method. `texts` are those of an array that it is called on.
    fn method_arguments(&mut self, call: &syn::ExprMethodCall, name: &str, texts: Option<&[Arc<str>]>) {
        // A closure over texts: `["A", "B"].map(|name| env::var(name))`.
        if let (Some(texts), Some(Expr::Closure(closure)), Some(scope)) =
            (texts, call.args.first(), self.functions.last_mut())
            && let Some(name) = closure.inputs.first().and_then(pattern_name)
        {
            scope.texts.insert(name, texts.to_vec());
        }
        for argument in &call.args {
            if say::is_fallback(name) {
                self.falls_back_on(argument);
            }
            if let (Some(texts), Expr::Path(path)) = (texts, argument) {
                let path = self.names.resolve(&path.path);
                if calls::is_read(&path) {
                    for text in texts {
                        let arguments = vec![Argument::Text(text.clone())];
                        let path = path.clone().into();
                        let what = What::Call {
                            path,
                            method: false,
                            receiver: Argument::Unknown,
                            arguments,
                            usage: Box::default(),
                        };
                        self.note(argument.span(), what);
                    }
                    continue;
                }
            }
            self.setting(name, argument);
            let from = self.sites.all.len();
            // It is read only if the receiver is missing.
            if matches!(name, "or" | "or_else") {
                self.step(Step::plain("if let"), |reader| reader.visit_expr(argument));
            } else {
                self.visit_expr(argument);
            }
            self.hand_over(argument, from);
        }
    }

    pub(super) fn function_call(&mut self, call: &syn::ExprCall) {
        let Expr::Path(function) = &*call.func else {
            self.apart(|reader| visit::visit_expr_call(reader, call));
            return;
        };
        let mut path = self.names.resolve(&function.path);
        if path[0] == "Self"
            && let Some(owner) = &self.owner
        {
            path[0].clone_from(owner);
        }
        let last = path.last().cloned().unwrap_or_default();
        // `x` has the surroundings of `String::from(x)` and `Some(x)`.
        if matches!(last.as_str(), "Some" | "Ok" | "Box")
            || (last == "from" && path.len() > 1 && path[path.len() - 2] == "String")
        {
            visit::visit_expr_call(self, call);
            return;
        }
        // The value of the closure is that of the constant: `LazyLock::new(|| x)`.
        if let (Some(Expr::Closure(closure)), true) = (call.args.first(), calls::is_lazy(&path)) {
            self.visit_expr(&closure.body);
            return;
        }
        let mut usage = self.usage();
        if let syn::PathArguments::AngleBracketed(types) =
            &function.path.segments.last().expect("a path has a segment").arguments
        {
            usage.parsed =
                usage.parsed.or_else(|| Some(types.args.to_token_stream().to_string().replace(' ', "").into()));
        }
        self.call(function.span(), &path, false, &Argument::Unknown, &call.args, &usage);
        let secret = calls::takes_secret(&path);
        if secret {
            for argument in &call.args {
                self.secret(argument, &path.join("::"));
            }
        }
        let comparing = path.iter().any(|segment| say::is_comparing(segment));
        let taker: Arc<str> = path.join("::").into();
        let arguments: Vec<&Expr> = call.args.iter().collect();
        self.within(
            |context| {
                context.compared |= comparing;
                context.taker = Some(taker);
            },
            |reader| {
                if let (Some(step), [argument]) = (parses(&path, &function.path), arguments.as_slice()) {
                    reader.step(step, |reader| reader.visit_expr(argument));
                    return;
                }
                reader.apart(|reader| {
                    for argument in arguments {
                        let from = reader.sites.all.len();
                        reader.visit_expr(argument);
                        reader.hand_over(argument, from);
                    }
                });
            },
        );
        if let [host, port] = call.args.iter().collect::<Vec<_>>().as_slice()
            && path.iter().any(|segment| segment.starts_with("SocketAddr"))
        {
            self.ports(host, port);
        }
    }

    /// Notes the literals in `Options::new().password("..")` and `.set("sasl.password", "..")`.
    fn secrets_of_method(&mut self, call: &syn::ExprMethodCall, name: &str, root_path: &str) {
        let values: Vec<&Expr> = call.args.iter().collect();
        let client = root_path.split("::").find(|part| part.starts_with(|first: char| first.is_ascii_uppercase()));
        match values.as_slice() {
            [password] if name == "password" && client.is_some() => {
                self.secret(password, &format!("{}::password", client.unwrap_or_default()));
            }
            [key, value] if name == "set" && literal::of(key).is_some_and(|key| is_secret(&key)) => {
                self.secret(value, &format!("{}::set", client.unwrap_or("client")));
            }
            _ => {}
        }
    }

    /// Notes a literal or a constant that is used as a secret.
    fn secret(&mut self, argument: &Expr, of: &str) {
        let constant = match self.argument(argument).first() {
            Some(Argument::Constant(name)) => Some(name.clone()),
            _ => None,
        };
        let literal = literal::of(argument).is_some_and(|text| !text.is_empty());
        if literal || constant.is_some() || is_repeated(argument) {
            self.note(argument.span(), What::Secret { of: of.into(), constant });
        }
    }

    /// Notes a call if a rule may need it.
    pub(super) fn call(
        &mut self,
        span: proc_macro2::Span,
        path: &[String],
        method: bool,
        receiver: &Argument,
        arguments: &Punctuated<Expr, Token![,]>,
        usage: &Usage,
    ) -> Vec<usize> {
        let mut arguments: Vec<Vec<Argument>> =
            arguments.iter().take(3).map(|argument| self.argument(argument)).collect();
        if calls::writes_log(path, method) && self.chain.iter().any(|step| step.configured) {
            arguments.push(vec![Argument::Configured]);
        }
        if path.last().is_some_and(|last| calls::listens(last)) {
            for index in self.functions.iter().filter_map(|scope| scope.index) {
                self.sites.functions[index].listens = true;
            }
        }
        if path.last().is_some_and(|last| last == "current_exe") {
            for index in self.functions.iter().filter_map(|scope| scope.index) {
                self.sites.functions[index].restarts = true;
            }
        }
        if calls::connects(path) {
            for index in self.functions.iter().filter_map(|scope| scope.index) {
                self.sites.functions[index].connects = true;
            }
        }
        let known = calls::is_known(path, method);
        let candidate = |argument: &Argument| match argument {
            Argument::Text(text) => is_variable(text),
            Argument::Parameter(_) | Argument::Constant(_) | Argument::Environment => true,
            _ => false,
        };
        let constructor = path.last().is_some_and(|name| name.starts_with(|first: char| first.is_ascii_uppercase()));
        if !known && (constructor || !arguments.iter().flatten().chain([receiver]).any(candidate)) {
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
                self.note(
                    span,
                    What::Call {
                        path: path.into(),
                        method,
                        receiver: receiver.clone(),
                        arguments,
                        usage: Box::new(usage.clone()),
                    },
                )
            })
            .collect()
    }
}
