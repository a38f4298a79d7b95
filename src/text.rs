//! Searches in short texts, and what puts texts together. The standard library's searches are made for long texts: that for
//! a text adds 7 KiB to a small program, and the setup of each takes longer than scanning a name.

/// Appends several parts. Out of line, because a text is put together in many places.
#[inline(never)]
pub(crate) fn append(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}

/// Appends the digits of a number: cheaper than to format it, for what many problems and rows have.
pub(crate) fn push_number(text: &mut String, number: usize) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    let digit = number % 10;
    text.push_str(&"0123456789"[digit..=digit]);
}

/// Returns the offset of the first occurrence of `part`.
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    let part = part.as_bytes();
    // Few windows begin alike, and only those are compared as a whole.
    text.as_bytes().windows(part.len()).position(|window| window.first() == part.first() && window == part)
}

/// Splits a text, if there is one, at a separator. Nearly every separator is one character.
pub(crate) fn split<'a>(text: Option<&'a str>, separator: &'a str) -> impl Iterator<Item = &'a str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let text = rest?;
        let end = match separator.as_bytes() {
            [byte] => text.bytes().position(|other| other == *byte),
            _ => find(text, separator),
        };
        rest = end.map(|end| &text[end + separator.len()..]);
        Some(end.map_or(text, |end| &text[..end]))
    })
}

/// Joins texts. With so few, this is cheaper than `concat`.
pub(crate) fn join(parts: &[&str]) -> String {
    let mut text = String::with_capacity(parts.iter().map(|part| part.len()).sum());
    append(&mut text, parts);
    text
}

/// Returns `true` if a byte of the text is such a byte. It looks at all of them, which the compiler does for many at a
/// time.
pub(crate) fn has(text: &str, is: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, byte| found | is(byte))
}

/// Returns `true` if the text is one of the words, in any case.
// Out of line, because the compiler would unroll each list of words into 2 KiB.
#[inline(never)]
pub(crate) fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Splits a text at the first of an ASCII character.
#[cfg(feature = "service")]
pub(crate) fn cut(text: &str, delimiter: u8) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == delimiter) {
        Some(index) => (&text[..index], Some(&text[index + 1..])),
        None => (text, None),
    }
}

pub(crate) fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let start = find(text, separator)?;
    Some((&text[..start], &text[start + separator.len()..]))
}
