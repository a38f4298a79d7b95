//! The cross-check: the `url` crate reads the same text, as half of the clients do. If it reads something else, those
//! clients would connect to another server.

use secrecy::zeroize::Zeroizing;
use url::Url;

use super::authority::{Address, Split};
use super::encode::decode;
use crate::say;
use crate::text::{cut, has};
use crate::value::ValueError;

/// Checks that `url` reads equal scheme, credentials, host and port. Of several hosts, each is compared alone.
pub(in crate::service) fn agrees(
    text: &str,
    start: usize,
    split: &Split<'_>,
    addresses: &[Address],
) -> Result<(), ValueError> {
    let scheme = scheme(text, start);
    // `url` cannot read a host in the query.
    if split.hosts.is_empty() || is_read_alike(text, start, addresses) {
        return Ok(());
    }
    let agrees = |url: &str, raw: &str, address| {
        Url::parse(url).is_ok_and(|url| same(&url, scheme, raw, address) && same_credentials(&url, split.userinfo))
    };
    if let ([address], true) = (addresses, split.hosts.is_ascii()) {
        return if agrees(text, split.hosts, address) { Ok(()) } else { Err(differ()) };
    }
    let userinfo = split.userinfo.map(|userinfo| Zeroizing::new([userinfo, "@"].concat())).unwrap_or_default();
    let after = &text[start..];
    let tail = &after[after.find(['/', '?', '#']).unwrap_or(after.len())..];
    for (raw, address) in split.hosts.split(',').zip(addresses) {
        // For these schemes, `url` keeps a name as it is, and the parts hold its punycode.
        let raw = if raw.is_ascii() { raw.to_owned() } else { ascii(address) };
        if !agrees(&Zeroizing::new([scheme, "://", &userinfo, &raw, tail].concat()), &raw, address) {
            return Err(differ());
        }
    }
    Ok(())
}

/// Recognises the URLs that `url` certainly reads as this crate does, which are nearly all.
///
/// They have one host, and a scheme without rules of its own, so that `url` takes the host as it is written: a name, an
/// IPv4 address or the encoded path of a socket. Of the other bytes that may occur, the first `/` or `?` ends the
/// authority and the one `@` before it the credentials, for both. What both then take apart, at the first `:` of the
/// credentials and the one of the host, `url` keeps encoded, and encodes nothing that decoding would not undo.
fn is_read_alike(text: &str, start: usize, addresses: &[Address]) -> bool {
    let scheme = scheme(text, start);
    let is_known = |special: &&str| special.eq_ignore_ascii_case(scheme);
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~');
    let is_delimiter = |b: u8| matches!(b, b':' | b'/' | b'@' | b'?' | b'=' | b'&' | b'%');
    addresses.len() == 1
        && !["http", "https", "ws", "wss", "ftp", "file"].iter().any(is_known)
        && !has(scheme, |b| !b.is_ascii_alphanumeric() && !matches!(b, b'+' | b'-' | b'.'))
        && !has(&text[start..], |b| !is_plain(b) && !is_delimiter(b))
}

fn scheme(text: &str, start: usize) -> &str {
    text[..start].strip_suffix("://").unwrap_or_default()
}

fn ascii(address: &Address) -> String {
    let port = address.port.map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}{port}", address.host.name())
}

fn same(url: &Url, scheme: &str, raw: &str, address: &Address) -> bool {
    let port_of_scheme = match url.scheme() {
        "ws" | "http" => Some(80),
        "wss" | "https" => Some(443),
        _ => None,
    };
    // `url` drops a port that is the default of a scheme it knows.
    let port = url.port() == address.port || url.port().is_none() && address.port == port_of_scheme;
    let host = match (url.host(), address.host.ip()) {
        (Some(url::Host::Ipv6(theirs)), Some(ours)) => ours == theirs,
        (Some(url::Host::Ipv4(theirs)), Some(ours)) => ours == theirs,
        (Some(url::Host::Domain(theirs)), _) if address.host.is_socket() => raw.starts_with(theirs),
        (Some(url::Host::Domain(theirs)), _) => theirs.eq_ignore_ascii_case(address.host.name()),
        _ => false,
    };
    url.scheme().eq_ignore_ascii_case(scheme) && port && host
}

fn same_credentials(url: &Url, userinfo: Option<&str>) -> bool {
    let userinfo = userinfo.unwrap_or_default();
    let (username, password) = cut(userinfo, b':');
    let decoded = |text| decode(text, "").map(|text| Zeroizing::new(text.into_owned()));
    let same = |ours, theirs| {
        ours == theirs || matches!((decoded(ours), decoded(theirs)), (Ok(ours), Ok(theirs)) if ours == theirs)
    };
    same(username, url.username()) && same(password.unwrap_or_default(), url.password().unwrap_or_default())
}

#[cold]
fn differ() -> ValueError {
    say::url::AMBIGUOUS.into()
}
