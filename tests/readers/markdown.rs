//! Markdown: a parser finds tables of four columns, in which each variable has one row.

use std::collections::{BTreeMap, BTreeSet};

use factor3_readers::{Subject, subjects};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Returns the cells of each row, as plain text.
type Rows = Vec<Vec<String>>;

fn rows(markdown: &str) -> Rows {
    let mut rows = Rows::new();
    let mut cell: Option<String> = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableHead) => rows.push(Vec::new()),
            Event::Start(Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => {
                rows.last_mut().unwrap().push(cell.take().unwrap());
            }
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                if let Some(cell) = &mut cell {
                    cell.push_str(&text);
                }
            }
            _ => {}
        }
    }
    rows.retain(|row| row[..] != ["variable", "default", "value", "meaning"]);
    rows
}

/// Returns the expected first cell of a variable.
fn first_cells(subject: &Subject) -> BTreeSet<String> {
    let variables = subject.schema.variables();
    let cell = |name: &str, file: Option<String>| match file {
        Some(file) => format!("{name} or {file}"),
        None => name.to_owned(),
    };
    variables.iter().map(|variable| cell(variable.name(), variable.file())).collect()
}

#[test]
fn every_variable_has_a_row_of_four_cells() {
    for subject in subjects() {
        let rows = rows(&subject.markdown);
        assert!(rows.iter().all(|row| row.len() == 4), "{}: {rows:?}", subject.name);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &rows {
            *counts.entry(&row[0]).or_default() += 1;
        }
        let found: BTreeSet<String> = counts.keys().map(|cell| (*cell).to_owned()).collect();
        assert_eq!(found, first_cells(&subject), "{}", subject.name);
        // One row for each field that reads the variable.
        let variables = subject.schema.variables();
        for (cell, count) in counts {
            let name = cell.split(' ').next().unwrap();
            let fields = variables.iter().filter(|variable| variable.name() == name).count();
            assert!(count <= fields, "{name} of {} has {count} rows", subject.name);
        }
    }
}

#[test]
fn the_cells_say_what_the_schema_says() {
    for subject in subjects() {
        let rows = rows(&subject.markdown);
        for variable in subject.schema.variables() {
            let mut rows = rows.iter().filter(|row| row[0].split(' ').next() == Some(variable.name()));
            let expected = variable.expected().to_string();
            let found = rows.any(|row| row[2].starts_with(&expected));
            assert!(found, "{} of {} has no row with {expected}", variable.name(), subject.name);
        }
    }
}

#[test]
fn a_cell_holds_whatever_is_in_a_text() {
    let texts = subjects().into_iter().find(|subject| subject.name == "texts").unwrap();
    let rows = rows(&texts.markdown);
    let cell =
        |name: &str, i: usize| rows.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("{name}"))[i].as_str();
    for variable in texts.schema.variables() {
        let Some(default) = variable.default().filter(|_| variable.file().is_none()) else { continue };
        // A line break in code is rendered as a space.
        let default = if default.is_empty() { "empty".to_owned() } else { default.replace('\n', " ") };
        assert_eq!(cell(variable.name(), 1), default, "{}", variable.name());
    }
    assert_eq!(cell("TYPED", 1), "set in the program");
    assert_eq!(cell("TOKEN or TOKEN_FILE", 1), "set in the program");
    assert_eq!(cell("APOSTROPHE", 3), "It's a \"quote\", and another | one.<br>| a | table | | --- | --- | | 1 | 2 |");
    assert_eq!(cell("TABLE_EXAMPLE", 3), "Example: a|b `c`   d");
}
