//! Walks a file, keeps track of the surroundings, and notes the places that the rules examine.

use std::collections::HashSet;
use std::sync::Arc;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, BinOp, Block, ExprLit, Item, Lit, Pat, Stmt};

use super::File;
use super::chain::{self, Step};
use super::context as say;
use super::literal;
use super::macros::{self};
use super::names::Names;
use super::reader::Reader;
use super::syntax::{attributes, pattern_name};
use crate::site::{Context, Sites, What};
use crate::tree::Module;
use crate::words::is_screaming;
use crate::{address, calls};

pub(super) fn file(
    file: &File<'_>,
    name: &Arc<str>,
    syntax: &syn::File,
    envy: Option<String>,
    sites: &mut Sites,
) -> Vec<Module> {
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
        sample: file.sample || parts().any(say::is_sample_name),
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
        otherwise: None,
        environments: HashSet::new(),
        envy,
        directory: file.directory,
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
                let (config, sample) = (say::is_config_module(&[&name]), say::is_sample_name(&name));
                self.within(
                    |context| {
                        context.config |= config;
                        context.sample |= sample;
                    },
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
        if !say::is_test(&item.attrs) {
            self.declared(&item.fields);
            self.of_envy(item);
        }
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        if !say::is_test(&item.attrs) {
            item.variants.iter().for_each(|variant| self.declared(&variant.fields));
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        self.implementation(item);
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
        if !say::is_test(&local.attrs)
            && let Some(init) = &local.init
        {
            self.local(&local.pat, init);
        }
    }

    fn visit_expr_let(&mut self, expr: &'ast syn::ExprLet) {
        self.condition(&expr.pat, &expr.expr);
    }

    fn visit_expr_if(&mut self, expr: &'ast syn::ExprIf) {
        self.branches(expr);
    }

    fn visit_expr_index(&mut self, expr: &'ast syn::ExprIndex) {
        self.index(expr);
        visit::visit_expr_index(self, expr);
    }

    fn visit_expr_match(&mut self, expr: &'ast syn::ExprMatch) {
        self.cases(expr);
    }

    fn visit_expr_for_loop(&mut self, expr: &'ast syn::ExprForLoop) {
        if let Some(name) = pattern_name(&expr.pat)
            && let (Some(texts), Some(scope)) = (self.texts(&expr.expr), self.functions.last_mut())
        {
            scope.texts.insert(name, texts);
        }
        self.apart(|reader| visit::visit_expr_for_loop(reader, expr));
    }

    fn visit_expr_closure(&mut self, expr: &'ast syn::ExprClosure) {
        self.apart(|reader| visit::visit_expr_closure(reader, expr));
    }

    fn visit_block(&mut self, block: &'ast Block) {
        self.statements(block);
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
            let words = literal::of(other).into_iter().collect();
            self.apart(|reader| {
                reader.within(
                    |context| context.compared = true,
                    |reader| reader.step(Step::words("==", words), |reader| reader.visit_expr(side)),
                );
            });
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.method_call(call);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        self.function_call(call);
    }

    fn visit_expr_tuple(&mut self, tuple: &'ast syn::ExprTuple) {
        if tuple.elems.len() == 2 {
            self.ports(&tuple.elems[0], &tuple.elems[1]);
        }
        self.apart(|reader| visit::visit_expr_tuple(reader, tuple));
    }

    fn visit_expr_struct(&mut self, expr: &'ast syn::ExprStruct) {
        self.fields(expr);
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
        self.macro_call(mac);
    }
}
