//! Substring search for short texts. The standard library's search is made for long ones: it adds 7 KiB to a small
//! program, and its setup takes longer than scanning a name.

/// Returns the offset of the first occurrence of `part`.
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    text.as_bytes().windows(part.len()).position(|window| window == part.as_bytes())
}

pub(crate) fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let start = find(text, separator)?;
    Some((&text[..start], &text[start + separator.len()..]))
}
