//! Where a URL comes apart: credentials, hosts and ports, path, query, fragment.

use std::net::Ipv6Addr;

use secrecy::SecretString;

use super::encode::decode;
use super::host::Host;
use super::parts::Parts;
use super::says;
use super::shape::position;
use crate::service::custom::Table;
use crate::suggest;
use crate::value::ValueError;

/// A text, cut at its delimiters.
pub(in crate::service) struct Split<'a> {
    pub(in crate::service) userinfo: Option<&'a str>,
    pub(in crate::service) hosts: &'a str,
    pub(in crate::service) path: &'a str,
    pub(in crate::service) query: Option<&'a str>,
    pub(in crate::service) fragment: Option<&'a str>,
}

/// Cuts what follows the scheme, unless the delimiters are those of a password that was not encoded: then every parser
/// cuts it somewhere else, and a part of the password is sent to a stranger as a name or a path.
pub(in crate::service) fn split(text: &str, start: usize) -> Result<Split<'_>, ValueError> {
    let rest = &text[start..];
    second_scheme(rest)?;
    if let Some(index) = text.find('\\') {
        return Err(says(format!("has a backslash {}", position(text, index)))
            .help("write `/`; in a password or a name, write %5C"));
    }
    let (authority, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (before_fragment, fragment) = cut(tail, '#');
    let (path, query) = cut(before_fragment, '?');
    let mut keys = query.unwrap_or_default().split('&').map(|pair| pair.split('=').next().unwrap_or_default());
    let stray = path.contains('@') || fragment.is_some_and(|f| f.contains('@')) || keys.any(|key| key.contains('@'));
    let after_brackets = authority.rsplit(']').next().unwrap_or_default();
    if stray && authority.contains('@') {
        return Err(two_ats());
    }
    if stray && after_brackets.contains(':') {
        return Err(delimiter(text, start + authority.len()));
    }
    let (userinfo, hosts) = match authority.rsplit_once('@') {
        Some((userinfo, _)) if userinfo.contains('@') => return Err(two_ats()),
        Some((userinfo, hosts)) => (Some(userinfo), hosts),
        None => (None, authority),
    };
    Ok(Split { userinfo, hosts, path, query, fragment })
}

fn cut(text: &str, delimiter: char) -> (&str, Option<&str>) {
    text.split_once(delimiter).map_or((text, None), |(before, after)| (before, Some(after)))
}

fn second_scheme(rest: &str) -> Result<(), ValueError> {
    let rest = rest.split('?').next().unwrap_or_default();
    let Some((before, _)) = rest.split_once("://") else { return Ok(()) };
    let port = [":tcp", ":udp"].iter().any(|end| before.to_ascii_lowercase().ends_with(end));
    Err(if port {
        ValueError::predicate("has tcp:// in the place of its port")
            .help("Kubernetes sets the variable of the port to tcp://...: use the number alone")
    } else {
        ValueError::predicate("has a second `://`")
            .help("write the scheme once, and one URL; in a password, write `:` as %3A and `/` as %2F")
    })
}

#[cold]
fn two_ats() -> ValueError {
    ValueError::predicate("has more than one `@`").help("in a user name or a password, write `@` as %40")
}

#[cold]
fn delimiter(text: &str, index: usize) -> ValueError {
    let (found, help) = match text[index..].chars().next() {
        Some('/') => ('/', "write it as %2F; if it begins the path, write the `@` in it as %40"),
        Some('?') => ('?', "write it as %3F"),
        _ => ('#', "write it as %23"),
    };
    says(format!("has an unencoded `{found}` in its password, {}", position(text, index))).help(help)
}

/// Reads what stands before the `@`.
pub(in crate::service) fn userinfo(
    text: &str,
    userinfo: &str,
    table: &Table,
    parts: &mut Parts,
) -> Result<(), ValueError> {
    characters(text, userinfo, parts)?;
    let (username, password) = cut(userinfo, ':');
    let username = decode(username, "user name")?;
    let password = password.map(|password| decode(password, "password")).transpose()?;
    let has_control = |text: &str| text.contains(char::is_control);
    if has_control(&username) || password.as_deref().is_some_and(has_control) {
        parts.warn("has a control character in its user name or password", "was a line break encoded with them?");
    }
    match (username.is_empty(), password) {
        (true, None) => parts.warn("has an empty user name", "write a name before the `@`, or leave the `@` out"),
        (true, Some(password)) if password.is_empty() => {
            return Err(ValueError::predicate("has an empty user name and an empty password")
                .help("whatever should have filled them in had none"));
        }
        (true, Some(password)) => {
            parts.password = Some(password.into());
            if !table.username_optional {
                parts.warn("has a password and no user name", "write a name before the `:`");
            }
        }
        (false, None) if table.userinfo_is_token => parts.password = Some(SecretString::from(username)),
        (false, None) => {
            parts.username = Some(username);
            if table.username_optional {
                parts.warn("has a user name and no password", "if it is the password, write `:` before it");
            }
        }
        (false, Some(password)) => {
            parts.username = Some(username);
            if password.is_empty() {
                parts.warn("has an empty password", "whatever should have filled it in had none");
            } else {
                parts.password = Some(password.into());
            }
        }
    }
    Ok(())
}

/// What clients agree on, and what only some of them accept.
fn characters(text: &str, userinfo: &str, parts: &mut Parts) -> Result<(), ValueError> {
    if let Some(index) = userinfo.find(['[', ']']) {
        let start = text.find("://").map_or(0, |index| index + 3);
        let place = position(text, start + index);
        return Err(if is_placeholder(&userinfo[index..]) {
            says(format!("has a placeholder [...] in its user name or password, {place}"))
                .help("write the real value in its place, without the brackets")
        } else {
            says(format!("has a bracket in its user name or password, {place}")).help(
                "if it is one of a placeholder, fill that in; in a real password or name, write `[` as %5B and `]` as %5D",
            )
        });
    }
    if userinfo.contains(['"', '<', '>', '^', '`', '{', '|', '}']) {
        parts.warn(
            "has characters in its user name or password that some clients refuse",
            "percent-encode everything but letters, digits and `-._~`",
        );
    }
    if userinfo.split_once(':').is_some_and(|(_, password)| password.contains(':')) {
        parts.warn("has an unencoded `:` in its password", "write it as %3A");
    }
    Ok(())
}

/// `[YOUR-PASSWORD]`, as dashboards write it.
fn is_placeholder(text: &str) -> bool {
    let words = text.strip_prefix('[').and_then(|text| text.split_once(']')).map_or("", |(words, _)| words);
    let is_capitals = words.len() > 2 && words.bytes().all(|b| b.is_ascii_uppercase() || matches!(b, b'-' | b'_'));
    is_capitals || suggest::is_placeholder(words)
}

/// A host, with its port if one is given.
pub(in crate::service) struct Address {
    pub(in crate::service) host: Host,
    pub(in crate::service) port: Option<u16>,
}

pub(in crate::service) const FOREIGN_LETTERS: &str =
    "clients get its xn-- form; some letters of other alphabets look like ours";

/// Reads what stands after the `@`.
pub(in crate::service) fn hosts(
    split: &Split<'_>,
    table: &Table,
    parts: &mut Parts,
) -> Result<Vec<Address>, ValueError> {
    if split.hosts.contains(',') && (!table.multi_host || parts.scheme.srv) {
        return Err(ValueError::predicate("has more than one host")
            .help("write one; a list of URLs needs a field of the type `Vec`"));
    }
    let mut addresses = Vec::new();
    for item in split.hosts.split(',') {
        let (host, port) = port(item, split.userinfo.is_some())?;
        if port.as_ref().is_some_and(|port| port.padded) {
            parts.warn("has a port that starts with 0", "write the number without it");
        }
        if !host.is_ascii() {
            parts.warn("has a host that is not ASCII", FOREIGN_LETTERS);
        }
        addresses
            .push(Address { host: Host::read(host, table.unix_sockets, false)?, port: port.map(|port| port.number) });
    }
    Ok(addresses)
}

pub(in crate::service) struct Port {
    pub(in crate::service) number: u16,
    /// It starts with a 0.
    pub(in crate::service) padded: bool,
}

/// A text without its port, and the port.
pub(in crate::service) fn port(text: &str, credentials: bool) -> Result<(&str, Option<Port>), ValueError> {
    let (host, port) = match text.split_once(']') {
        Some((address, "")) if address.starts_with('[') => return Ok((text, None)),
        Some((address, port)) if address.starts_with('[') && port.starts_with(':') => {
            (&text[..=address.len()], &port[1..])
        }
        _ if text.starts_with('[') => {
            return Err(ValueError::predicate("has a host in brackets that is no IPv6 address")
                .help("write [::1], or [::1] with `:` and the port after it"));
        }
        _ if text.parse::<Ipv6Addr>().is_ok() => {
            return Err(ValueError::predicate("has an IPv6 address without brackets")
                .help("write it in brackets, and the port after them"));
        }
        _ => match text.split_once(':') {
            Some((_, port)) if port.contains(':') => return Err(not_a_port("has more than one port", credentials)),
            Some(parts) => parts,
            None => return Ok((text, None)),
        },
    };
    if port.is_empty() {
        return Err(ValueError::predicate("has a `:` and no port after its host").help("write the port, or no `:`"));
    }
    let number = port.parse().ok().filter(|port| *port != 0).filter(|_| port.bytes().all(|b| b.is_ascii_digit()));
    match number {
        Some(number) => Ok((host, Some(Port { number, padded: port.starts_with('0') }))),
        None => Err(not_a_port("has a port that is not a number from 1 to 65535", credentials)),
    }
}

/// Without an `@`, the `:` may be that of a password.
#[cold]
fn not_a_port(what: &'static str, credentials: bool) -> ValueError {
    ValueError::predicate(what).help(if credentials {
        "write the host, `:` and one number"
    } else {
        "write the host, `:` and one number; if a password was meant, write its `/` as %2F, `?` as %3F, `#` as %23, \
         `@` as %40 and `%` as %25, and an `@` after it"
    })
}
