//! The programs that developers run, and that nothing deploys.

use std::collections::BTreeSet;
use std::path::Path;

use cargo_metadata::{Metadata, Package};

use super::closure;
use crate::words::{has_word, words};

/// Words in the name of a developer's tool, or of a directory above it.
pub(super) const TOOLS: &[&str] = &[
    "test",
    "tests",
    "testing",
    "testutil",
    "testutils",
    "e2e",
    "smoke",
    "cli",
    "codegen",
    "gen",
    "generate",
    "generator",
    "xtask",
    "xtasks",
    "bench",
    "benches",
    "benchmark",
    "benchmarks",
    "measure",
    "stress",
    "fuzz",
    "mock",
    "mocks",
    "mocked",
    "fixture",
    "fixtures",
    "tool",
    "tools",
    "tooling",
    "script",
    "scripts",
    "playground",
    "dev",
    "loadtest",
    "seed",
    "seeder",
    "simulator",
    "tester",
    "ctl",
];

/// Whole names of such a tool or directory. As a part of a longer name, they are those of a small service, too.
const WHOLE: &[&str] = &["example", "examples", "sample", "samples", "demo", "demos"];

/// Words in the name of a package for tests, even where a shipped package depends on it.
pub(super) const TESTS: &[&str] = &[
    "test",
    "tests",
    "testing",
    "testutil",
    "testutils",
    "e2e",
    "mock",
    "mocks",
    "mocked",
    "fake",
    "fakes",
    "fixture",
    "fixtures",
    "loadtest",
];

/// Dependencies of a program that serves requests or messages.
const SERVERS: &[&str] = &[
    "actix-web",
    "async-nats",
    "axum",
    "hyper",
    "lapin",
    "poem",
    "rdkafka",
    "rocket",
    "salvo",
    "serenity",
    "teloxide",
    "tide",
    "tonic",
    "twilight-gateway",
    "warp",
];

/// Returns `true` if the name of the package, or of a directory above it, is that of a tool.
pub(super) fn is_tool(root: &Path, package: &Package) -> bool {
    let directory = package.manifest_path.parent().and_then(|path| path.as_std_path().strip_prefix(root).ok());
    let below = directory.into_iter().flat_map(|path| path.components().filter_map(|part| part.as_os_str().to_str()));
    let tool = |name: &str| {
        has_word(name, TOOLS) || WHOLE.contains(&name) || ["tool", "tools", "ctl"].iter().any(|end| name.ends_with(end))
    };
    let mut programs = package.targets.iter().filter(|target| target.is_bin()).peekable();
    below.chain([package.name.as_str()]).any(tool)
        || programs.peek().is_some()
            && programs.all(|target| has_word(&target.name, TESTS) || is_launcher(&target.name))
}

/// Returns `true` for a program that starts the others on a developer's machine, such as `name-local`.
fn is_launcher(name: &str) -> bool {
    words(name).split_last().is_some_and(|(last, before)| last == "local" && !before.is_empty())
}

/// Returns `true` for a task that developers start by an alias of cargo, and that serves nothing.
pub(super) fn is_task(package: &Package, aliased: &BTreeSet<String>) -> bool {
    let named = aliased.contains(package.name.as_str())
        || package.targets.iter().any(|target| target.is_bin() && aliased.contains(&target.name));
    named && !package.dependencies.iter().any(|dependency| SERVERS.contains(&dependency.name.as_str()))
}

/// Returns the packages and programs that an alias in `.cargo/config.toml` runs, as in `"run --package xtask --"`.
pub(super) fn aliased(workspace: &Path) -> Vec<String> {
    let text = ["config.toml", "config"]
        .iter()
        .find_map(|name| std::fs::read_to_string(workspace.join(".cargo").join(name)).ok())
        .unwrap_or_default();
    let section = text.split_once("[alias]").map_or("", |(_, rest)| rest.split("\n[").next().unwrap_or(""));
    let mut found = Vec::new();
    for line in section.lines().filter(|line| has_word(line, &["run"])) {
        let mut words = line.split(|character: char| !(character.is_alphanumeric() || matches!(character, '-' | '_')));
        while let Some(word) = words.next() {
            if matches!(word, "-p" | "--package" | "--bin") {
                found.extend(words.find(|word| !word.is_empty()).map(str::to_owned));
            }
        }
    }
    found
}

/// Returns `true` for a program that most of the workspace is for, while no other program is for as much. It may have
/// any name: `name-cli` may be the service.
pub(super) fn is_product(index: usize, root: &Path, members: &[(&Metadata, &Package)]) -> bool {
    let program = |package: &Package| package.targets.iter().any(cargo_metadata::Target::is_bin);
    let libraries = members.iter().filter(|(_, package)| !program(package)).count();
    let reached = |index: usize| closure(vec![index], members).len();
    let named = has_word(&members[index].1.name, &["cli"]);
    named
        && libraries > 2
        && reached(index) * 2 > libraries
        && !members
            .iter()
            .enumerate()
            .any(|(other, (_, package))| program(package) && !is_tool(root, package) && reached(other) * 2 > libraries)
}
