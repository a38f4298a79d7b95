//! Walks a file, keeps track of the surroundings, and notes the places that the rules examine.

use std::sync::Arc;

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, BinOp, Block, Expr, ExprLit, Item, Lit, Pat, Stmt};

use super::File;
use super::chain::{self, Step};
use super::context as say;
use super::macros::{self, Body};
use super::names::Names;
use super::reader::Reader;
use super::syntax::{
    attributes, is_foreign_path, is_repeated, mentions_environment, path_text, pattern_name, root, types_text,
};
use crate::site::{Argument, Context, Sites, Usage, What};
use crate::tree::Module;
use crate::words::{is_screaming, is_variable};
use crate::{address, calls};

pub(super) fn file(file: &File<'_>, name: &Arc<str>, syntax: &syn::File, sites: &mut Sites) -> Vec<Module> {
    let names = Names::read(syntax);
    for name in names.defaults.iter().filter(|name| is_screaming(name)) {
        sites.used(name, true);
    }
    for (exported, path) in &names.exported {
        let own = file.module.iter().cloned().chain([exported.clone()]).collect();
        sites.exports.push((own, path.clone()));
    }
    let stem = file.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
    let parts = || file.module.iter().map(String::as_str).chain([stem]);
    if parts().any(say::is_test_name) {
        return Vec::new();
    }
    let context = Context {
        package: file.package,
        config: file.config || say::is_config_module(&parts().collect::<Vec<_>>()),
        ..Context::default()
    };
    let mut reader = Reader {
        path: name.clone(),
        names,
        sites,
        context,
        module: file.module.to_vec(),
        inline: Vec::new(),
        owner: None,
        functions: Vec::new(),
        chain: Vec::new(),
        expected: None,
        modules: Vec::new(),
    };
    reader.visit_file(syntax);
    reader.modules
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_item_use(&mut self, _: &'ast syn::ItemUse) {}
    fn visit_pat(&mut self, _: &'ast Pat) {}

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let name = item.ident.to_string().trim_start_matches("r#").to_owned();
        if say::is_test(&item.attrs) || say::is_test_name(&name) {
            return;
        }
        self.inline.push(name.clone());
        match &item.content {
            Some((_, items)) => {
                let config = say::is_config_module(&[&name]);
                self.within(
                    |context| context.config |= config,
                    |reader| items.iter().for_each(|item| reader.visit_item(item)),
                );
            }
            None => self.modules.push(Module { path: self.inline.clone(), file: say::path(&item.attrs) }),
        }
        self.inline.pop();
    }

    fn visit_item(&mut self, item: &'ast Item) {
        let attributes: &[Attribute] = match item {
            Item::Const(item) => &item.attrs,
            Item::Static(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Trait(item) => &item.attrs,
            Item::Macro(item) => &item.attrs,
            _ => &[],
        };
        if !say::is_test(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        if say::derives_config(&item.attrs) {
            self.sites.types.insert(item.ident.to_string().into());
        }
    }

    fn visit_item_enum(&mut self, _: &'ast syn::ItemEnum) {}

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let owner = match &*item.self_ty {
            syn::Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
            _ => None,
        };
        let implemented =
            item.trait_.as_ref().and_then(|(path, _)| path.segments.last()).map(|last| last.ident.to_string());
        let default =
            implemented.as_deref() == Some("Default") && !mentions_environment(&item.to_token_stream().to_string());
        let config = owner.as_deref().is_some_and(say::is_config_type);
        let before = std::mem::replace(&mut self.owner, owner);
        self.within(
            |context| {
                context.default |= default;
                // A type of its own elsewhere is a loader beside the configuration, unless it is in the root.
                context.config |= config;
            },
            |reader| item.items.iter().for_each(|item| reader.visit_impl_item(item)),
        );
        self.owner = before;
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.attrs, &item.sig, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.attrs, &item.sig, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.attrs, &item.sig, block);
        }
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.constant(&item.ident, &item.ty, &item.expr);
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.constant(&item.ident, &item.ty, &item.expr);
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.constant(&item.ident, &item.ty, &item.expr);
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        if item.mac.path.is_ident("macro_rules") {
            if let Some(name) = &item.ident
                && macros::reads_environment(&item.mac.tokens)
            {
                self.sites.reading_macros.insert(name.to_string());
            }
            return;
        }
        self.visit_macro(&item.mac);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        if say::is_test(&local.attrs) {
            return;
        }
        let Some(init) = &local.init else { return };
        let name = pattern_name(&local.pat);
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
        if let (Some(name), Some(text), Some(scope)) = (&name, chain::literal(&init.expr), self.functions.last_mut())
            && is_screaming(&text)
        {
            scope.texts.insert(name.clone(), vec![text]);
        }
        let from = self.sites.all.len();
        let expected = match &local.pat {
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
                if init.diverge.is_some() {
                    reader.step(Step::plain("expect"), |reader| reader.visit_expr(&init.expr));
                } else {
                    reader.visit_expr(&init.expr);
                }
                reader.expected = before;
            },
        );
        self.bind(&local.pat, from);
        self.configure(&local.pat, &init.expr);
        if let Some((_, diverge)) = &init.diverge {
            self.apart(|reader| reader.visit_expr(diverge));
        }
    }

    fn visit_expr_let(&mut self, expr: &'ast syn::ExprLet) {
        let from = self.sites.all.len();
        let words = chain::words(&expr.pat);
        let step = if words.is_empty() { Step::plain("if let") } else { Step::words("==", words) };
        self.step(step, |reader| reader.visit_expr(&expr.expr));
        self.bind(&expr.pat, from);
        self.configure(&expr.pat, &expr.expr);
    }

    fn visit_expr_match(&mut self, expr: &'ast syn::ExprMatch) {
        let from = self.sites.all.len();
        let outer = std::mem::take(&mut self.chain);
        self.step(Step::matched(expr), |reader| reader.visit_expr(&expr.expr));
        self.chain = outer;
        for arm in expr.arms.iter().filter(|arm| !say::is_test(&arm.attrs)) {
            if matches!(arm.pat, Pat::TupleStruct(_)) {
                self.bind(&arm.pat, from);
            }
            if matches!(&arm.pat, Pat::TupleStruct(pattern) if pattern.path.is_ident("Err"))
                || matches!(&arm.pat, Pat::Ident(ident) if ident.ident == "None")
            {
                self.falls_back_on(&arm.body);
            }
            self.apart(|reader| reader.visit_expr(&arm.body));
        }
    }

    fn visit_expr_for_loop(&mut self, expr: &'ast syn::ExprForLoop) {
        if let (Some(name), Expr::Array(array)) = (pattern_name(&expr.pat), root(&expr.expr))
            && let (Some(texts), Some(scope)) = (macros::texts(&array.elems), self.functions.last_mut())
        {
            scope.texts.insert(name, texts);
        }
        self.apart(|reader| visit::visit_expr_for_loop(reader, expr));
    }

    fn visit_expr_closure(&mut self, expr: &'ast syn::ExprClosure) {
        self.apart(|reader| visit::visit_expr_closure(reader, expr));
    }

    fn visit_block(&mut self, block: &'ast Block) {
        let Some((last, before)) = block.stmts.split_last() else { return };
        self.apart(|reader| before.iter().for_each(|statement| reader.visit_stmt(statement)));
        match last {
            Stmt::Expr(expr, None) => self.visit_expr(expr),
            other => self.apart(|reader| reader.visit_stmt(other)),
        }
    }

    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        let attributes: &[Attribute] = match statement {
            Stmt::Macro(inner) => &inner.attrs,
            Stmt::Expr(expr, _) => attributes(expr),
            _ => &[],
        };
        if !say::is_test(attributes) {
            visit::visit_stmt(self, statement);
        }
    }

    fn visit_expr_try(&mut self, expr: &'ast syn::ExprTry) {
        self.step(Step::plain("?"), |reader| reader.visit_expr(&expr.expr));
    }

    fn visit_expr_binary(&mut self, expr: &'ast syn::ExprBinary) {
        let compares = matches!(expr.op, BinOp::Eq(_) | BinOp::Ne(_));
        if !compares {
            self.apart(|reader| visit::visit_expr_binary(reader, expr));
            return;
        }
        for (side, other) in [(&expr.left, &expr.right), (&expr.right, &expr.left)] {
            let words = chain::literal(other).into_iter().collect();
            self.apart(|reader| {
                reader.within(
                    |context| context.compared = true,
                    |reader| reader.step(Step::words("==", words), |reader| reader.visit_expr(side)),
                );
            });
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let name = call.method.to_string();
        let usage = self.usage();
        let of_array = match root(&call.receiver) {
            Expr::Array(array) => macros::texts(&array.elems),
            _ => None,
        };
        let owner = matches!(&*call.receiver, Expr::Path(path) if path.path.is_ident("self"))
            .then(|| self.owner.clone())
            .flatten();
        let path: Vec<String> = owner.into_iter().chain([name.clone()]).collect();
        let made = self.call(call.method.span(), &path, true, &call.args, &usage);
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
                if fallback {
                    context.fallback_of = read;
                }
            },
            |reader| {
                reader.apart(|reader| {
                    // A closure over texts: `["A", "B"].map(|name| env::var(name))`.
                    if let (Some(texts), Some(Expr::Closure(closure)), Some(scope)) =
                        (&of_array, call.args.first(), reader.functions.last_mut())
                        && let Some(name) = closure.inputs.first().and_then(pattern_name)
                    {
                        scope.texts.insert(name, texts.clone());
                    }
                    for argument in &call.args {
                        if fallback {
                            reader.falls_back_on(argument);
                        }
                        if let (Some(texts), Expr::Path(path)) = (&of_array, argument) {
                            let path = reader.names.resolve(&path.path);
                            if calls::is_read(&path) {
                                for text in texts {
                                    let arguments = vec![Argument::Text(text.clone())];
                                    reader.note(
                                        argument.span(),
                                        What::Call {
                                            path: path.clone().into(),
                                            method: false,
                                            arguments,
                                            usage: Usage::default(),
                                        },
                                    );
                                }
                                continue;
                            }
                        }
                        reader.visit_expr(argument);
                    }
                });
            },
        );
        if name == "port"
            && call.args.len() == 1
            && let Some(Argument::Number(digits)) = self.argument(&call.args[0]).first()
            && let Some(number) = digits.parse().ok().filter(|number| *number > 0)
        {
            self.note(call.args[0].span(), What::Port { number, all: true });
        }
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
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
        self.call(function.span(), &path, false, &call.args, &usage);
        let secret = calls::takes_secret(&path);
        if secret {
            for argument in &call.args {
                if chain::literal(argument).is_some_and(|text| !text.is_empty()) || is_repeated(argument) {
                    self.note(argument.span(), What::Secret { of: path.join("::").into() });
                }
            }
        }
        let comparing = path.iter().any(|segment| say::is_comparing(segment));
        let taker: Arc<str> = path.join("::").into();
        self.within(
            |context| {
                context.compared |= comparing;
                context.taker = Some(taker);
            },
            |reader| reader.apart(|reader| call.args.iter().for_each(|argument| reader.visit_expr(argument))),
        );
        if let [host, port] = call.args.iter().collect::<Vec<_>>().as_slice()
            && path.iter().any(|segment| segment.starts_with("SocketAddr"))
        {
            self.ports(host, port);
        }
    }

    fn visit_expr_tuple(&mut self, tuple: &'ast syn::ExprTuple) {
        if tuple.elems.len() == 2 {
            self.ports(&tuple.elems[0], &tuple.elems[1]);
        }
        self.apart(|reader| visit::visit_expr_tuple(reader, tuple));
    }

    fn visit_expr_struct(&mut self, expr: &'ast syn::ExprStruct) {
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

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        let resolved = self.names.resolve(&path.path);
        if calls::is_read(&resolved) {
            self.note(path.span(), What::Value);
            return;
        }
        let last = path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        self.uses(&last);
        let Some(name) = path.path.get_ident().map(ToString::to_string) else { return };
        if self.chain.is_empty() {
            return;
        }
        let usage = self.usage();
        let Some(found) = self.functions.last().and_then(|scope| scope.values.get(&name)) else { return };
        for &index in found {
            if let What::Call { usage: known, .. } = &mut self.sites.all[index].what {
                chain::add(known, &usage);
            }
        }
    }

    fn visit_expr_lit(&mut self, expr: &'ast ExprLit) {
        if let Lit::Str(text) = &expr.lit {
            let value = text.value();
            if address::may_be(&value) {
                self.note(text.span(), What::Literal { text: value.into() });
            }
            for name in super::placeholders(&text.value()) {
                self.uses(name);
            }
        }
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let name = mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if matches!(name.as_str(), "env" | "option_env") {
            if let Body::Expressions(found) = macros::body(&mac.tokens)
                && let Some(variable) = found.first().and_then(chain::literal)
            {
                self.note(mac.path.span(), What::BuildVariable { name: variable });
            }
            return;
        }
        if name == "matches" {
            if let Some((value, pattern)) = macros::matched(mac) {
                self.step(Step::words("==", chain::words(&pattern)), |reader| reader.visit_expr(&value));
            }
            return;
        }
        if let Body::Expressions(arguments) = macros::body(&mac.tokens) {
            let arguments: Vec<Argument> =
                arguments.iter().take(2).flat_map(|argument| self.argument(argument)).collect();
            if matches!(arguments.first(), Some(Argument::Text(text)) if is_variable(text)) {
                let usage = self.usage();
                let path = vec![format!("{name}!")].into();
                self.note(mac.path.span(), What::Call { path, method: false, arguments, usage });
            }
        }
        let (text, compared) = (say::is_text_macro(&name), say::is_comparing_macro(&name));
        if !text {
            self.port_constants(mac);
        }
        self.within(
            |context| {
                context.text |= text;
                context.compared |= compared;
            },
            |reader| reader.apart(|reader| reader.macro_body(&mac.tokens)),
        );
    }
}
