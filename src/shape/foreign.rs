//! Texts of another grammar than the one expected: JSON, a PEM, a path, a connection string, base64, a template's number.

use std::net::{Ipv6Addr, SocketAddr};

use crate::text::{find, is_one_of, split_once};

/// Recognises `["a"]`, `{"a":1}` and `[1, 2]`, but not `[::1]` or `[YOUR-PASSWORD]`.
pub(crate) fn is_json(text: &str) -> bool {
    let text = text.trim();
    let inner = |open, close| text.strip_prefix(open).and_then(|text| text.strip_suffix(close)).map(str::trim);
    let is_numbers = |inner: &str| inner.bytes().all(|b| b.is_ascii_digit() || b", .-".contains(&b));
    inner('[', ']').is_some_and(|inner| inner.starts_with(['"', '{']) || is_numbers(inner))
        || inner('{', '}').is_some_and(|inner| inner.is_empty() || inner.starts_with('"'))
}

/// Recognises a list in the form of JSON or YAML: `[a, b]`, `{"a": 1}`, and one that is cut off, but neither
/// `{{ list }}` nor hosts in brackets such as `[::1],[::2]`.
pub(crate) fn is_in_brackets(text: &str) -> bool {
    let text = text.trim();
    let inner = |open, close| text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
    let is_list = |inner: &str| !inner.contains(']') && inner.parse::<Ipv6Addr>().is_err() && !inner.contains('%');
    let is_map = |inner: &str| !inner.contains('}') && !inner.starts_with('{');
    let first = text.split(',').next().unwrap_or_default();
    let is_cut = first.len() < text.len() && first.starts_with('[') && !first.contains([']', ':']);
    let is_nested = |start: &&str| text.starts_with(start);
    inner('[', ']').is_some_and(is_list)
        || inner('{', '}').is_some_and(is_map)
        || is_cut
        || ["[\"", "['", "[{", "{\""].iter().any(is_nested)
}

/// Recognises a list in the form of JSON where any text is an item. A lone `{name}` may be one.
pub(crate) fn is_list_in_brackets(text: &str) -> bool {
    is_in_brackets(text) && (text.trim().starts_with('[') || text.contains(['"', ':', ',', '=']))
}

/// Recognises `a=1;b=2`: a map with another separator. The first value has no `=`, as a connection string has.
pub(crate) fn has_pairs_at_semicolons(text: &str) -> bool {
    let is_key = |key: &str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    let mut items = text.trim_end_matches(';').split(';').map(|item| item.trim().split_once('='));
    let is_pair = |pair: Option<(&str, &str)>| pair.is_some_and(|(key, value)| is_key(key) && !value.contains('='));
    items.next().is_some_and(is_pair) && items.next().is_some_and(is_pair) && items.all(is_pair)
}

/// Recognises one flat JSON object that holds a secret among other texts, as a store hands out a record. The key file of
/// a cloud account is such an object too, but none of its keys has one of these names.
pub(crate) fn is_record(text: &str) -> bool {
    let Some(pairs) = flat_object(text.trim()) else { return false };
    let is_secret = |key: &&str| {
        let key = key.to_ascii_lowercase();
        ["password", "passwd", "secret", "token", "value", "api_key"].contains(&&*key) || key.ends_with("_password")
    };
    pairs.len() == 1 || pairs.iter().any(is_secret)
}

/// Returns the keys of an object whose values are texts without escapes, and numbers.
fn flat_object(text: &str) -> Option<Vec<&str>> {
    let mut rest = text.strip_prefix('{')?.trim_start();
    let mut keys = Vec::new();
    loop {
        let (key, after) = string(rest)?;
        let value = after.trim_start().strip_prefix(':')?.trim_start();
        let digits = value.trim_start_matches(|c: char| c.is_ascii_digit());
        rest = if digits.len() < value.len() { digits } else { string(value)?.1 }.trim_start();
        keys.push(key);
        match rest.strip_prefix(',') {
            Some(next) => rest = next.trim_start(),
            None => return (rest == "}").then_some(keys),
        }
    }
}

/// Splits a JSON string without escapes from what follows.
fn string(text: &str) -> Option<(&str, &str)> {
    let (string, rest) = text.strip_prefix('"')?.split_once('"')?;
    (!string.contains('\\')).then_some((string, rest))
}

const PEM: &str = "-----BEGIN ";

/// Tells whether a text begins as a PEM does, or as one in quotes.
pub(crate) fn is_pem(text: &str) -> bool {
    let text = text.trim_start();
    text.strip_prefix(['"', '\'']).unwrap_or(text).starts_with(PEM)
}

/// Recognises a PEM with `\n`, two characters, for each line break.
pub(crate) fn is_pem_with_escapes(text: &str) -> bool {
    is_pem_on_one_line(text) && find(text, "\\n").is_some()
}

/// Recognises a PEM on one line: its line breaks are gone.
pub(crate) fn is_pem_on_one_line(text: &str) -> bool {
    is_pem(text) && !text.trim().contains('\n')
}

/// Recognises the first line of a PEM.
pub(crate) fn is_pem_start(text: &str) -> bool {
    is_pem_on_one_line(text) && is_pem_cut_off(text)
}

/// Recognises a PEM without its last line.
pub(crate) fn is_pem_cut_off(text: &str) -> bool {
    is_pem(text) && find(text, "-----END ").is_none()
}

/// Directories at the root of a file system in which secrets lie.
const ROOTS: &[&str] = &[
    "run",
    "var",
    "etc",
    "mnt",
    "tmp",
    "opt",
    "usr",
    "srv",
    "home",
    "root",
    "private",
    "Users",
    "secrets",
    "secret",
    "vault",
    "certs",
    "credentials",
    "config",
    "workspace",
    "workspaces",
    "app",
    "data",
    "keys",
];

/// Recognises the path of a file where its content belongs. Base64 may begin with a `/`, so the directory at the root is
/// one that is in use.
pub(crate) fn is_path(text: &str) -> bool {
    let path = text.strip_prefix("file:").map_or(text, |path| path.strip_prefix("//").unwrap_or(path));
    let is_segment = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    let is_path = |path: &str| path.split('/').all(is_segment);
    let in_root = path.strip_prefix('/').and_then(|path| path.split_once('/'));
    let relative = ["./", "../", "~/"].iter().find_map(|start| path.strip_prefix(start));
    let drive = path.as_bytes();
    in_root.is_some_and(|(root, rest)| ROOTS.contains(&root) && is_path(rest))
        || relative.is_some_and(|rest| is_path(rest.trim_start_matches("../")))
        || matches!(drive, [letter, b':', b'\\' | b'/', _, ..] if letter.is_ascii_alphabetic()) && drive.len() < 256
}

/// Recognises the path of a mounted secret: `/run/secrets/database-url`. A socket or a database may have another path.
pub(crate) fn is_path_of_secret(text: &str) -> bool {
    let path = text.strip_prefix("file:").map_or(text, |path| path.strip_prefix("//").unwrap_or(path));
    let parent = path.strip_prefix('/').and_then(|path| path.rsplit_once('/'));
    parent.is_some_and(|(parent, _)| parent.split('/').any(|segment| matches!(segment, "secret" | "secrets")))
}

/// Recognises an address that Kubernetes or `docker --link` injects for a service: `tcp://10.0.0.11:6379`.
pub(crate) fn is_link_address(text: &str) -> bool {
    let Some(rest) = ["tcp://", "udp://", "sctp://"].iter().find_map(|scheme| text.strip_prefix(scheme)) else {
        return false;
    };
    // A service has an address of its own.
    let is_of_service = |address: SocketAddr| !address.ip().is_unspecified() && !address.ip().is_loopback();
    rest.parse().is_ok_and(is_of_service)
}

/// Recognises the words that programs write for a missing value, as the name of a host.
#[cfg(feature = "service")]
pub(crate) fn is_missing_host(name: &str) -> bool {
    matches!(name, "undefined" | "null" | "none" | "nil" | "nan")
}

/// Recognises the domains that documentation uses, and the names below them.
#[cfg(feature = "service")]
pub(crate) fn is_example_domain(name: &str) -> bool {
    ["example.com", "example.org", "example.net"]
        .iter()
        .any(|example| name.strip_suffix(example).is_some_and(|sub| sub.is_empty() || sub.ends_with('.')))
}

/// Recognises pairs of `key=value` that describe a connection: `Server=db;Database=orders`, `host=db dbname=orders`,
/// `cache:6379,password=hunter2`.
pub(crate) fn is_connection_string(text: &str) -> bool {
    let is_key = |key: &str| {
        key.starts_with(|c: char| c.is_ascii_alphabetic())
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || b" _-".contains(&b))
    };
    let key_of = |pair| split_once(pair, "=").map(|(key, _)| key.trim());
    let mut pairs = text.trim_end_matches(';').split(';');
    let semicolons = text.contains(';') && pairs.all(|pair| key_of(pair).is_some_and(is_key));
    let libpq = &["host", "hostaddr", "port", "dbname", "user", "password", "sslmode"];
    let blanks = text.split_whitespace().all(|pair| key_of(pair).is_some_and(is_key))
        && text.split_whitespace().filter_map(key_of).any(|key| is_one_of(key, libpq));
    let redis = &["password", "ssl", "abortconnect", "defaultdatabase", "user"];
    let commas = text.split(',').skip(1).filter_map(key_of).any(|key| is_one_of(key, redis));
    !super::starts_with_scheme(text) && (semicolons || blanks || commas)
}

/// Recognises the form of Go's driver: `app:hunter2@tcp(db:3306)/orders`.
pub(crate) fn is_go_data_source(text: &str) -> bool {
    let after_credentials = text.rsplit_once('@').map_or(text, |(_, rest)| rest);
    let open = ["tcp(", "tcp6(", "unix("].iter().find_map(|open| after_credentials.strip_prefix(open));
    open.is_some_and(|rest| rest.contains(')'))
}

/// Recognises base64 of a printable text. Words are base64 too, so the text is padded.
pub(crate) fn is_base64(text: &str) -> bool {
    text.ends_with('=') && base64_of_text(text).is_some()
}

/// Recognises base64 of a URL.
pub(crate) fn is_base64_of_url(text: &str) -> bool {
    base64_of_text(text).is_some_and(|decoded| decoded.windows(3).any(|window| window == b"://"))
}

/// Recognises a URL whose delimiters are percent-encoded, too: `postgres%3A%2F%2Fdb`.
pub(crate) fn is_encoded_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once('%') else { return false };
    let is_scheme = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
    let delimiter = rest.get(.."3A%2F%2F".len()).is_some_and(|start| start.eq_ignore_ascii_case("3A%2F%2F"));
    !scheme.is_empty() && scheme.bytes().all(is_scheme) && delimiter
}

/// Decodes base64 of a printable text.
fn base64_of_text(text: &str) -> Option<Vec<u8>> {
    let bare = text.trim_end_matches('=');
    if text.len() < 8 || text.len() % 4 != 0 || text.len() - bare.len() > 2 {
        return None;
    }
    let is_printable = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t');
    decode_base64(bare.as_bytes()).filter(|decoded| decoded.iter().all(is_printable))
}

fn decode_base64(text: &[u8]) -> Option<Vec<u8>> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for byte in text {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        (bits, count) = (bits << 6 | u32::from(digit), count + 6);
        if count >= 8 {
            count -= 8;
            bytes.extend(u8::try_from(bits >> count & 0xff));
        }
    }
    Some(bytes)
}

/// Recognises a number that a template wrote with an exponent: `1e+06`, as Helm does.
pub(crate) fn has_exponent(text: &str) -> bool {
    let Some((number, exponent)) = split_once(text, "e+") else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (one, fraction) = number.split_once('.').unwrap_or((number, "0"));
    one.len() == 1 && is_digits(one) && is_digits(fraction) && exponent.len() == 2 && is_digits(exponent)
}
