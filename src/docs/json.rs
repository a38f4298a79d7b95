//! A JSON writer. The documents use only a few kinds of value, which do not justify a dependency for every user.

use crate::logfmt::push_quoted;
use crate::text::append;

/// The widest line. A value that fits stays on one line.
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

    pub(super) fn texts(texts: &[impl AsRef<str>]) -> Self {
        let mut list = Vec::new();
        for text in texts {
            list.push(Self::text(text.as_ref()));
        }
        Self::List(list)
    }

    /// Creates an object without the keys that have no value. It takes the values from a slice: an array parameter
    /// would be compiled once per length.
    pub(super) fn object(pairs: &mut [(&str, Option<Self>)]) -> Self {
        let mut object = Vec::new();
        for (key, value) in pairs {
            object.extend(value.take().map(|value| ((*key).to_owned(), value)));
        }
        Self::Object(object)
    }

    /// Formats the document with an indentation of two spaces and a trailing newline.
    pub(super) fn document(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0);
        text.push('\n');
        text
    }

    fn line(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Number(value) => value.to_string(),
            Self::Text(value) => quoted(value),
            Self::List(items) => ["[", &join(items.len(), &|i| items[i].line()), "]"].concat(),
            Self::Object(pairs) if pairs.is_empty() => "{}".to_owned(),
            Self::Object(pairs) => {
                let pair = |i: usize| [&quoted(&pairs[i].0), ": ", &pairs[i].1.line()].concat();
                ["{ ", &join(pairs.len(), &pair), " }"].concat()
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
                block(text, depth, ["[", "]"], items.len(), &|text, i| items[i].write(text, depth + 1));
            }
            Self::Object(pairs) => block(text, depth, ["{", "}"], pairs.len(), &|text, i| {
                let (key, value) = &pairs[i];
                append(text, &[&quoted(key), ": "]);
                value.write(text, depth + 1);
            }),
        }
    }
}

fn join(count: usize, item: &dyn Fn(usize) -> String) -> String {
    let mut text = String::new();
    for i in 0..count {
        append(&mut text, &[if i == 0 { "" } else { ", " }, &item(i)]);
    }
    text
}

fn block(text: &mut String, depth: usize, [open, close]: [&str; 2], count: usize, write: &dyn Fn(&mut String, usize)) {
    text.push_str(open);
    for i in 0..count {
        append(text, &[if i == 0 { "\n" } else { ",\n" }, &"  ".repeat(depth + 1)]);
        write(text, i);
    }
    if count > 0 {
        append(text, &["\n", &"  ".repeat(depth)]);
    }
    text.push_str(close);
}

fn quoted(value: &str) -> String {
    let mut text = String::new();
    push_quoted(&mut text, value);
    text
}
