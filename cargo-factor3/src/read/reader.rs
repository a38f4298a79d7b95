//! The state while a file is read, and the places that it notes.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use quote::ToTokens;
use syn::visit::Visit;
use syn::{Attribute, Block, Expr, FnArg, Signature};

use super::chain::{self, Step};
use super::context as say;
use super::literal;
use super::names::Names;
use super::syntax::{LINKS, is_foreign_path, mentions_environment, pattern_name, root, type_name, types_text};
use crate::site::{Context, Function, Place, SELF, Site, Sites, Usage, What};
use crate::tree::Module;
use crate::words::{has_word, is_screaming};

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
    /// The step of the `if let` around, with the code after its `else`.
    pub(super) otherwise: Option<Step>,
    pub(super) modules: Vec<Module>,
    /// The constants of the file with a map of all variables.
    pub(super) environments: HashSet<String>,
    /// The prefix of the variables that envy reads in this file, if it does.
    pub(super) envy: Option<String>,
    /// The directory of the package.
    pub(super) directory: &'a Path,
}

/// The facts about a function.
#[derive(Default)]
pub(super) struct Scope {
    /// The index of the function, or `None` in a constant.
    pub(super) index: Option<usize>,
    pub(super) parameters: HashMap<String, usize>,
    /// The sites whose value a variable contains.
    pub(super) values: HashMap<String, Vec<usize>>,
    /// The texts that a variable may have.
    pub(super) texts: HashMap<String, Vec<Arc<str>>>,
    /// The numbers of variables.
    pub(super) numbers: HashMap<String, Arc<str>>,
    /// The literals of variables.
    pub(super) literals: HashMap<String, Arc<str>>,
    /// The variables with a map of all variables of the environment.
    pub(super) environments: HashSet<String>,
    /// The types of variables.
    pub(super) types: HashMap<String, String>,
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
        let chain = &self.chain[self.chain.len().saturating_sub(LINKS)..];
        chain::usage(chain, self.expected.as_ref(), self.context.main)
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

    /// Reads the functions of a type.
    pub(super) fn implementation(&mut self, item: &syn::ItemImpl) {
        let owner = match &*item.self_ty {
            syn::Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
            _ => None,
        };
        let implemented =
            item.trait_.as_ref().and_then(|(path, _)| path.segments.last()).map(|last| last.ident.to_string());
        let default =
            implemented.as_deref() == Some("Default") && !mentions_environment(&item.to_token_stream().to_string());
        let config = owner.as_deref().is_some_and(say::is_config_type);
        let sample = owner.as_deref().is_some_and(say::is_sample_name);
        let before = std::mem::replace(&mut self.owner, owner);
        self.within(
            |context| {
                context.default |= default;
                // A type of its own elsewhere is a loader beside the configuration, unless it is in the root.
                context.config |= config;
                context.sample |= sample;
            },
            |reader| item.items.iter().for_each(|item| reader.visit_impl_item(item)),
        );
        self.owner = before;
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
        let mut scope = self.open(&name, method, parameters);
        for input in &signature.inputs {
            if let FnArg::Typed(typed) = input
                && let (Some(name), Some(types)) = (pattern_name(&typed.pat), type_name(&typed.ty))
            {
                if types.ends_with("Map")
                    && let (Some(function), Some(&parameter)) = (scope.index, scope.parameters.get(&name))
                {
                    self.sites.functions[function].maps.push(parameter);
                }
                scope.types.insert(name, types);
            }
        }
        // A trait for texts: `fn env(self)`.
        if method && self.owner.as_deref().is_none_or(|owner| matches!(owner, "str" | "String")) {
            scope.parameters.insert("self".to_owned(), SELF);
        }
        if let (Some(index), syn::ReturnType::Type(_, types)) = (scope.index, &signature.output) {
            self.sites.functions[index].output = Some(types_text(types));
        }
        let main = (name == "main" || say::is_main(attributes))
            && self.module.is_empty()
            && self.inline.is_empty()
            && self.owner.is_none();
        let makes_config = self.returns_config(signature);
        let loads = has_word(&name, &["env", "environment", "config", "configuration", "settings"]);
        let default = (say::is_default_name(&name) || self.names.defaults.contains(&name))
            && !mentions_environment(&block.to_token_stream().to_string());
        self.functions.push(scope);
        self.within(
            |context| {
                context.main = main;
                context.sample |= say::is_sample_name(&name);
                context.config |= makes_config && !main;
                context.loader |= loads && !main && (name.starts_with("from_env") || name == "from_environment");
                context.default |= default;
                context.function = None;
                context.name = None;
            },
            |reader| {
                reader.context.function = reader.functions.last().and_then(|scope| scope.index);
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
        let inside = self.functions.last().and_then(|scope| scope.index);
        let parameters: HashMap<String, usize> =
            parameters.enumerate().filter_map(|(index, name)| Some((name?, index))).collect();
        let fallback = parameters.iter().find(|(name, _)| say::is_default_name(name)).map(|(_, index)| *index);
        let file = self.path.clone();
        self.sites.functions.push(Function {
            path,
            method,
            file,
            inside,
            fallback,
            output: None,
            maps: Vec::new(),
            listens: false,
            connects: false,
            restarts: false,
        });
        Scope { index: Some(self.sites.functions.len() - 1), parameters, ..Scope::default() }
    }

    /// Notes that the expression takes the place of a missing value, if it is a parameter: `unwrap_or(default)`.
    pub(super) fn falls_back_on(&mut self, expr: &Expr) {
        let inner = match expr {
            Expr::Closure(closure) => root(&closure.body),
            other => root(other),
        };
        if let (Expr::Path(path), Some(scope)) = (inner, self.functions.last())
            && let Some(&index) = path.path.get_ident().and_then(|ident| scope.parameters.get(&ident.to_string()))
            && let Some(function) = scope.index
        {
            self.sites.functions[function].fallback.get_or_insert(index);
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

    pub(super) fn constant(&mut self, ident: &syn::Ident, types: &syn::Type, expr: &Expr) {
        let name = ident.to_string();
        if let Some(text) = literal::of(expr) {
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
        if self.is_environment(expr) {
            self.environments.insert(name.clone());
        }
        let default = say::is_default_name(&name);
        self.functions.push(Scope::default());
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
        self.functions.pop();
    }
}
