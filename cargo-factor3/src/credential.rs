//! Texts that are, or contain, a credential.

use crate::words::is_secret;

/// Prefixes of the keys that services issue.
const PREFIXES: &[&str] = &[
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "xoxb-",
    "xoxp-",
    "xapp-",
    "AKIA",
    "ASIA",
    "AIza",
    "eyJ",
    "sk-",
    "SG.",
    "-----BEGIN",
    "npm_",
    "dckr_pat_",
    "hvs.",
    "whsec_",
];

/// Returns the credentials before the `@` of a URL, and the rest of it.
fn userinfo(text: &str) -> Option<(&str, &str)> {
    let after = text.split_once("://")?.1;
    let end = after.find(['/', '?', '#', '"', ' ']).unwrap_or(after.len());
    let (userinfo, host) = after[..end].rsplit_once('@')?;
    Some((userinfo, host))
}

/// Returns `true` for a URL with a literal password.
pub(crate) fn url_password(text: &str) -> bool {
    let known = |password: &str| !password.is_empty() && !is_placeholder(password);
    userinfo(text).is_some_and(|(info, _)| match info.split_once(':') {
        Some((_, password)) => known(password),
        None => false,
    }) || text.split([' ', ';']).any(|pair| {
        // A connection string of libpq and its kind: `host=db password=x`.
        pair.split_once('=').is_some_and(|(key, value)| {
            matches!(key.to_ascii_lowercase().as_str(), "password" | "pwd") && known(value.trim_matches('"'))
        })
    })
}

/// Returns `true` for a URL with a literal key in its query.
pub(crate) fn query_key(text: &str) -> bool {
    text.contains("://")
        && text.split_once('?').is_some_and(|(_, query)| {
            query.split(['&', '"']).filter_map(|pair| pair.split_once('=')).any(|(key, value)| {
                let named = is_secret(key)
                    || matches!(
                        key.to_ascii_lowercase().as_str(),
                        "key" | "apikey" | "api_key" | "api-key" | "appid" | "sig"
                    );
                named && value.len() >= 6 && !is_placeholder(value)
            })
        })
}

/// Returns `true` for a placeholder of a text that comes from elsewhere.
fn is_placeholder(text: &str) -> bool {
    text.contains(['{', '}', '<', '>', '%', '$'])
        || text.chars().all(|character| matches!(character, '*' | 'x' | 'X' | '.'))
}

/// Returns `true` if a literal after the name `before` may contain a credential. Its line is then hidden. It errs on
/// that side.
pub(crate) fn is_in(literal: &str, before: &str) -> bool {
    let text = literal.trim_start_matches(['b', 'r', 'c', '#']).trim_end_matches('#').trim_matches('"');
    url_password(text)
        || query_key(text)
        || userinfo(text).is_some()
        || PREFIXES.iter().any(|prefix| text.starts_with(prefix) && text.len() > prefix.len() + 3)
        || (is_secret(before) && !text.is_empty() && !crate::words::is_variable(text))
        || is_random(text)
}

/// Returns `true` for a long text of disordered letters and digits, without spaces.
fn is_random(text: &str) -> bool {
    let plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '+' | '/' | '=' | '-' | '_');
    text.len() >= 20
        && text.chars().all(plain)
        && text.chars().any(|character| character.is_ascii_digit())
        && text.chars().any(|character| character.is_ascii_alphabetic())
        && !crate::words::is_screaming(text)
}
