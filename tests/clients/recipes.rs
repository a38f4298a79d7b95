//! The recipes in the docs are the ones that were proven here.

use std::fs;
use std::path::Path;

#[test]
fn are_those_in_the_docs() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let proven: String = files(here).collect();
    let docs: Vec<_> = files(&here.join("../../src/service")).flat_map(|source| recipes(&source)).collect();
    assert!(!docs.is_empty());
    for recipe in docs {
        assert!(proven.contains(&recipe), "nothing proves this recipe:\n{recipe}");
    }
}

fn files(directory: &Path) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|e| e == "rs")).map(|path| fs::read_to_string(path).unwrap())
}

/// The examples that the crate itself cannot compile.
fn recipes(source: &str) -> Vec<String> {
    let docs: Vec<_> = source.lines().filter_map(|line| line.strip_prefix("///")).collect();
    let blocks = docs.split(|line| line.trim() == "```ignore").skip(1);
    let code = blocks.map(|block| block.iter().take_while(|line| line.trim() != "```"));
    code.map(|lines| lines.map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect()).collect()
}
