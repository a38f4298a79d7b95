//! The function that a call refers to.

use std::collections::HashMap;

use crate::site::{Site, Sites};

/// The functions of the workspace, by name.
pub(super) struct Callees<'a> {
    sites: &'a Sites,
    by_name: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Callees<'a> {
    pub(super) fn new(sites: &'a Sites) -> Self {
        let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, function) in sites.functions.iter().enumerate() {
            if let Some(name) = function.path.last() {
                by_name.entry(name).or_default().push(index);
            }
        }
        Self { sites, by_name }
    }

    /// Returns the method of a trait for texts: `"PORT".env()`.
    pub(super) fn extension(&self, name: &str, wanted: &dyn Fn(usize) -> bool) -> Option<usize> {
        self.by_name.get(name)?.iter().copied().find(|&index| self.sites.functions[index].method && wanted(index))
    }

    /// Returns the function that a call refers to, among those that are wanted. Without types, the name and its
    /// qualifier decide.
    pub(super) fn find(
        &self,
        site: &Site,
        path: &[String],
        method: bool,
        wanted: &dyn Fn(usize) -> bool,
    ) -> Option<usize> {
        let name = path.last()?;
        let found: Vec<usize> =
            self.by_name.get(name.as_str())?.iter().copied().filter(|index| wanted(*index)).collect();
        let function = |index: &&usize| &self.sites.functions[**index];
        if path.len() > 1 {
            let owner = &path[path.len() - 2];
            let exact = found.iter().find(|index| {
                let candidate = &function(index).path;
                candidate.len() > 1 && candidate[candidate.len() - 2] == *owner
            });
            // A re-export of a module, such as `crate::read_var`.
            let own = !method
                && (matches!(path[0].as_str(), "crate" | "self" | "super")
                    || owner.chars().all(|character| !character.is_uppercase()));
            return exact
                .copied()
                .or_else(|| (own && found.len() == 1 && self.by_name[name.as_str()].len() == 1).then(|| found[0]));
        }
        if method {
            // A method of an unknown receiver counts only if its name is unique.
            let generic = matches!(
                name.as_str(),
                "get"
                    | "var"
                    | "read"
                    | "load"
                    | "lookup"
                    | "value"
                    | "fetch"
                    | "find"
                    | "parse"
                    | "set"
                    | "insert"
                    | "remove"
                    | "or"
                    | "new"
                    | "string"
                    | "var_os"
            );
            return found.iter().find(|index| function(index).method && !generic).copied();
        }
        let mut around = site.context.function;
        while let Some(outer) = around {
            if let Some(closure) = found.iter().find(|index| function(index).inside == Some(outer)) {
                return Some(*closure);
            }
            around = self.sites.functions[outer].inside;
        }
        let here =
            found.iter().find(|index| function(index).file == site.place.path && function(index).inside.is_none());
        let only = || {
            (found.len() == 1 && self.by_name[name.as_str()].len() == 1 && function(&&found[0]).inside.is_none())
                .then(|| found[0])
        };
        here.copied().or_else(only)
    }
}
