//! Percent-encoding: every character that is not unreserved is encoded, and decoded once.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use secrecy::zeroize::Zeroizing;

use crate::say::Complaint;
use crate::say::url as say;
use crate::text::{cut, has};

/// Encodes a text for a URL. Only `A-Za-z0-9-._~` stay as they are, because every client reads those alike.
pub(in crate::service) struct Encoded<'a>(pub(in crate::service) &'a str);

/// Encodes a path for a URL. Other than [`Encoded`], it keeps `/`.
pub(in crate::service) struct EncodedPath<'a>(pub(in crate::service) &'a str);

impl fmt::Display for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        encode(self.0, b"-._~", f)
    }
}

impl fmt::Display for EncodedPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        encode(self.0, b"-._~/", f)
    }
}

fn encode(text: &str, plain: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || plain.contains(byte);
    let mut rest = text;
    while !rest.is_empty() {
        let (run, after) = rest.split_at(rest.bytes().take_while(is_plain).count());
        f.write_str(run)?;
        let mut characters = after.chars();
        if let Some(c) = characters.next() {
            c.encode_utf8(&mut [0; 4]).bytes().try_for_each(|byte| escape(byte, f))?;
        }
        rest = characters.as_str();
    }
    Ok(())
}

/// Writes `%2F`, for a fraction of what a number in a format string costs.
fn escape(byte: u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    f.write_char('%')?;
    f.write_char(DIGITS[usize::from(byte >> 4)])?;
    f.write_char(DIGITS[usize::from(byte & 15)])
}

/// Decodes a part of a URL. `what` completes "in its …".
pub(in crate::service) fn decode<'a>(text: &'a str, what: &'static str) -> Result<Cow<'a, str>, Complaint> {
    if !has(text, |byte| matches!(byte, b'%' | 0)) {
        return Ok(Cow::Borrowed(text));
    }
    // The exact capacity: a string that shrinks leaves pieces of a password behind.
    let escapes = text.bytes().filter(|byte| *byte == b'%').count();
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len().saturating_sub(2 * escapes)));
    let mut rest = text;
    while let (run, Some(after)) = cut(rest, b'%') {
        let digit = |i: usize| char::from(*after.as_bytes().get(i)?).to_digit(16);
        let (Some(high), Some(low)) = (digit(0), digit(1)) else {
            return Err(say::incomplete_escape(what));
        };
        bytes.extend_from_slice(run.as_bytes());
        bytes.extend(u8::try_from(high * 16 + low));
        rest = &after[2..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    let decoded = std::str::from_utf8(&bytes).map_err(|_| say::escape_not_utf8(what))?;
    if has(decoded, |byte| byte == 0) {
        return Err(say::nul(what));
    }
    String::from_utf8(std::mem::take(&mut *bytes)).map(Cow::Owned).map_err(|_| say::escape_not_utf8(what))
}
