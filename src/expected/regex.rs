//! Regular expressions of JSON Schema, put together.

/// A secret on its own: not blank, and not one line with a line break at its end.
pub(super) const SECRET: &str = r"(?!\s*$)(?:[\s\S]*[^\r\n]|[\s\S]*[\r\n][^\r\n][\s\S]*)";

/// Any of some words, in any ASCII case.
pub(crate) fn words(words: &[&str]) -> String {
    let mut regex = String::new();
    for (i, word) in words.iter().enumerate() {
        regex.extend([if i == 0 { "" } else { "|" }, &in_any_case(word)]);
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

/// A text as it stands; between brackets a `-` has to be escaped, and only there may it be.
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
