//! The cases in which the name of a variant becomes a word.

use crate::attr::Options;
use crate::ctxt::Ctxt;
use crate::nearest::nearest;
use crate::say;

#[derive(Clone, Copy)]
pub(crate) struct Case(fn(&str) -> String);

/// Each case is named in itself, as in serde.
const CASES: [(&str, Case); 8] = [
    ("kebab-case", Case(|name| joined(name, "-", str::to_lowercase))),
    ("snake_case", Case(|name| joined(name, "_", str::to_lowercase))),
    ("lowercase", Case(str::to_lowercase)),
    ("camelCase", Case(camel)),
    ("PascalCase", Case(|name| words(name).map(capitalized).collect())),
    ("UPPERCASE", Case(str::to_uppercase)),
    ("SCREAMING_SNAKE_CASE", Case(screaming_snake)),
    ("SCREAMING-KEBAB-CASE", Case(|name| joined(name, "-", str::to_uppercase))),
];

impl Case {
    /// Returns the case of `rename_all`, or kebab-case without it.
    pub(crate) fn read(cx: &Ctxt, options: &Options) -> Self {
        let (_, kebab) = CASES[0];
        let Some(written) = options.rename_all.as_ref().map(|case| &case.value) else {
            return kebab;
        };
        let text = written.value();
        if let Some(&(_, case)) = CASES.iter().find(|(name, _)| *name == text) {
            return case;
        }
        let names = CASES.iter().map(|(name, _)| *name);
        let near = nearest(&text, names.clone());
        cx.error(written, say::unknown_case(&text, near, &names.map(str::to_owned).collect::<Vec<_>>()));
        kebab
    }

    pub(crate) fn apply(self, name: &str) -> String {
        self.0(name)
    }
}

pub(crate) fn screaming_snake(name: &str) -> String {
    joined(name, "_", str::to_uppercase)
}

fn camel(name: &str) -> String {
    let mut words = words(name);
    let first = words.next().unwrap_or_default().to_lowercase();
    first + &words.map(capitalized).collect::<String>()
}

fn joined(name: &str, between: &str, case: fn(&str) -> String) -> String {
    words(name).map(case).collect::<Vec<_>>().join(between)
}

fn capitalized(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().map_or(String::new(), |first| first.to_uppercase().to_string() + &rest.as_str().to_lowercase())
}

/// Splits a name into its words: `max_age`, `MaxAge`, `HTTPMax2Age`. A capital begins a word if the letter before it is
/// small, or the one after it. A digit belongs to the word before it.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).flat_map(split_at_capitals).filter(|word| !word.is_empty())
}

fn split_at_capitals(name: &str) -> Vec<&str> {
    let (mut words, mut start, mut before) = (Vec::new(), 0, None);
    for (i, c) in name.char_indices() {
        let is_before_small = || name[i..].chars().nth(1).is_some_and(char::is_lowercase);
        if c.is_uppercase() && before.is_some_and(|letter| char::is_lowercase(letter) || is_before_small()) {
            words.push(&name[start..i]);
            start = i;
        }
        if c.is_lowercase() || c.is_uppercase() {
            before = Some(c);
        }
    }
    words.push(&name[start..]);
    words
}
