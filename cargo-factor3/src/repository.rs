//! The files beside the code: environment files, files of settings, lock files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::credential;
use crate::env_file::{self, Entry};
use crate::files::{committed, relative, walk};
use crate::mend::Looks;
use crate::scope::{Member, Scope};
use crate::words::{has_word, is_secret, words};

/// The facts about a repository. They contain no value of a variable.
#[derive(Debug, Default)]
pub(crate) struct Repository {
    pub(crate) env_files: Vec<EnvFile>,
    /// Files named after an environment, each with the index of its package.
    pub(crate) settings: Vec<(usize, String)>,
    /// The workspaces without a committed lock file: the name, and the file and line that explain it.
    pub(crate) unlocked: Vec<(String, String, usize)>,
    /// There is no git, so the committed files are unknown.
    pub(crate) without_git: bool,
}

/// A committed file of variables.
#[derive(Debug)]
pub(crate) struct EnvFile {
    pub(crate) path: String,
    pub(crate) example: bool,
    /// The file is for tests.
    pub(crate) test: bool,
    /// The first line that gives a secret a value.
    pub(crate) secret: Option<usize>,
    /// The file names the database for the checks of sqlx, and contains no other secret.
    pub(crate) database_only: bool,
    pub(crate) looks: BTreeMap<String, Looks>,
}

/// Names of environments in the name of a settings file.
const ENVIRONMENTS: &[&str] = &[
    "local",
    "dev",
    "develop",
    "development",
    "prod",
    "production",
    "staging",
    "stage",
    "qa",
    "uat",
    "preprod",
    "preproduction",
    "sandbox",
];

/// Directories of files that a pipeline or a frontend reads, but not the service.
const ELSEWHERE: &[&str] = &[
    "node_modules",
    "helm",
    "charts",
    "chart",
    "k8s",
    "kubernetes",
    "kustomize",
    "overlays",
    "terraform",
    "ansible",
    "docker",
    "deploy",
    "deployment",
    "deployments",
    "frontend",
    "web",
    "webapp",
    "ui",
    "docs",
    "doc",
    "test",
    "tests",
    "fixtures",
    "testdata",
    "examples",
    "example",
    "infra",
    "ops",
    "grafana",
    "prometheus",
    "manifests",
];

pub(crate) fn read(scope: &Scope) -> Repository {
    let mut repository = Repository::default();
    let listed = committed(&scope.root);
    repository.without_git = listed.is_none();
    let files = listed.clone().unwrap_or_else(|| walk(&scope.root).collect());
    for path in &files {
        let name = relative(&scope.root, path);
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if is_env_file(&file) {
            if let Ok(text) = std::fs::read_to_string(path) {
                repository.env_files.push(env_file(&name, &file, &text, scope));
            }
        } else if is_settings_file(&name, &file)
            && let Some(package) = owner(scope, path)
        {
            repository.settings.push((package, name));
        }
    }
    repository.env_files.sort_by(|one, other| one.path.cmp(&other.path));
    repository.settings.sort();
    if let Some(files) = listed {
        locks(scope, &files, &mut repository);
    }
    repository
}

/// Returns `true` for `.env` and its kind: `.env.local`, `prod.env`, `.env_test`, `env.example`.
fn is_env_file(file: &str) -> bool {
    file == ".env"
        || file.starts_with(".env.")
        || file.starts_with(".env_")
        || file.starts_with(".env-")
        || (file.starts_with("env.") && is_example(file))
        || file.strip_suffix(".env").is_some_and(|name| !name.is_empty())
}

/// Returns `true` for a file to copy, without the values of a deployment.
pub(crate) fn is_example(file: &str) -> bool {
    has_word(
        file,
        &["example", "examples", "sample", "template", "dist", "tmpl", "tpl", "defaults", "schema", "default", "empty"],
    )
}

fn env_file(path: &str, file: &str, text: &str, scope: &Scope) -> EnvFile {
    let entries: Vec<Entry> = env_file::entries(text).into_iter().filter(|entry| !entry.commented).collect();
    let given = |entry: &&Entry| !entry.value.is_empty() && !is_stand_in(&entry.value);
    let secret =
        entries.iter().filter(given).find(|entry| is_secret(&entry.name) || credential::url_password(&entry.value));
    let beside = |entry: &&Entry| {
        !matches!(entry.name.as_str(), "DATABASE_URL" | "SQLX_OFFLINE" | "RUST_LOG" | "RUST_BACKTRACE")
    };
    let local = entries.iter().filter(|entry| entry.name == "DATABASE_URL").all(|entry| {
        entry.value.contains("localhost") || entry.value.contains("127.0.0.1") || entry.value.contains("sqlite")
    });
    let checks = scope.packages.iter().any(|member| member.dependencies.contains("sqlx"))
        && (scope.root.join(".sqlx").is_dir()
            || scope.root.join("sqlx-data.json").is_file()
            || scope.root.join("migrations").is_dir());
    EnvFile {
        path: path.to_owned(),
        example: is_example(file)
            || path.split('/').rev().skip(1).any(|part| matches!(part, "examples" | "example" | "docs" | "templates")),
        test: path
            .split('/')
            .any(|part| has_word(part, &["test", "tests", "testing", "e2e", "ci", "fixtures", "testdata"])),
        secret: secret.map(|entry| entry.line),
        database_only: checks && local && entries.iter().filter(beside).count() == 0,
        looks: entries.iter().filter(given).map(|entry| (entry.name.clone(), Looks::of(&entry.value))).collect(),
    }
}

/// Returns `true` for a stand-in for a value.
fn is_stand_in(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    value.starts_with(['<', '$', '{'])
        || [
            "changeme",
            "change-me",
            "change_me",
            "change-this",
            "your-",
            "your_",
            "xxxx",
            "replace",
            "placeholder",
            "todo",
            "...",
        ]
        .iter()
        .any(|mark| lower.contains(mark))
}

/// Returns `true` for `configuration/production.yaml` or `resources/application-local.yml`, for example.
fn is_settings_file(path: &str, file: &str) -> bool {
    let Some((stem, extension)) = file.rsplit_once('.') else { return false };
    if !matches!(extension, "yaml" | "yml" | "toml" | "json" | "ini" | "ron" | "json5" | "properties" | "hjson")
        || file.starts_with('.')
    {
        return false;
    }
    let directories: Vec<&str> = path.split('/').rev().skip(1).collect();
    let elsewhere =
        |directory: &&str| directory.starts_with('.') || ELSEWHERE.contains(&directory.to_lowercase().as_str());
    if directories.iter().any(elsewhere) {
        return false;
    }
    let named = words(stem);
    let environment = named.iter().any(|word| ENVIRONMENTS.contains(&word.as_str()));
    let settings = |name: &str| {
        has_word(
            name,
            &[
                "config",
                "configs",
                "configuration",
                "configurations",
                "settings",
                "conf",
                "cfg",
                "application",
                "appsettings",
                "app",
                "environments",
                "environment",
                "env",
                "service",
            ],
        )
    };
    let beside = directories.first().is_some_and(|directory| settings(directory) || *directory == "resources");
    let alone = named.len() == 1 && environment && beside;
    let compose = named.iter().any(|word| {
        matches!(
            word.as_str(),
            "compose"
                | "docker"
                | "values"
                | "fly"
                | "dockerfile"
                | "package"
                | "tsconfig"
                | "kustomization"
                | "deny"
                | "clippy"
        )
    });
    environment && !compose && (alone || settings(stem))
}

/// Returns the package of a file: the nearest above it, or the only program.
fn owner(scope: &Scope, path: &Path) -> Option<usize> {
    let nearest = scope
        .packages
        .iter()
        .enumerate()
        .filter(|(_, member)| path.starts_with(&member.directory))
        .max_by_key(|(_, member)| member.directory.components().count());
    let other = || scope.packages.iter().position(|member| member.program && path.starts_with(&member.workspace));
    // No shipped package, except the root package, is above the files of a member that is not shipped.
    nearest.map(|(index, _)| index).or_else(other)
}

fn locks(scope: &Scope, files: &[PathBuf], repository: &mut Repository) {
    let mut seen: Vec<&Path> = Vec::new();
    for member in scope.packages.iter().filter(|member| member.program) {
        if seen.contains(&member.workspace.as_path()) {
            continue;
        }
        seen.push(&member.workspace);
        let lock = member.workspace.join("Cargo.lock");
        if files.contains(&lock) {
            continue;
        }
        let (path, line) = ignored_by(&scope.root, member)
            .unwrap_or_else(|| (relative(&scope.root, &member.workspace.join("Cargo.toml")), 0));
        let name = match relative(&scope.root, &member.workspace) {
            empty if empty.is_empty() => "the-workspace".to_owned(),
            directory => directory,
        };
        repository.unlocked.push((name, path, line));
    }
}

/// Returns the line of a `.gitignore` that names the lock file.
fn ignored_by(root: &Path, member: &Member) -> Option<(String, usize)> {
    member.workspace.ancestors().take_while(|directory| directory.starts_with(root)).find_map(|directory| {
        let path = directory.join(".gitignore");
        let text = std::fs::read_to_string(&path).ok()?;
        let line = text.lines().position(|line| {
            line.trim().trim_start_matches('/').trim_start_matches("**/") == "Cargo.lock" || line.trim() == "*.lock"
        })?;
        Some((relative(root, &path), line + 1))
    })
}
