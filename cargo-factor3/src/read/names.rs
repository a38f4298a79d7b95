//! The names that `use` brings into a file.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{ItemUse, Path, UseTree};

use super::macros;
use super::syntax::root;

/// The names of a file. Imports of functions count for the whole file, because they rarely clash.
#[derive(Debug, Default)]
pub(super) struct Names {
    imported: HashMap<String, Vec<String>>,
    /// The modules whose names are all imported.
    globs: Vec<Vec<String>>,
    /// The re-exports: name and path.
    pub(super) exported: Vec<(String, Vec<String>)>,
    /// The functions and constants that attributes name as defaults: `#[serde(default = "port")]`.
    pub(super) defaults: HashSet<String>,
    /// The constants with an array of texts.
    pub(super) lists: HashMap<String, Vec<Arc<str>>>,
}

impl Names {
    pub(super) fn read(file: &syn::File) -> Self {
        let mut names = Self::default();
        names.visit_file(file);
        names
    }

    fn tree(&mut self, tree: &UseTree, prefix: &[String], public: bool) {
        let joined = |name: &str| -> Vec<String> { prefix.iter().cloned().chain([name.to_owned()]).collect() };
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, &joined(&path.ident.to_string()), public),
            UseTree::Name(name) if name.ident == "self" => {
                if let Some(last) = prefix.last() {
                    self.add(last.clone(), prefix.to_vec(), public);
                }
            }
            UseTree::Name(name) => self.add(name.ident.to_string(), joined(&name.ident.to_string()), public),
            UseTree::Rename(rename) if rename.ident == "self" => {
                self.add(rename.rename.to_string(), prefix.to_vec(), public);
            }
            UseTree::Rename(rename) => self.add(rename.rename.to_string(), joined(&rename.ident.to_string()), public),
            UseTree::Glob(_) => self.globs.push(prefix.to_vec()),
            UseTree::Group(group) => group.items.iter().for_each(|item| self.tree(item, prefix, public)),
        }
    }

    pub(super) fn add(&mut self, name: String, path: Vec<String>, public: bool) {
        if public {
            self.exported.push((name.clone(), path.clone()));
        }
        self.imported.insert(name, path);
    }

    /// Returns the path with its first name resolved, through two imports at most.
    pub(super) fn resolve(&self, path: &Path) -> Vec<String> {
        let mut segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        for _ in 0..2 {
            let Some(full) = self.imported.get(&segments[0]).filter(|full| **full != segments[..1]) else { break };
            segments.splice(..1, full.iter().cloned());
        }
        if let [name] = segments.as_slice()
            && let Some(module) = self.globs.iter().find(|module| names_all(module).contains(&name.as_str()))
        {
            segments = module.iter().cloned().chain([name.clone()]).collect();
        }
        segments
    }
}

/// Returns the names that the rules know among those that the glob of a module imports.
fn names_all(module: &[String]) -> &'static [&'static str] {
    match module.last().map(String::as_str) {
        Some("env") => &["var", "var_os", "vars", "vars_os", "set_var", "remove_var"],
        Some("dotenv" | "dotenvy") => {
            &["dotenv", "from_filename", "from_path", "var", "vars", "from_filename_override", "dotenv_override"]
        }
        _ => &[],
    }
}

/// Collects the names after `default =` and its kind.
fn collect_defaults(tokens: TokenStream, names: &mut HashSet<String>) {
    let mut default = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect_defaults(group.stream(), names),
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                if default {
                    names.insert(name.clone());
                }
                default |= name.starts_with("default");
            }
            TokenTree::Literal(literal) if default => {
                let text = literal.to_string();
                names.extend(text.trim_matches('"').rsplit("::").next().map(str::to_owned));
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => default = false,
            _ => {}
        }
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            collect_defaults(list.tokens.clone(), &mut self.defaults);
        }
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        if let syn::Expr::Array(array) = root(&item.expr)
            && let Some(texts) = macros::texts(&array.elems)
        {
            self.lists.insert(item.ident.to_string(), texts);
        }
        visit::visit_item_const(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.tree(&item.tree, &[], !matches!(item.vis, syn::Visibility::Inherited));
        visit::visit_item_use(self, item);
    }
}
