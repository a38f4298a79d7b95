//! Addresses.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use super::{EnvValue, Expected, Raw, Sensitivity, ValueError, character};
use crate::say::value as say;
use crate::text::find;

/// Regular expressions for addresses. They are exact for IPv4. For IPv6, they accept any groups and colons.
macro_rules! regex {
    (byte) => {
        "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
    };
    (v4) => {
        concat!("(?:", regex!(byte), r"\.){3}", regex!(byte))
    };
    (v6) => {
        r"(?=.*:.*:)[0-9A-Fa-f:.]+"
    };
    (any) => {
        concat!("(?:", regex!(v4), "|", regex!(v6), ")")
    };
    (port) => {
        ":0*(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5]?[0-9]{1,4})"
    };
    (v4 port) => {
        concat!(regex!(v4), regex!(port))
    };
    (v6 port) => {
        concat!(r"\[", regex!(v6), r"(?:%[0-9]+)?\]", regex!(port))
    };
    (any port) => {
        concat!("(?:", regex!(v4 port), "|", regex!(v6 port), ")")
    };
}

macro_rules! address {
    ($($address:ty: $phrase:literal, $example:literal, $wanted:ident, $port:literal, [$($regex:tt)*];)*) => {$(
        impl EnvValue for $address {
            const EXPECTED: Expected = Expected::text($phrase).example($example).pattern(regex!($($regex)*));
            const SENSITIVITY: Sensitivity = Sensitivity::Public;

            #[inline]
            fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
                let text = raw.text()?;
                text.parse().map_err(|_| no_address(text, Family::$wanted, $port))
            }

            #[inline]
            fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(value, f)
            }
        }
    )*};
}
address! {
    IpAddr: "an IP address", "127.0.0.1", Any, false, [any];
    Ipv4Addr: "an IPv4 address", "127.0.0.1", V4, false, [v4];
    Ipv6Addr: "an IPv6 address", "::1", V6, false, [v6];
    SocketAddr: "an IP address with a port", "127.0.0.1:8080", Any, true, [any port];
    SocketAddrV4: "an IPv4 address with a port", "127.0.0.1:8080", V4, true, [v4 port];
    SocketAddrV6: "an IPv6 address with a port", "[::1]:8080", V6, true, [v6 port];
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Any,
    V4,
    V6,
}

/// Explains why a text is not an address. Frequent mistakes of operators come first, then the syntax.
#[cold]
fn no_address(text: &str, wanted: Family, port: bool) -> ValueError {
    if let Some(error) = character::around(text) {
        return error;
    }
    let ip = text.parse::<IpAddr>().ok();
    let socket = text.parse::<SocketAddr>().ok();
    let family = ip.or(socket.map(|socket| socket.ip())).map(|ip| if ip.is_ipv4() { Family::V4 } else { Family::V6 });
    match family {
        Some(Family::V6) if wanted == Family::V4 => return ValueError::new(say::IS_IPV6),
        Some(Family::V4) if wanted == Family::V6 => return ValueError::new(say::IS_IPV4),
        Some(Family::V6) if port => {
            return ValueError::new(say::NO_PORT).help(say::BRACKETS);
        }
        Some(_) if port => return ValueError::new(say::NO_PORT).help(say::ADD_PORT),
        Some(_) => return ValueError::new(say::HAS_PORT).help(say::REMOVE_PORT),
        None => {}
    }
    if find(text, "://").is_some() {
        return ValueError::new(say::IS_URL).help(say::WITHOUT_SCHEME);
    }
    if text.split_once('/').is_some_and(|(network, _)| network.parse::<IpAddr>().is_ok()) {
        return ValueError::new(say::IS_NETWORK);
    }
    if port && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return ValueError::new(say::NO_ADDRESS_AND_PORT).help(say::EVERY_INTERFACE);
    }
    let Some((host, _)) = text.rsplit_once(':').filter(|_| port) else { return no_ip(text, text) };
    let bracketed = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    if host.is_empty() || host == "*" {
        let reason = if host.is_empty() { say::NO_ADDRESS } else { say::STAR };
        ValueError::new(reason).help(say::EVERY_INTERFACE)
    } else if bracketed.map_or(host.parse::<Ipv4Addr>().is_ok(), |host| host.parse::<Ipv6Addr>().is_ok()) {
        ValueError::new(say::BAD_PORT)
    } else {
        // Brackets belong around an IPv6 address alone.
        let inner = bracketed.filter(|inner| inner.parse::<Ipv4Addr>().is_err());
        no_ip(text, inner.unwrap_or(host))
    }
}

fn no_ip(text: &str, host: &str) -> ValueError {
    let octet_with_zero = |octet: &str| octet.len() > 1 && octet.starts_with('0');
    if host.contains(is_of_name) && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_')) {
        return ValueError::new(say::IS_NAME).help(say::NO_LOOKUP);
    }
    let is_foreign = |c: char| is_of_name(c) && !c.is_alphanumeric() && !matches!(c, '-' | '_' | '[' | ']' | '%');
    if let Some(index) = text.find(is_foreign) {
        return character::at(text, index, say::MISPLACED);
    }
    ValueError::new(if host.starts_with('[') {
        say::IN_BRACKETS
    } else if host.contains('%') {
        say::HAS_ZONE
    } else if host.contains(':') {
        say::BAD_GROUPS
    } else if host.split('.').any(octet_with_zero) {
        say::LEADING_ZERO
    } else {
        say::BAD_NUMBERS
    })
}

fn is_of_name(c: char) -> bool {
    !c.is_ascii_hexdigit() && !matches!(c, '.' | ':')
}
