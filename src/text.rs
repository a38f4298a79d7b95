//! A search for a text in another one. That of the standard library is made for long texts: in a small program it is 7 KiB,
//! and it takes longer to begin than a name is long.

/// Where the first such part begins.
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    text.as_bytes().windows(part.len()).position(|window| window == part.as_bytes())
}

pub(crate) fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let start = find(text, separator)?;
    Some((&text[..start], &text[start + separator.len()..]))
}
