//! Splits a URL into credentials, hosts and ports, path, query and fragment.

use std::borrow::Cow;
use std::net::Ipv6Addr;

use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

use super::encode::decode;
use super::faults::Faults;
use super::host::Host;
use super::parts::Parts;
use crate::say::Complaint;
use crate::say::hint::{self, Shape};
use crate::say::url::{self as say, Delimiter};
use crate::say::value::Position;
use crate::service::custom::Table;
use crate::shape::{self, Look};
use crate::text::{cut, find, has, split_once};
use crate::value::ValueError;

/// A URL, split at its delimiters.
pub(in crate::service) struct Split<'a> {
    pub(in crate::service) userinfo: Option<&'a str>,
    pub(in crate::service) hosts: &'a str,
    pub(in crate::service) path: &'a str,
    pub(in crate::service) query: Option<&'a str>,
    pub(in crate::service) fragment: Option<&'a str>,
}

/// Splits the text after the scheme. Delimiters of an unencoded password are an error: each parser would split the text
/// elsewhere, and send a part of the password to a stranger as a host name or a path.
pub(in crate::service) fn split(text: &str, start: usize) -> Result<Split<'_>, ValueError> {
    let rest = &text[start..];
    second_scheme(text, rest)?;
    if has(text, |byte| byte == b'\\') {
        let index = text.find('\\').unwrap_or_default();
        return Err(say::backslash(Position::of(text, index)).into());
    }
    let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#'));
    let (authority, tail) = rest.split_at(end.unwrap_or(rest.len()));
    let (before_fragment, fragment) = cut(tail, b'#');
    let (path, query) = cut(before_fragment, b'?');
    let is_at = |byte| byte == b'@';
    let keys = || query.unwrap_or_default().split('&').map(|pair| cut(pair, b'=').0);
    let is_stray = || has(path, is_at) || fragment.is_some_and(|f| has(f, is_at)) || keys().any(|key| has(key, is_at));
    let stray = has(tail, is_at) && is_stray();
    let after_brackets = || authority.rsplit(']').next().unwrap_or_default();
    if stray && has(authority, is_at) {
        return Err(say::TWO_ATS.into());
    }
    if stray && after_brackets().contains(':') {
        return Err(delimiter(text, start + authority.len()).into());
    }
    let (userinfo, hosts) = match cut(authority, b'@') {
        (_, Some(after)) if has(after, is_at) => return Err(say::TWO_ATS.into()),
        (userinfo, Some(hosts)) => (Some(userinfo), hosts),
        (hosts, None) => (None, hosts),
    };
    Ok(Split { userinfo, hosts, path, query, fragment })
}

/// Returns `false` for a text with a second URL in it.
pub(super) fn has_one_scheme(text: &str, start: usize) -> bool {
    second_scheme(text, &text[start..]).is_ok()
}

fn second_scheme(text: &str, rest: &str) -> Result<(), Complaint> {
    let (rest, _) = cut(rest, b'?');
    let Some((before, _)) = split_once(rest, "://") else { return Ok(()) };
    let port = [":tcp", ":udp"].iter().any(|end| Zeroizing::new(before.to_ascii_lowercase()).ends_with(end));
    if port {
        return Err(say::LINK_IN_PORT);
    }
    let several = hint::find(&Look::at(text), &hint::NO_URL).filter(|_| shape::is_list_of_urls(text));
    Err(several.map_or(say::TWO_SCHEMES, Shape::complaint_about_url))
}

#[cold]
fn delimiter(text: &str, index: usize) -> Complaint {
    let delimiter = match text[index..].chars().next() {
        Some('/') => Delimiter::Slash,
        Some('?') => Delimiter::Question,
        _ => Delimiter::Hash,
    };
    say::unencoded(delimiter, Position::of(text, index))
}

/// Reads the credentials before the `@`.
pub(in crate::service) fn userinfo(
    text: &str,
    userinfo: &str,
    table: &Table,
    parts: &mut Parts,
) -> Result<(), ValueError> {
    characters(text, userinfo, parts).map_err(ValueError::of_password)?;
    let (username, password) = cut(userinfo, b':');
    let mut faults = Faults::default();
    let username = faults.keep(decode(username, "user name"));
    let password = password.map(|password| decode(password, "password").map_err(ValueError::of_password));
    let password = faults.keep(password.transpose());
    faults.none()?;
    let username = username.unwrap_or_default().into_owned();
    let password = password.flatten().map(Cow::into_owned);
    let may_be_control = |byte: u8| byte.is_ascii_control() || !byte.is_ascii();
    let has_control = |text: &str| has(text, may_be_control) && text.contains(char::is_control);
    if has_control(&username) || password.as_deref().is_some_and(has_control) {
        parts.warn(say::CONTROL_IN_CREDENTIALS);
    }
    match (username.is_empty(), password) {
        (true, None) => parts.warn(say::EMPTY_USER),
        (true, Some(password)) if password.is_empty() => {
            return Err(say::EMPTY_CREDENTIALS.into());
        }
        (true, Some(password)) => {
            parts.password = Some(password.into());
            if !table.username_optional {
                parts.warn(say::PASSWORD_WITHOUT_USER);
            }
        }
        (false, None) if table.userinfo_is_token => parts.password = Some(SecretString::from(username)),
        (false, None) => {
            parts.username = Some(username);
            if table.username_optional {
                parts.warn(say::USER_WITHOUT_PASSWORD);
            }
        }
        (false, Some(password)) => {
            parts.username = Some(username);
            if password.is_empty() {
                parts.warn(say::EMPTY_PASSWORD);
            } else {
                parts.password = Some(password.into());
            }
        }
    }
    Ok(())
}

/// Rejects characters on which clients disagree.
fn characters(text: &str, userinfo: &str, parts: &mut Parts) -> Result<(), Complaint> {
    if let Some(index) = userinfo.bytes().position(|byte| matches!(byte, b'[' | b']')) {
        let start = find(text, "://").map_or(0, |index| index + 3);
        let is_placeholder = is_placeholder(&userinfo[index..]);
        let complaint = if is_placeholder { say::placeholder_in_brackets } else { say::bracket };
        return Err(complaint(Position::of(text, start + index)));
    }
    if has(userinfo, |byte| matches!(byte, b'"' | b'<' | b'>' | b'^' | b'`' | b'{' | b'|' | b'}')) {
        parts.warn(say::ODD_CHARACTERS);
    }
    if userinfo.bytes().filter(|byte| *byte == b':').count() > 1 {
        parts.warn(say::UNENCODED_COLON);
    }
    Ok(())
}

/// Recognises a placeholder such as `[YOUR-PASSWORD]`, as dashboards write it.
pub(super) fn has_placeholder(userinfo: &str) -> bool {
    userinfo.find('[').is_some_and(|index| is_placeholder(&userinfo[index..]))
}

fn is_placeholder(text: &str) -> bool {
    let words = text.strip_prefix('[').and_then(|text| text.split_once(']')).map_or("", |(words, _)| words);
    shape::is_words_in_brackets(words)
}

/// A host, and its port if the URL gives one.
#[derive(Clone)]
pub(in crate::service) struct Address {
    pub(in crate::service) host: Host,
    pub(in crate::service) port: Option<u16>,
}

/// Reads the hosts after the `@`.
pub(in crate::service) fn hosts(
    split: &Split<'_>,
    table: &Table,
    parts: &mut Parts,
) -> Result<Vec<Address>, ValueError> {
    if has(split.hosts, |byte| byte == b',') && (!table.multi_host || parts.scheme.srv) {
        return Err(say::TWO_HOSTS.into());
    }
    if has(split.hosts, |byte| byte == b'(') {
        return Err(say::host_of_go(table.socket_form()).into());
    }
    let (mut addresses, mut faults) = (Vec::new(), Faults::default());
    for item in split.hosts.split(',') {
        let Some((host, port)) = faults.keep(port(item, split.userinfo.is_some())) else { continue };
        if port.as_ref().is_some_and(|port| port.padded) {
            parts.warn(say::PADDED_PORT);
        }
        if !host.is_ascii() {
            parts.warn(say::NOT_ASCII_HOST);
        }
        let host = faults.keep(Host::read(host, table.unix_sockets, false));
        addresses.extend(host.map(|host| Address { host, port: port.map(|port| port.number) }));
    }
    faults.none()?;
    Ok(addresses)
}

pub(in crate::service) struct Port {
    pub(in crate::service) number: u16,
    /// The port starts with a 0.
    pub(in crate::service) padded: bool,
}

/// Separates a host from its port.
pub(in crate::service) fn port(text: &str, has_credentials: bool) -> Result<(&str, Option<Port>), Complaint> {
    let (host, port) = match cut(text, b':') {
        _ if text.starts_with('[') => match text.split_once(']') {
            Some((_, "")) => return Ok((text, None)),
            Some((address, port)) if port.starts_with(':') => (&text[..=address.len()], &port[1..]),
            _ => return Err(say::BAD_IPV6),
        },
        (_, None) => return Ok((text, None)),
        (_, Some(_)) if is_bare_ipv6(text) => return Err(say::IPV6_WITHOUT_BRACKETS),
        (_, Some(port)) if has(port, |byte| byte == b':') => return Err(say::two_ports(has_credentials)),
        (host, Some(port)) => (host, port),
    };
    number(port, has_credentials).map(|port| (host, Some(port)))
}

/// Reads the port after the `:`.
pub(in crate::service) fn number(port: &str, has_credentials: bool) -> Result<Port, Complaint> {
    if port.is_empty() {
        return Err(say::NO_PORT_AFTER_COLON);
    }
    if port.starts_with('-') {
        return Err(say::HYPHEN_BEFORE_PORT);
    }
    let number = port.parse().ok().filter(|port| *port != 0).filter(|_| port.bytes().all(|b| b.is_ascii_digit()));
    match number {
        Some(number) => Ok(Port { number, padded: port.starts_with('0') }),
        // Digits alone are not a password.
        None => Err(say::bad_port(has_credentials || port.bytes().all(|b| b.is_ascii_digit()))),
    }
}

/// Recognises an IPv6 address without brackets, also with a port behind it.
fn is_bare_ipv6(text: &str) -> bool {
    let before_port = || text.rsplit_once(':').map_or("", |(address, _)| address);
    // A host and its port have one colon.
    text.bytes().filter(|byte| *byte == b':').count() > 1
        && [text, before_port()].iter().any(|text| text.parse::<Ipv6Addr>().is_ok())
}
