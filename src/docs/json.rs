//! JSON, as text: a document of a few kinds of value needs no library that every user would compile.

use crate::logfmt::push_quoted;

/// What fits into a line stands in one.
const WIDTH: usize = 120;

#[derive(PartialEq)]
pub(super) enum Json {
    Bool(bool),
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn texts(texts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// An object; keys without a value are left out.
    pub(super) fn object<const N: usize>(pairs: [(&str, Option<Self>); N]) -> Self {
        let pairs = pairs.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Self::Object(pairs.collect())
    }

    /// The text, indented by two spaces, with a line break at its end.
    pub(super) fn document(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0);
        text.push('\n');
        text
    }

    fn line(&self) -> String {
        let join = |items: Vec<String>| items.join(", ");
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Number(value) => value.to_string(),
            Self::Text(value) => quoted(value),
            Self::List(items) => format!("[{}]", join(items.iter().map(Self::line).collect())),
            Self::Object(pairs) => {
                let pairs = pairs.iter().map(|(key, value)| format!("{}: {}", quoted(key), value.line()));
                format!("{{ {} }}", join(pairs.collect()))
            }
        }
    }

    fn write(&self, text: &mut String, depth: usize) {
        let line = self.line();
        let before = text.lines().next_back().unwrap_or_default();
        if depth > 0 && before.chars().count() + line.chars().count() < WIDTH {
            return text.push_str(&line);
        }
        match self {
            Self::Bool(_) | Self::Number(_) | Self::Text(_) => text.push_str(&line),
            Self::List(items) => {
                block(text, depth, '[', ']', items, |text, item| item.write(text, depth + 1));
            }
            Self::Object(pairs) => block(text, depth, '{', '}', pairs, |text, (key, value)| {
                text.push_str(&quoted(key));
                text.push_str(": ");
                value.write(text, depth + 1);
            }),
        }
    }
}

fn block<T>(text: &mut String, depth: usize, open: char, close: char, items: &[T], write: impl Fn(&mut String, &T)) {
    text.push(open);
    for (i, item) in items.iter().enumerate() {
        text.push_str(if i == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(depth + 1));
        write(text, item);
    }
    if !items.is_empty() {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    }
    text.push(close);
}

fn quoted(value: &str) -> String {
    let mut text = String::new();
    push_quoted(&mut text, value);
    text
}
