//! The two tokens that both the names and the values of a `.env` file are made of.

/// Returns the longest name at the start of a text, which may be empty.
pub(super) fn identifier(text: &str) -> &str {
    let start = |c: char| c.is_ascii_alphabetic() || c == '_';
    let end = text.find(|c: char| !(start(c) || c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    if text.starts_with(start) { &text[..end] } else { "" }
}

/// Returns the offset of the line feed that ends a line, or of the end of the text.
pub(super) fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length)
}
