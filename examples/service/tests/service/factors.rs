//! The twelve factors: the table in the README, and the signs of them in the source.

use std::path::{Path, PathBuf};
use std::process::Command;

const FACTORS: [&str; 12] = [
    "I. Codebase",
    "II. Dependencies",
    "III. Config",
    "IV. Backing services",
    "V. Build, release, run",
    "VI. Processes",
    "VII. Port binding",
    "VIII. Concurrency",
    "IX. Disposability",
    "X. Dev/prod parity",
    "XI. Logs",
    "XII. Admin processes",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the text and the target of each link in a cell.
fn links(cell: &str) -> Vec<(&str, &str)> {
    let links = cell.split('[').skip(1).map(|rest| rest.split_once("](").unwrap());
    links.map(|(text, rest)| (text.trim_matches('`'), rest.split_once(')').unwrap().0)).collect()
}

#[test]
fn the_table_names_the_line_and_the_test_of_each() {
    let readme = read("README.md");
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let rows: Vec<Vec<_>> = rows.map(|row| row.split(" | ").collect()).collect();
    for factor in FACTORS {
        let cells = rows.iter().find(|cells| cells[0] == factor).unwrap_or_else(|| panic!("no row for {factor}"));
        let [_, what, code, tests] = cells[..] else { panic!("{cells:?}") };
        assert!(!what.is_empty());
        assert!(!links(code).is_empty() && !links(tests).is_empty(), "{factor}: an empty cell");
        for (_, target) in links(code) {
            let (path, line) = target.split_once("#L").unwrap();
            let text = read(path);
            let mark = format!("{factor}: ");
            let right = text.lines().position(|line| line.contains(&mark)).map(|index| (index + 1).to_string());
            assert_eq!(right.as_deref(), Some(line), "{factor}: the line in {path}");
        }
        for (name, path) in links(tests) {
            assert!(read(path).contains(&format!("fn {name}()")), "{factor}: {path} has no test {name}");
        }
    }
}

#[test]
fn every_link_leads_to_a_file() {
    for target in read("README.md").split("](").skip(1).map(|rest| rest.split_once(')').unwrap().0) {
        let path = target.split('#').next().unwrap();
        assert!(root().join(path).exists(), "{target}");
    }
}

#[test]
fn nothing_is_read_at_compile_time() {
    let mut directories = vec![root().join("src")];
    let mut files = 0;
    while let Some(directory) = directories.pop() {
        for entry in std::fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                directories.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for word in ["env!(", "include_str!(", "include_bytes!("] {
                assert!(!text.contains(word), "{word} in {}", path.display());
            }
            files += 1;
        }
    }
    assert!(files > 10 && !root().join("build.rs").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn needs_no_library_but_that_of_the_system() {
    let output = Command::new("ldd").arg(env!("CARGO_BIN_EXE_orders")).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for library in text.lines().map(|line| line.trim().rsplit('/').next().unwrap().split(' ').next().unwrap()) {
        let known = ["linux-vdso.so", "libgcc_s.so", "libm.so", "libc.so", "libpthread.so", "libdl.so", "ld-"];
        assert!(known.iter().any(|known| library.starts_with(known)), "{library}");
    }
}
