//! The hosts that are reached without a proxy.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use crate::say::{Complaint, service as say, url as say_url};
use crate::service::UrlError;
use crate::service::engine::host::{Host, is_of_a_name};
use crate::service::engine::shape;
use crate::text::{cut, has};
use crate::value::{EnvValue, Expected, Raw, Sensitivity, ValueError};

/// The hosts that are reached without a proxy: `localhost,127.0.0.1,.internal`.
///
/// This is the meaning of `NO_PROXY`. A name stands for its subdomains too. reqwest, ureq and curl each have rules of
/// their own, and a host that an item misses is reached through the proxy. Accepts only items that mean the same to all
/// of them: a name, with or without a `.` before it, and an IPv4 address. A pattern with `*`, a port, a URL and a part of
/// an address are errors. Each error names the item by its number. A network, an IPv6 address and a `*` alone are
/// accepted with a warning, because one of the clients does not know them.
///
/// ```
/// use factor3::service::NoProxy;
///
/// let list: NoProxy = "localhost,127.0.0.1,DB.internal".parse()?;
/// assert_eq!(list.to_string(), "localhost,127.0.0.1,db.internal");
/// assert_eq!(
///     "localhost,*.internal".parse::<NoProxy>().unwrap_err().to_string(),
///     "the list of hosts: item 2 has a `*`, which clients read differently; write a name, which stands for its \
///      subdomains too"
/// );
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// See [`ProxyUrl`](super::ProxyUrl).
#[derive(Clone)]
pub struct NoProxy {
    items: Vec<String>,
    spaces: bool,
}

impl NoProxy {
    /// Returns the items in their order, in lower case: names without a `.` before them, addresses and networks. There
    /// is at least one.
    ///
    /// ```
    /// # use factor3::service::NoProxy;
    /// let list: NoProxy = ".Internal,10.0.0.0/8".parse()?;
    /// assert_eq!(list.iter().collect::<Vec<_>>(), ["internal", "10.0.0.0/8"]);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.items.iter().map(String::as_str)
    }

    fn read(text: &str) -> Result<Self, ValueError> {
        let spaces = text.bytes().any(|b| matches!(b, b' ' | b'\t'));
        let (mut items, mut errors) = (Vec::new(), Vec::new());
        // All clients skip an empty item.
        let parts = text.split(',').map(|item| item.trim_matches(SPACES)).enumerate();
        for (index, text) in parts.filter(|(_, item)| !item.is_empty()) {
            match item(text) {
                Ok(item) => items.push(item),
                Err(error) => errors.push(error.in_item(index)),
            }
        }
        if items.len() > 1 && items.iter().any(|item| item == "*") {
            errors.push(say::STAR_AMONG_OTHERS.into());
        }
        if items.is_empty() && errors.is_empty() {
            errors.push(ValueError::predicate(say_url::EMPTY));
        }
        if errors.is_empty() { Ok(Self { items, spaces }) } else { Err(errors.into_iter().collect()) }
    }

    fn has(&self, is: impl Fn(&str) -> bool) -> bool {
        self.iter().any(is)
    }
}

const SPACES: [char; 2] = [' ', '\t'];

/// Reads one item.
fn item(text: &str) -> Result<String, ValueError> {
    if text.bytes().all(|b| b.is_ascii_digit() || b == b'.') && text.parse::<Ipv4Addr>().is_ok() {
        return Ok(text.to_owned());
    }
    // Most items are names.
    if has(text, |b| !is_of_a_name(b)) || text.ends_with('.') {
        if has(text, |b| matches!(b, b' ' | b'\t')) {
            return Err(say::TWO_HOSTS_IN_ITEM.into());
        }
        if text == "*" || is_network(text) {
            return Ok(text.to_owned());
        }
        shape::check_address(text)?;
        if let Ok(ip) = text.parse::<Ipv6Addr>() {
            return Ok(ip.to_string());
        }
        unlike_a_host(text)?;
    }
    // Only ureq does not find the name itself by one with a dot.
    let name = text.strip_prefix('.').unwrap_or(text);
    Ok(Host::read(name, false, true)?.into_name())
}

fn is_network(text: &str) -> bool {
    let (address, Some(length)) = cut(text, b'/') else { return false };
    let longest = match address.parse() {
        Ok(IpAddr::V4(_)) => 32,
        Ok(IpAddr::V6(_)) => 128,
        Err(_) => return false,
    };
    !length.starts_with('+') && length.parse::<u8>().is_ok_and(|length| length <= longest)
}

fn unlike_a_host(text: &str) -> Result<(), Complaint> {
    Err(if text.contains("://") {
        say::URL_FOR_HOST
    } else if text.contains('*') {
        say::STAR
    } else if text.contains([';', '|']) {
        say::TWO_HOSTS_IN_ITEM
    } else if text.contains('/') {
        say::BAD_NETWORK
    } else if text.starts_with('[') {
        say::IPV6_IN_BRACKETS
    } else if text.contains(':') {
        say::PORT_IN_ITEM
    } else if text.ends_with('.') {
        say::DOT_AT_END
    } else if !text.is_ascii() {
        say::ITEM_NOT_ASCII
    } else {
        return Ok(());
    })
}

impl FromStr for NoProxy {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        Self::read(text).map_err(|error| UrlError::new("the list of hosts", error))
    }
}

impl EnvValue for NoProxy {
    const EXPECTED: Expected = Expected::text("a list of hosts to reach without a proxy")
        .example("localhost,127.0.0.1,.internal")
        .pattern(r"[ \t,]*[^\s,]+(?:[ \t,]*,[ \t,]*[^\s,]+)*[ \t,]*")
        .with_commas();
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        Self::read(raw.text()?)
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(value, f)
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        let found = [
            (value.spaces, say::SPACE_IN_NO_PROXY),
            (value.has(|item| item == "*"), say::STAR_ALONE),
            (value.has(is_network), say::NETWORK),
            (value.has(|item| item.contains(':') && !is_network(item)), say::IPV6_IN_NO_PROXY),
        ];
        found.into_iter().filter(|(is_so, _)| *is_so).map(|(_, warning)| warning.into()).reduce(ValueError::and)
    }
}

impl fmt::Display for NoProxy {
    /// Writes the list as reqwest, ureq and curl take it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.items.join(","))
    }
}

impl PartialEq for NoProxy {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl Eq for NoProxy {}

impl std::hash::Hash for NoProxy {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.items.hash(state);
    }
}

impl fmt::Debug for NoProxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NoProxy({self})")
    }
}
