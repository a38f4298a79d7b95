//! Building blocks for regular expressions in the dialect of JSON Schema.

use crate::text::append;

/// A secret: neither blank nor a single line with a trailing newline.
pub(super) const SECRET: &str = r"(?!\s*$)(?:[\s\S]*[^\r\n]|[\s\S]*[\r\n][^\r\n][\s\S]*)";

/// Matches any of the words, ignoring ASCII case.
pub(crate) fn words(words: &[&str]) -> String {
    let mut regex = String::new();
    for (i, word) in words.iter().enumerate() {
        append(&mut regex, &[if i == 0 { "" } else { "|" }, &in_any_case(word)]);
    }
    regex
}

fn in_any_case(word: &str) -> String {
    let letter = |c: char| match (c.to_ascii_uppercase(), c.to_ascii_lowercase()) {
        (upper, lower) if upper != lower => format!("[{upper}{lower}]"),
        _ => literal(c.encode_utf8(&mut [0; 4])),
    };
    word.chars().map(letter).collect()
}

/// Escapes a text. Inside brackets the caller must escape a `-`, which elsewhere must not be escaped.
pub(crate) fn literal(text: &str) -> String {
    let mut regex = String::new();
    for c in text.chars() {
        if matches!(c, '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/') {
            regex.push('\\');
        }
        regex.push(c);
    }
    regex
}
