//! Decodes the bytes of a file: UTF-8, uniform line endings, and no forbidden characters.

use std::ops::Range;

use secrecy::zeroize::Zeroizing;

use crate::env::FaultReason;
use crate::text::{append, has};

/// The text of a file, without a byte order mark, and with `\n` for `\r\n`.
pub(super) struct Decoded {
    pub(super) text: Zeroizing<String>,
    /// The offsets of the U+FFFD that replace invalid UTF-8.
    not_utf8: Vec<usize>,
}

impl Decoded {
    pub(super) fn new(bytes: &[u8]) -> Result<Self, FaultReason> {
        if is_utf16(bytes) {
            return Err(FaultReason::Utf16);
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        // With room for all of it, because a text that grows leaves pieces behind.
        let valid = std::str::from_utf8(bytes);
        let longest = if valid.is_ok() { 1 } else { char::REPLACEMENT_CHARACTER.len_utf8() };
        let mut text = Zeroizing::new(String::with_capacity(longest * bytes.len()));
        let mut not_utf8 = Vec::new();
        // Nearly every file is copied as it is.
        if let Some(valid) = valid.ok().filter(|valid| !has(valid, |byte| byte == b'\r')) {
            text.push_str(valid);
            return Ok(Self { text, not_utf8 });
        }
        for chunk in bytes.utf8_chunks() {
            let mut lines = chunk.valid().split("\r\n");
            text.extend(lines.next());
            lines.for_each(|line| append(&mut text, &["\n", line]));
            if !chunk.invalid().is_empty() {
                not_utf8.push(text.len());
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
        Ok(Self { text, not_utf8 })
    }

    /// Returns the first character in a range that is forbidden in every line, comments included. Readers disagree
    /// about the end or the meaning of a line with such a character.
    pub(super) fn refused(&self, range: Range<usize>) -> Option<(usize, FaultReason)> {
        let next = self.not_utf8.partition_point(|&at| at < range.start);
        let not_utf8 = self.not_utf8.get(next).filter(|&&at| at < range.end).map(|&at| (at, FaultReason::NotUtf8));
        if not_utf8.is_none() && !has(&self.text[range.clone()], |byte| matches!(byte, b'\0' | b'\r')) {
            return None;
        }
        let control = self.text[range.clone()].char_indices().find_map(|(at, c)| match c {
            '\0' => Some((range.start + at, FaultReason::Nul)),
            '\r' => Some((range.start + at, FaultReason::CarriageReturn)),
            _ => None,
        });
        not_utf8.into_iter().chain(control).min_by_key(|(at, _)| *at)
    }
}

/// Recognises UTF-16 by its byte order mark, or by the zero bytes between ASCII characters.
fn is_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [a, 0, b, 0, ..] | [0, a, 0, b, ..] => *a != 0 && *b != 0,
        _ => false,
    }
}
