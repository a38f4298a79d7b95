//! `docs/architecture.md` describes the source as it is: its rooms, their order, and the files that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page() -> String {
    fs::read_to_string(root().join("docs/architecture.md")).unwrap()
}

/// Returns the rooms in the order of the page, lowest first.
fn rooms() -> Vec<String> {
    let page = page();
    let (_, table) = page.split_once("| room | purpose |\n").unwrap();
    let rows = table.lines().skip(1).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.split('`').nth(1).unwrap().to_owned()).collect()
}

/// Returns every source file of the library, with the room that it belongs to. The crate root belongs to none.
fn sources() -> Vec<(String, PathBuf)> {
    let (src, mut sources) = (root().join("src"), Vec::new());
    let mut directories = vec![src.clone()];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                directories.push(path);
                continue;
            }
            let room = path.strip_prefix(&src).unwrap().iter().next().unwrap().to_str().unwrap();
            let room = room.strip_suffix(".rs").unwrap_or(room).to_owned();
            if room != "lib" {
                sources.push((room, path));
            }
        }
    }
    sources
}

/// Returns the rooms that a file names by a path from the crate root. Comments do not count, and neither does `$crate`,
/// which a macro resolves for its caller.
fn uses(source: &str) -> BTreeSet<&str> {
    let code = source.lines().map(|line| line.split("//").next().unwrap());
    let paths = code.flat_map(|line| line.match_indices("crate::").map(move |(at, _)| line.split_at(at)));
    let paths = paths.filter(|(before, _)| !before.ends_with(|c: char| c == '$' || c == '_' || c.is_alphanumeric()));
    let mut rooms = BTreeSet::new();
    for (_, path) in paths {
        let path = &path["crate::".len()..];
        match path.strip_prefix('{') {
            Some(group) => rooms.extend(group.split(['}', ',']).map(first_word)),
            None => drop(rooms.insert(first_word(path))),
        }
    }
    rooms.remove("");
    rooms
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    text.split(|c: char| c != '_' && !c.is_alphanumeric()).next().unwrap()
}

#[test]
fn the_page_lists_every_room_and_no_other() {
    let found: BTreeSet<String> = sources().into_iter().map(|(room, _)| room).collect();
    let listed: BTreeSet<String> = rooms().into_iter().collect();
    assert_eq!(listed, found);
    assert_eq!(listed.len(), rooms().len(), "a room is listed twice");
}

#[test]
fn a_room_uses_only_the_rooms_above_it() {
    let rooms = rooms();
    let place = |name: &str| rooms.iter().position(|room| room == name);
    let mut wrong = Vec::new();
    for (room, path) in sources() {
        let source = fs::read_to_string(&path).unwrap();
        for used in uses(&source) {
            if used != room && place(used).is_none_or(|used| used > place(&room).unwrap()) {
                wrong.push(format!("{} uses {used}", path.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Returns the name of the type that a line defines. A `type` that is indented belongs to a trait, and its name to that.
fn defined_type(line: &str) -> Option<&str> {
    let item = line.trim_start();
    let item = match item.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest.split_once(") ")?.1,
        Some(rest) => rest.strip_prefix(' ')?,
        None => item,
    };
    let (keyword, rest) = item.split_once(' ')?;
    let defines =
        matches!(keyword, "struct" | "enum" | "union" | "trait") || keyword == "type" && !line.starts_with(' ');
    defines.then(|| first_word(rest))
}

#[test]
fn no_two_types_have_one_name() {
    let (mut seen, mut twice) = (BTreeMap::new(), Vec::new());
    for (_, path) in sources() {
        for name in fs::read_to_string(&path).unwrap().lines().filter_map(defined_type) {
            if let Some(other) = seen.insert(name.to_owned(), path.clone()) {
                twice.push(format!("{name} in {} and {}", other.display(), path.display()));
            }
        }
    }
    assert!(seen.len() > 150, "the source defines {} types", seen.len());
    assert_eq!(twice, Vec::<String>::new());
}

#[test]
fn types_are_found_where_code_defines_them() {
    let lines = [
        ("pub(in crate::service) struct Parts {", Some("Parts")),
        ("    enum Inner<'a> {", Some("Inner")),
        ("pub trait Service: Sized {", Some("Service")),
        ("type Pairs = Vec<u8>;", Some("Pairs")),
        ("    type Value = T;", None),
        ("/// struct Config {", None),
        ("pub struct Unit;", Some("Unit")),
    ];
    for (line, name) in lines {
        assert_eq!(defined_type(line), name, "{line}");
    }
}

#[test]
fn every_file_that_the_page_names_exists() {
    let page = page();
    let code = page.split('`').skip(1).step_by(2);
    let paths: Vec<_> = code.filter(|text| text.contains('/') && !text.contains([' ', '\n'])).collect();
    assert!(paths.len() > 20, "the page names {} files", paths.len());
    for path in paths {
        assert!(root().join(path).exists(), "{path} does not exist");
    }
}

#[test]
fn uses_are_found_where_code_has_them() {
    let source = "use crate::env::Env;\nuse crate::{say, suggest};\n// crate::load\nlet x = $crate::docs::f(crate::text::find());\n";
    assert_eq!(uses(source), BTreeSet::from(["env", "say", "suggest", "text"]));
}
