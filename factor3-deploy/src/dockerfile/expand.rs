//! Quotes, escapes and variables in a word of a Dockerfile.

use std::iter::Peekable;
use std::str::Chars;

/// Finds the value of a variable. `None` means that it is unknown.
type Find<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Returns the word without quotes, and with the values of variables, unless one is unknown.
pub(super) fn expand(text: &str, escape: char, find: Find<'_>) -> Option<String> {
    let (mut word, mut rest, mut quote) = (String::new(), text.chars().peekable(), None);
    while let Some(c) = rest.next() {
        match (c, quote) {
            ('\'', Some('\'')) | ('"', Some('"')) => quote = None,
            (_, Some('\'')) => word.push(c),
            ('\'' | '"', None) => quote = Some(c),
            ('$', _) => word.push_str(&dollar(&mut rest, escape, find)?),
            (c, Some(_)) if c == escape => match rest.next() {
                Some(next) if next == escape || next == '"' || next == '$' => word.push(next),
                Some(next) => word.extend([escape, next]),
                None => word.push(escape),
            },
            (c, None) if c == escape => word.extend(rest.next()),
            _ => word.push(c),
        }
    }
    Some(word)
}

fn dollar(rest: &mut Peekable<Chars<'_>>, escape: char, find: Find<'_>) -> Option<String> {
    let is_name = |c: &char| *c == '_' || c.is_ascii_alphanumeric();
    if rest.next_if_eq(&'{').is_none() {
        let mut name = String::new();
        while let Some(c) = rest.next_if(is_name) {
            name.push(c);
        }
        return if name.is_empty() { Some("$".to_owned()) } else { find(&name) };
    }
    let (mut inside, mut depth) = (String::new(), 1);
    for c in rest.by_ref() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth == 0 {
            break;
        }
        inside.push(c);
    }
    let length = inside.find(|c| !is_name(&c)).unwrap_or(inside.len());
    let (name, operation) = inside.split_at(length);
    let value = find(name)?;
    match operation.get(..2) {
        _ if operation.is_empty() => Some(value),
        Some(":-") if value.is_empty() => expand(&operation[2..], escape, find),
        Some(":-") => Some(value),
        Some(":+") if value.is_empty() => Some(value),
        Some(":+") => expand(&operation[2..], escape, find),
        // Patterns and the like.
        _ => None,
    }
}
