//! The Markdown page: a table of the variables, and one more for each group.

use super::{Documents, Fallback, OPTIONAL_GROUP, docs_in, other_names};
use crate::schema::{Group, Variable};
use crate::text::append;

const HEADER: &str =
    "<!-- Written from the program: change it there, and the tests say how to write this file again. -->\n";

impl Documents {
    /// Returns a Markdown page with a table of the variables, and one more for each group.
    ///
    /// [`assert_markdown!`](crate::assert_markdown) keeps the committed file up to date.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config {
    /// #     /// Port the HTTP server listens on.
    /// #     #[env(default = 8080)] port: u16 }
    /// assert!(Config::documents().markdown().ends_with(
    ///     "| `PORT` | `8080` | an integer from 0 to 65535 | Port the HTTP server listens on. |\n"
    /// ));
    /// ```
    pub fn markdown(&self) -> String {
        let mut text = HEADER.to_owned();
        if !self.group.docs.is_empty() {
            append(&mut text, &["\n", self.group.docs, "\n"]);
        }
        self.section(&self.group, &mut text);
        text
    }

    /// Writes the table of a group, then the sections of its nested groups.
    fn section(&self, group: &Group, text: &mut String) {
        let (variables, groups) = group.parts();
        if !variables.is_empty() {
            text.push_str("\n| variable | default | value | meaning |\n| --- | --- | --- | --- |\n");
        }
        let mut rows = Vec::new();
        for variable in variables {
            let row = self.row(variable, group);
            // Variants may share a variable.
            if !rows.contains(&row) {
                text.push_str(&row);
                rows.push(row);
            }
        }
        for group in groups {
            append(text, &["\n## ", &code(&group.field), "\n"]);
            let instances =
                group.list.as_deref().map(super::of_instances).unwrap_or_default().replace("<NAME>", "`<NAME>`");
            for paragraph in [group.docs, group.switches.as_ref().map_or("", |_| OPTIONAL_GROUP), &instances] {
                if !paragraph.is_empty() {
                    append(text, &["\n", paragraph, "\n"]);
                }
            }
            self.section(group, text);
        }
    }

    fn row(&self, variable: &Variable, group: &Group) -> String {
        let default = match self.fallback(variable) {
            Some(Fallback::Text("")) => "empty".to_owned(),
            Some(Fallback::Text(text)) => code(text),
            Some(Fallback::InProgram) => "set in the program".to_owned(),
            None if variable.is_required() => "**required**".to_owned(),
            None => "not set".to_owned(),
        };
        let mut name = code(variable.name());
        if let Some(file) = variable.file() {
            append(&mut name, &[" or ", &code(&file)]);
        }
        let mut meaning = Vec::new();
        for paragraph in docs_in(group, variable).split("\n\n") {
            meaning.push(paragraph.replace('\n', " "));
        }
        // The conditions of the entire group are listed above its table.
        let chosen = variable.conditions().last().filter(|_| group.tag.is_some() && !is_tag(variable, group));
        meaning.extend(chosen.map(|condition| format!("Read {condition}.")));
        meaning.extend(
            variable.example().filter(|_| variable.is_required()).map(|text| format!("Example: {}", code(text))),
        );
        meaning.extend(other_names(variable));
        meaning.retain(|paragraph| !paragraph.is_empty());
        let mut row = String::new();
        for cell in [name, default, super::value(variable), meaning.join("<br>")] {
            append(&mut row, &["| ", &cell.replace('|', "\\|").replace('\n', " "), " "]);
        }
        row + "|\n"
    }
}

fn is_tag(variable: &Variable, group: &Group) -> bool {
    group.tag.as_ref().is_some_and(|tag| tag.name() == variable.name())
}

/// Formats a code span, even for a text with backticks. Markdown strips one space at both ends.
fn code(text: &str) -> String {
    let (mut run, mut quotes) = (0, 0);
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        quotes = quotes.max(run);
    }
    let fence = "`".repeat(quotes + 1);
    let is_padded = text.starts_with(' ') && text.ends_with(' ') && text.contains(|c| c != ' ');
    let space = if quotes > 0 || is_padded { " " } else { "" };
    [&fence, space, text, space, &fence].concat()
}
