//! The help of a flag, in the form that clap gives to the docs of a field: the first paragraph for `-h`, all of them for
//! `--help`.

use clap::Arg;

/// What the help of a flag says.
pub(crate) struct Help {
    paragraphs: Vec<String>,
    /// `[env: PORT] [default: 8080]`, as clap writes them.
    notes: String,
}

impl Help {
    pub(crate) fn new(docs: &str, env: &str, default: Option<&str>) -> Self {
        let paragraphs = docs.split("\n\n").map(joined).filter(|paragraph| !paragraph.is_empty());
        let default = default.map(|default| format!(" [default: {}]", quoted(default)));
        Self { paragraphs: paragraphs.collect(), notes: format!("[env: {env}]{}", default.unwrap_or_default()) }
    }

    pub(crate) fn of(self, arg: Arg) -> Arg {
        let Self { paragraphs, notes } = self;
        let arg = match &*paragraphs {
            [] => return arg.help(notes),
            [first, ..] => arg.help(format!("{} {notes}", without_period(first))),
        };
        if paragraphs.len() > 1 { arg.long_help(format!("{}\n\n{notes}", paragraphs.join("\n\n"))) } else { arg }
    }
}

/// Joins the lines of a paragraph, which clap breaks anew.
fn joined(paragraph: &str) -> String {
    paragraph.lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn without_period(text: &str) -> &str {
    text.strip_suffix('.').filter(|text| !text.ends_with('.')).unwrap_or(text)
}

/// Quotes a text with white space, as clap does, and an empty one.
fn quoted(text: &str) -> String {
    if text.is_empty() || text.contains(char::is_whitespace) { format!("{text:?}") } else { text.to_owned() }
}
