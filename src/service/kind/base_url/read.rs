//! The reader of a base URL, and the rules for its path.

use secrecy::zeroize::Zeroizing;
use url::Url;

use super::{BaseUrl, HTTP};
use crate::say::{Complaint, service as say, url as say_url};
use crate::service::Host;
use crate::service::engine::authority::{self, Split};
use crate::service::engine::encode::decode;
use crate::service::engine::faults::Faults;
use crate::service::engine::parts::Parts;
use crate::service::engine::{credentials, path, read, scheme, shape};
use crate::text::{find, has};
use crate::value::{ValueError, character};

impl BaseUrl {
    pub(super) fn read(text: &str, userinfo: bool) -> Result<Self, ValueError> {
        shape::check(text).map_err(|error| credentials::all(text, error))?;
        let (scheme, start) = scheme::scheme(text, HTTP)?;
        let (split, mut faults) = read::split(text, start)?;
        let mut parts = Parts::new(scheme);
        match split.userinfo {
            // They are reported already.
            _ if !faults.is_empty() => {}
            Some(_) if !userinfo => faults.add(say::CREDENTIALS.into()),
            Some(userinfo) => {
                let read = authority::userinfo(text, userinfo, HTTP, &mut parts);
                faults.keep(read.map_err(|error| credentials::all(text, error)));
            }
            None => {}
        }
        let host = faults.keep(host(&split, &mut parts));
        if host.is_some() || split.userinfo.is_some() {
            rest(&split, &mut parts, &mut faults);
        }
        faults.none()?;
        let host = host.ok_or(say_url::AMBIGUOUS)?;
        let url = second_opinion(text, &split, &host)?;
        parts.warnings.extend(host.warning());
        if let Some(other) = HTTP.schemes.iter().find(|other| other.port == host.port() && other.port != scheme.port) {
            parts.warn(say_url::port_of_other_scheme(other.name, other.port, scheme.name, scheme.port));
        }
        let Parts { username, password, warnings, .. } = parts;
        Ok(Self { url, host, username, password, warnings })
    }
}

/// Checks what follows the host.
fn rest(split: &Split<'_>, parts: &mut Parts, faults: &mut Faults) {
    faults.keep(check_path(split.path, parts));
    if split.query.is_some() {
        faults.add(say::QUERY.into());
    }
    if split.fragment.is_some() {
        faults.add(say::FRAGMENT.into());
    }
}

/// Reads the one host of an HTTP URL, and its port.
pub(in crate::service) fn host(split: &Split<'_>, parts: &mut Parts) -> Result<Host, ValueError> {
    if has(split.hosts, |byte| byte == b',') {
        return Err(say_url::TWO_HOSTS.into());
    }
    let (name, port) = authority::port(split.hosts, split.userinfo.is_some())?;
    let host = Host::read(name, false, true)?;
    if host.ip().is_some_and(|ip| ip.is_unspecified()) {
        return Err(say_url::LISTEN_ADDRESS.into());
    }
    if !name.is_ascii() {
        parts.warn(say_url::NOT_ASCII_HOST);
    }
    if port.as_ref().is_some_and(|port| port.padded) {
        parts.warn(say_url::PADDED_PORT);
    }
    Ok(host.at(port.map_or(parts.scheme.port, |port| port.number)))
}

/// Checks the path of a base, not yet decoded. It is empty or starts with a `/`.
fn check_path(raw: &str, parts: &mut Parts) -> Result<(), Complaint> {
    let Some(path) = raw.strip_prefix('/').filter(|path| !path.is_empty()) else { return Ok(()) };
    check_relative(path)?;
    if is_like_credentials(path) {
        return Err(say::AT_IN_PATH);
    }
    // The same base without its last slash is refused as a value with something at its end.
    if path.trim_end_matches('/').ends_with([',', ';', '\'']) {
        return Err(say::ENDS_WITH_MARK);
    }
    if has(path, |byte| byte == b'=' || is_odd(byte)) {
        if path::is_like_query(path) {
            return Err(say::PAIRS_IN_PATH);
        }
        if has(path, is_odd) {
            parts.warn(say::ODD_CHARACTER);
        }
    }
    Ok(())
}

fn is_odd(byte: u8) -> bool {
    matches!(byte, b'|' | b'[' | b']' | b'^' | b'"' | b'`')
}

/// Recognises misplaced credentials: `/a@b` is a name, but `/hunter2@api.internal` comes from a `/` in the wrong place.
fn is_like_credentials(path: &str) -> bool {
    has(path, |byte| byte == b'@')
        && path.rsplit_once('@').is_some_and(|(before, after)| {
            let host = after.split('/').next().unwrap_or_default();
            before.contains(':') || host.contains(['.', ':'])
        })
}

/// Checks that a path can be appended to a base, and that every server reads it alike.
pub(super) fn check_relative(path: &str) -> Result<(), Complaint> {
    let has = |is: fn(u8) -> bool| has(path, is);
    if find(path, "://").is_some() {
        Err(say::ABSOLUTE)
    } else if has(|byte| byte == b'\\') {
        Err(say::BACKSLASH)
    } else if has(|byte| matches!(byte, b'?' | b'#')) {
        Err(say::QUERY_OR_FRAGMENT)
    } else if has(|byte| !byte.is_ascii_graphic()) && path.contains(character::is_unseen) {
        Err(say::UNSEEN_IN_PATH)
    } else if has(|byte| matches!(byte, b'{' | b'}' | b'<' | b'>')) {
        Err(say::PLACEHOLDER_IN_PATH)
    } else {
        check_segments(path)
    }
}

fn check_segments(path: &str) -> Result<(), Complaint> {
    for segment in path.strip_suffix('/').unwrap_or(path).split('/') {
        match &*decode(segment, "path")? {
            "" if path.is_empty() => return Ok(()),
            "" => return Err(say_url::EMPTY_SEGMENT),
            "." | ".." => return Err(say_url::DOT_SEGMENT),
            _ => {}
        }
    }
    Ok(())
}

/// Returns `true` if the `url` crate reads this host and port.
pub(in crate::service) fn is_host_of(ours: &Host, url: &Url) -> bool {
    let host = match url.host() {
        Some(url::Host::Domain(name)) => name == ours.name(),
        Some(url::Host::Ipv4(ip)) => ours.ip() == Some(ip.into()),
        Some(url::Host::Ipv6(ip)) => ours.ip() == Some(ip.into()),
        None => false,
    };
    host && url.port_or_known_default() == Some(ours.port())
}

/// Returns the text as the `url` crate reads it, without credentials and with a trailing `/`.
fn second_opinion(text: &str, split: &Split<'_>, ours: &Host) -> Result<Url, Complaint> {
    let end = if split.path.is_empty() || split.path.ends_with('/') { "" } else { "/" };
    let whole = Zeroizing::new([text, end].concat());
    let decoded = |path: &str| decode(path, "path").ok().map(|path| Zeroizing::new(path.into_owned()));
    let same_path = |theirs: &str| {
        let theirs = theirs.strip_suffix(end).unwrap_or(theirs);
        theirs == split.path || decoded(theirs) == decoded(split.path)
    };
    let same = |url: &Url| is_host_of(ours, url) && (split.path.is_empty() || same_path(url.path()));
    let mut url = Url::parse(&whole).ok().filter(same).ok_or(say_url::AMBIGUOUS)?;
    if split.userinfo.is_some() {
        // These only fail for a URL without a host.
        let _ = url.set_username("");
        let _ = url.set_password(None);
    }
    Ok(url)
}
