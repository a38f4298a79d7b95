//! The files of a package, from the roots of its targets along each `mod`.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::files::relative;
use crate::read::{self, File};
use crate::scope::Scope;
use crate::site::Sites;

/// Room for deep nesting: the functions that read and drop a syntax tree recurse as deep as the tree.
const STACK: usize = 512 << 20;

/// A module in a file of its own, named by another file.
pub(crate) struct Module {
    /// The inline modules around it, and its own name.
    pub(crate) path: Vec<String>,
    /// The value of `#[path]`.
    pub(crate) file: Option<String>,
}

/// Reads the files of all packages, and passes their number to `progress` after each.
pub(crate) fn read(scope: &Scope, progress: &mut (dyn FnMut(usize) + Send)) -> Sites {
    std::thread::scope(|threads| {
        let walk = || walk(scope, progress);
        let handle = std::thread::Builder::new().stack_size(STACK).spawn_scoped(threads, walk);
        handle.expect("a thread can be started").join().expect("reading does not panic")
    })
}

fn walk(scope: &Scope, progress: &mut (dyn FnMut(usize) + Send)) -> Sites {
    let mut sites = Sites::default();
    let mut seen = HashSet::new();
    let top = std::fs::canonicalize(&scope.root).unwrap_or_else(|_| scope.root.clone());
    for (package, member) in scope.packages.iter().enumerate() {
        let mut files: Vec<(PathBuf, Vec<String>, bool)> =
            member.roots.iter().map(|root| (root.clone(), Vec::new(), true)).collect();
        while let Some((path, module, owns_directory)) = files.pop() {
            let name = relative(&scope.root, &path);
            let real = match std::fs::canonicalize(&path) {
                Ok(real) => real,
                Err(error) => {
                    sites.skipped.push((name, format!("cannot be read: {error}")));
                    continue;
                }
            };
            if !seen.insert(real.clone()) {
                continue;
            }
            if !real.starts_with(&top) {
                sites.skipped.push((name, "leads out of the workspace".to_owned()));
                continue;
            }
            let file = File {
                path: &path,
                name: name.clone(),
                package,
                module: &module,
                config: member.is_config(),
                sample: member.tool,
                directory: &member.directory,
            };
            match read::file(&file, &mut sites) {
                Ok(modules) => files.extend(modules.iter().filter_map(|child| {
                    let Some(found) = locate(&path, owns_directory, child) else {
                        sites.skipped.push((name.clone(), format!("no file for `mod {};`", child.path.join("::"))));
                        return None;
                    };
                    let owns = child.file.is_some() || found.file_name().is_some_and(|name| name == "mod.rs");
                    let inner = module.iter().chain(&child.path).cloned().collect();
                    Some((found, inner, owns))
                })),
                Err(reason) => sites.skipped.push((name, reason)),
            }
            progress(sites.files);
        }
    }
    sites.skipped.sort();
    sites
}

/// Returns the file of a module, as the compiler finds it.
fn locate(parent: &Path, owns_directory: bool, module: &Module) -> Option<PathBuf> {
    let directory = parent.parent()?;
    let own = if owns_directory { directory.to_path_buf() } else { directory.join(parent.file_stem()?) };
    let (name, around) = module.path.split_last()?;
    if let Some(file) = &module.file {
        let base = if around.is_empty() { directory.to_path_buf() } else { own };
        let path = around.iter().fold(base, |path, part| path.join(part)).join(file);
        return path.is_file().then_some(path);
    }
    let inner = around.iter().fold(own, |path, part| path.join(part));
    [inner.join(format!("{name}.rs")), inner.join(name).join("mod.rs")].into_iter().find(|path| path.is_file())
}
