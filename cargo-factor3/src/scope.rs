//! The packages that ship: the programs of the workspace, and the members that they depend on.

mod tools;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, TargetKind};
use clap_cargo::Workspace;

use self::tools::{TESTS, TOOLS, aliased, is_product, is_task, is_tool};
use crate::failure::Failure;
use crate::words::{has_word, words};

/// The scope of an audit.
pub(crate) struct Scope {
    /// The root. Paths of the report are relative to it.
    pub(crate) root: PathBuf,
    pub(crate) packages: Vec<Member>,
    /// The programs that were left out, with the reason.
    pub(crate) left_out: Vec<(String, &'static str)>,
    /// The workspaces that cargo rejects.
    pub(crate) refused: Vec<(String, String)>,
}

/// A package that is part of a shipped program.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) directory: PathBuf,
    /// The directory of its workspace.
    pub(crate) workspace: PathBuf,
    /// The root files of its targets.
    pub(crate) roots: Vec<PathBuf>,
    /// It has a program of its own.
    pub(crate) program: bool,
    /// A developer's tool, of which a shipped program uses the library.
    pub(crate) tool: bool,
    /// The names of all its dependencies, of any kind.
    pub(crate) dependencies: BTreeSet<String>,
}

/// Reads cargo's metadata of the workspaces at `manifest`, or in and above the current directory.
pub(crate) fn read(manifest: Option<&Path>, selection: &Workspace) -> Result<Scope, Failure> {
    let mut refused = Vec::new();
    let (root, workspaces) = match metadata(manifest) {
        Ok(found) => (found.workspace_root.clone().into_std_path_buf(), vec![found]),
        Err(failure) if manifest.is_none() => {
            let here =
                std::env::current_dir().map_err(|error| Failure::new(format!("the current directory: {error}")))?;
            if nearest_manifest(&here).is_some() {
                return Err(failure);
            }
            let found = workspaces_below(&here, &mut refused);
            if found.is_empty() {
                return Err(failure);
            }
            (here, found)
        }
        Err(failure) => return Err(failure),
    };
    let outside = outside(&root, &workspaces, &mut refused);
    let mut left_out = Vec::new();
    let packages = shipped(&root, &workspaces, &outside, selection, &mut left_out)?;
    Ok(Scope { root, packages, left_out, refused })
}

fn nearest_manifest(directory: &Path) -> Option<PathBuf> {
    directory.ancestors().map(|above| above.join("Cargo.toml")).find(|path| path.is_file())
}

fn metadata(manifest: Option<&Path>) -> Result<Metadata, Failure> {
    let mut command = MetadataCommand::new();
    command.no_deps().other_options(vec!["--offline".to_owned()]);
    if let Some(path) = manifest {
        command.manifest_path(path);
    }
    command.exec().or_else(|error| elsewhere(manifest).ok_or(error)).map_err(|error| {
        let text = match &error {
            cargo_metadata::Error::CargoMetadata { stderr } => said(stderr),
            other => other.to_string(),
        };
        Failure::new(format!("cargo cannot read the workspace: {text}"))
    })
}

/// Reads the metadata with the default toolchain instead of that of the repository, which may not be installed, and with
/// the features of a nightly one. Nothing is built, so another toolchain reads the same.
fn elsewhere(manifest: Option<&Path>) -> Option<Metadata> {
    let here = std::env::current_dir().ok()?;
    let manifest = manifest.map_or_else(|| nearest_manifest(&here), |path| Some(here.join(path)))?;
    let mut command = MetadataCommand::new();
    command.no_deps().other_options(vec!["--offline".to_owned()]).manifest_path(manifest);
    command.current_dir(std::env::temp_dir()).env("RUSTC_BOOTSTRAP", "1").exec().ok()
}

/// Returns the errors of cargo, without its warnings and the stack of rustup.
fn said(stderr: &str) -> String {
    let text = stderr.find("error: ").map_or(stderr, |at| &stderr[at + "error: ".len()..]);
    text.split("Stack backtrace:").next().unwrap_or(text).trim().to_owned()
}

/// Returns the workspaces of a repository without a manifest at its top.
fn workspaces_below(directory: &Path, refused: &mut Vec<(String, String)>) -> Vec<Metadata> {
    let mut found: Vec<Metadata> = Vec::new();
    let mut manifests: Vec<PathBuf> = crate::files::walk(directory)
        .filter(|path| path.file_name().is_some_and(|name| name == "Cargo.toml"))
        .collect();
    manifests.sort_by_key(|path| (path.components().count(), path.clone()));
    for manifest in manifests {
        let known = |found: &Metadata| found.packages.iter().any(|package| package.manifest_path == manifest);
        let nested = |found: &Metadata| manifest.starts_with(&found.workspace_root);
        if found.iter().any(known) || found.iter().any(nested) {
            continue;
        }
        match metadata(Some(&manifest)) {
            Ok(metadata) => found.push(metadata),
            Err(failure) => {
                let path = manifest.strip_prefix(directory).unwrap_or(&manifest).display().to_string();
                refused.push((path, failure.to_string()));
            }
        }
    }
    found
}

/// Returns the packages below `root` that are path dependencies, but no members: those of a package without `[workspace]`.
fn outside(root: &Path, workspaces: &[Metadata], refused: &mut Vec<(String, String)>) -> Vec<Metadata> {
    let mut open: Vec<PathBuf> =
        workspaces.iter().flat_map(|found| &found.packages).flat_map(path_dependencies).collect();
    let mut seen: BTreeSet<PathBuf> = workspaces
        .iter()
        .flat_map(|found| &found.packages)
        .map(|package| package.manifest_path.clone().into_std_path_buf())
        .collect();
    let mut found = Vec::new();
    while let Some(manifest) = open.pop() {
        if !manifest.starts_with(root) || !seen.insert(manifest.clone()) {
            continue;
        }
        match metadata(Some(&manifest)) {
            Ok(mut metadata) => {
                metadata.packages.retain(|package| package.manifest_path.as_std_path() == manifest);
                open.extend(metadata.packages.iter().flat_map(path_dependencies));
                found.push(metadata);
            }
            Err(failure) => refused.push((crate::files::relative(root, &manifest), failure.to_string())),
        }
    }
    found
}

/// Returns the manifests of the packages that a shipped program takes from a path.
fn path_dependencies(package: &Package) -> Vec<PathBuf> {
    let normal = package.dependencies.iter().filter(|dependency| dependency.kind == DependencyKind::Normal);
    normal.filter_map(|dependency| Some(dependency.path.as_ref()?.join("Cargo.toml").into_std_path_buf())).collect()
}

/// Returns the programs, except tools, and the packages in their normal dependencies.
fn shipped(
    root: &Path,
    workspaces: &[Metadata],
    outside: &[Metadata],
    selection: &Workspace,
    left_out: &mut Vec<(String, &'static str)>,
) -> Result<Vec<Member>, Failure> {
    let mut members: Vec<(&Metadata, &Package)> = workspaces
        .iter()
        .flat_map(|metadata| metadata.workspace_packages().into_iter().map(move |package| (metadata, package)))
        .collect();
    let own = members.len();
    members
        .extend(outside.iter().flat_map(|metadata| metadata.packages.iter().map(move |package| (metadata, package))));
    let unknown: Vec<&str> = selection
        .package
        .iter()
        .chain(&selection.exclude)
        .map(String::as_str)
        .filter(|name| !members.iter().any(|(_, package)| package.name.as_str() == *name))
        .collect();
    if !unknown.is_empty() {
        let known: Vec<&str> = members.iter().map(|(_, package)| package.name.as_str()).collect();
        return Err(Failure::new(format!(
            "no package is called {}; the workspace has {}",
            unknown.join(", "),
            known.join(", ")
        )));
    }
    let named = !selection.package.is_empty();
    let selected = |package: &Package| {
        let name = package.name.as_str();
        !selection.exclude.iter().any(|excluded| excluded == name)
            && (!named || selection.package.iter().any(|chosen| chosen == name))
    };
    let programs: Vec<usize> = (0..own)
        .filter(|&index| {
            selected(members[index].1) && members[index].1.targets.iter().any(cargo_metadata::Target::is_bin)
        })
        .collect();
    let aliased: BTreeSet<String> =
        workspaces.iter().flat_map(|metadata| aliased(metadata.workspace_root.as_std_path())).collect();
    let tool = |index: usize| {
        let package = members[index].1;
        is_tool(root, package) && !is_product(index, root, &members) || is_task(package, &aliased)
    };
    let mut roots: Vec<usize> = programs.iter().copied().filter(|&index| named || !tool(index)).collect();
    if roots.is_empty() {
        // The workspace contains only tools or libraries.
        roots = if programs.is_empty() {
            (0..own).filter(|&index| selected(members[index].1) && (named || !tool(index))).collect()
        } else {
            programs.clone()
        };
    }
    for index in programs {
        if !roots.contains(&index) {
            left_out
                .push((members[index].1.name.to_string(), "its name or directory is that of a tool; name it with -p"));
        }
    }
    Ok(closure(roots.clone(), &members)
        .into_iter()
        .filter(|&index| !selection.exclude.iter().any(|excluded| excluded == members[index].1.name.as_str()))
        .filter(|&index| roots.contains(&index) || !has_word(&members[index].1.name, TESTS))
        .map(|index| {
            let root = roots.contains(&index);
            Member { tool: !root && tool(index), ..member(members[index].0, members[index].1, root, named) }
        })
        .filter(|member| !member.roots.is_empty())
        .collect())
}

/// Returns the packages, and the members in their normal dependencies.
fn closure(mut open: Vec<usize>, members: &[(&Metadata, &Package)]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    while let Some(index) = open.pop() {
        if reached.insert(index) {
            let normal =
                members[index].1.dependencies.iter().filter(|dependency| dependency.kind == DependencyKind::Normal);
            open.extend(normal.filter_map(|dependency| {
                let path = dependency.path.as_ref()?;
                members.iter().position(|(_, package)| package.manifest_path.parent() == Some(path))
            }));
        }
    }
    reached
}

fn member(metadata: &Metadata, package: &Package, root: bool, named: bool) -> Member {
    let mut roots = Vec::new();
    let only_programs = !package.targets.iter().any(|target| target.is_bin() && !has_word(&target.name, TOOLS));
    let mut program = false;
    for target in &package.targets {
        let library = target.kind.iter().any(|kind| {
            matches!(
                kind,
                TargetKind::Lib | TargetKind::RLib | TargetKind::DyLib | TargetKind::CDyLib | TargetKind::StaticLib
            )
        });
        // The caller has already checked the name of the package.
        let tool = target.name != package.name.as_str() && has_word(&target.name, TOOLS);
        let shipped = target.is_bin() && root && (!tool || named || only_programs);
        program |= shipped;
        if library || shipped {
            roots.push(target.src_path.clone().into_std_path_buf());
        }
    }
    Member {
        name: package.name.to_string(),
        directory: package
            .manifest_path
            .parent()
            .map_or_else(PathBuf::new, |path| path.to_path_buf().into_std_path_buf()),
        workspace: metadata.workspace_root.clone().into_std_path_buf(),
        roots,
        program,
        tool: false,
        dependencies: package
            .dependencies
            .iter()
            .flat_map(|dependency| {
                let name = dependency.name.clone();
                let features = dependency.features.iter().map(move |feature| format!("{name}/{feature}"));
                features.chain([dependency.name.clone()])
            })
            .collect(),
    }
}

impl Member {
    /// Returns `true` if the name is that of a package for configuration.
    pub(crate) fn is_config(&self) -> bool {
        words(&self.name).iter().any(|word| crate::words::CONFIG.contains(&word.as_str()))
    }
}
