//! The recipes in the docs are those that are tested here.

use std::fs;
use std::path::Path;

#[test]
fn are_those_in_the_docs() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let proven: String = files(here).collect();
    let mut docs: Vec<_> = files(&here.join("../../src/service/kind")).flat_map(|source| recipes(&source)).collect();
    let page = fs::read_to_string(here.join("../../docs/variables.md")).unwrap();
    docs.extend(
        page.split("```rust,ignore\n").skip(1).map(|block| block.split("```").next().unwrap().trim().to_owned()),
    );
    assert!(!docs.is_empty());
    for recipe in docs {
        assert!(proven.contains(&recipe), "nothing proves this recipe:\n{recipe}");
    }
}

fn files(directory: &Path) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|e| e == "rs")).map(|path| fs::read_to_string(path).unwrap())
}

/// Returns the examples that the crate itself cannot compile, without comment markers.
fn recipes(source: &str) -> Vec<String> {
    let docs: String = source.lines().filter_map(|line| Some(line.strip_prefix("///")?.to_owned() + "\n")).collect();
    let recipe = |block: &str| block.split(" ```\n").next().unwrap_or_default().replace("\n ", "\n");
    docs.split("```ignore").skip(1).map(|block| recipe(block).trim().to_owned()).collect()
}
