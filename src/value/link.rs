//! URLs without credentials, and without a type in this crate.

use std::fmt;

use url::{ParseError, Position, Url};

use super::{EnvValue, Expected, Raw, ValueError, character};
use crate::say::hint;
use crate::say::{Complaint, url as say_url, value as say};
use crate::shape::{self, Look};
use crate::text::has;

/// A URL that cannot leak a secret. The [`Debug`] form of a [`url::Url`] prints its password, and a query may hold a
/// token. The URL is therefore hidden, unless the field has the option `public`.
impl EnvValue for Url {
    const EXPECTED: Expected = Expected::text("a URL")
        .example("https://example.com/path")
        .url()
        .pattern(r"[A-Za-z][A-Za-z0-9+.\-]*://(?::?@)?[^\s@/?#\\]*(?:[/?#\\]\S*)?");

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let text = raw.text()?;
        match Self::parse(text) {
            Ok(url) if is_plain(text, &url) => Ok(url),
            parsed => examine(text, parsed),
        }
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(value, f)
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        odd_host(value.host_str().filter(|_| is_of_the_web(value))?).map(Into::into)
    }
}

/// Returns `true` for nearly every URL: with a plain host, without a character that would be encoded or removed, and
/// without an `@` that may end credentials. Invisible characters would be encoded or removed. [`examine`] then has nothing
/// to look for.
fn is_plain(text: &str, url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    text == url.as_str()
        && !host.is_empty()
        && (!has(text, |byte| byte == b'@') || has_no_credentials(url, host))
        && (!is_of_the_web(url) || has_plain_host(host))
}

/// Returns `true` if no `@` of a URL ends credentials, or may do so.
#[cold]
fn has_no_credentials(url: &Url, host: &str) -> bool {
    // Without a port, which may be the start of a password, an `@` ends nothing.
    let is_alone = || url.port().is_none() && !host.starts_with('[');
    url.username().is_empty() && url.password().is_none() && (is_alone() || !url[Position::BeforePath..].contains('@'))
}

/// Returns `true` unless the host has a character that no host has. The `url` crate takes `https://a;b/`.
fn has_plain_host(host: &str) -> bool {
    // The loop is short and has no early exit, which costs the least.
    host.bytes().fold(true, |is_plain, byte| is_plain & OF_HOST[usize::from(byte)])
}

/// The bytes of a host. A table costs the least for each.
const OF_HOST: [bool; 256] = {
    let (mut table, mut byte) = ([false; 256], 0_u8);
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'[' | b':' | b']');
        byte += 1;
    }
    table
};

/// Returns `true` if the host is one that is looked up. In another scheme it may have any form.
fn is_of_the_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https" | "ws" | "wss")
}

/// Rejects URLs that the `url` crate should not accept, then explains those that it rejects.
#[cold]
fn examine(text: &str, parsed: Result<Url, ParseError>) -> Result<Url, ValueError> {
    let of = |by| hint::find(&Look::at(text), by).map(|shape| ValueError::of_shape(shape.complaint_about_url()));
    // The crate silently removes white space and control characters.
    if let Some(index) = text.find(character::is_unseen) {
        let error = || character::at(text, index, say::CANNOT_BE_SEEN);
        return Err(of(&hint::NO_URL).unwrap_or_else(error));
    }
    let after_scheme = after_scheme(text).map_err(|error| of(&hint::NO_URL).unwrap_or(error))?;
    if splits_credentials(after_scheme) {
        return Err(say::url::SPLIT_CREDENTIALS.into());
    }
    let host = after_scheme.strip_prefix('[').and_then(|host| host.split_once(']'));
    if host.is_some_and(|(host, _)| shape::is_words_in_brackets(host)) {
        return Err(say_url::PLACEHOLDER_HOST.into());
    }
    let url = parsed.map_err(|error| of(&hint::URL).unwrap_or_else(|| no_url(error)))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(say::url::CREDENTIALS.into());
    }
    if is_of_the_web(&url) && !url.host_str().is_none_or(has_plain_host) {
        return Err(of(&hint::URL).unwrap_or_else(|| say_url::BAD_CHARACTER_IN_HOST.into()));
    }
    Ok(url)
}

/// The `url` crate reads `localhost` in `localhost:8080` as a scheme.
fn after_scheme(text: &str) -> Result<&str, ValueError> {
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'-' | b'.'))
    };
    // A port, or a password, rather than what follows a scheme.
    let is_other = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit()) || rest.contains('@');
    match text.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => match rest.strip_prefix("//") {
            Some(rest) => Ok(rest),
            None if scheme != "mailto" && is_other(rest) => Err(no_scheme()),
            None => Err(ValueError::new(say::url::NO_SLASHES).help(say::url::ADD_SLASHES)),
        },
        _ if text.is_empty() => Err(ValueError::new(say::EMPTY)),
        _ => Err(no_scheme()),
    }
}

fn no_scheme() -> ValueError {
    ValueError::new(say::url::NO_SCHEME).help(say::url::START_WITH_SCHEME)
}

/// In `user:12#34@host`, and with a `/` or `?` as well, the host ends before the `@`: the password is cut in two.
fn splits_credentials(after_scheme: &str) -> bool {
    let (host, rest) = after_scheme.split_at(after_scheme.find(['/', '?', '#', '\\']).unwrap_or(after_scheme.len()));
    host.contains(':') && rest.contains('@')
}

#[cold]
fn no_url(error: ParseError) -> ValueError {
    ValueError::new(match error {
        ParseError::EmptyHost => say::url::NO_HOST,
        ParseError::InvalidPort => say::BAD_PORT,
        ParseError::InvalidIpv4Address | ParseError::InvalidIpv6Address => say::url::BAD_ADDRESS,
        ParseError::IdnaError | ParseError::InvalidDomainCharacter => say::url::BAD_NAME,
        _ => say::url::BAD_SYNTAX,
    })
}

/// Returns a warning for the name of a host that may resolve, but is probably not the intended one.
pub(crate) fn odd_host(name: &str) -> Option<Complaint> {
    let name = name.trim_end_matches('.');
    Some(match name {
        _ if shape::is_missing_host(name) => say_url::MISSING_HOST,
        "host" | "hostname" => say_url::EXAMPLE_HOST,
        _ if shape::is_example_domain(name) => say_url::EXAMPLE_DOMAIN,
        _ if name.starts_with('-') => say_url::HYPHEN_BEFORE_HOST,
        _ if name.split('.').any(|label| label.starts_with('-') || label.ends_with('-')) => say_url::HYPHEN_IN_HOST,
        _ => return None,
    })
}
