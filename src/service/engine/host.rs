//! One host: a name, an IP address, a Unix socket or a bucket, with its port.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use secrecy::zeroize::Zeroize as _;

use super::encode::decode;
use crate::say::Complaint;
use crate::say::url as say;
use crate::shape;
use crate::text::has;
use crate::value::{ValueError, odd_host};

/// A host of a server: a name, an IP address, a Unix socket or a bucket, with its port.
///
/// It displays as `host:port`, with brackets around an IPv6 address. A socket displays as its path, a bucket as its name.
///
/// ```
/// use factor3::service::PostgresUrl;
///
/// let url: PostgresUrl = "postgres://db-1,db-2:6432,[::1]/orders".parse()?;
/// let hosts: Vec<_> = url.hosts().iter().map(ToString::to_string).collect();
/// assert_eq!(hosts, ["db-1:5432", "db-2:6432", "[::1]:5432"]);
/// assert_eq!(url.hosts()[2].name(), "::1");
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Host {
    name: String,
    kind: HostKind,
    port: u16,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum HostKind {
    Name,
    Ip(IpAddr),
    Socket,
    Bucket,
}

impl Host {
    /// Returns the name, the IP address without brackets, or the absolute path of the socket or its directory.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://[::1]/orders".parse()?;
    /// assert_eq!(url.hosts()[0].name(), "::1");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the port, or the default port of the service if the URL gives none. It is 0 for a bucket.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://db:6432/orders".parse()?;
    /// assert_eq!(url.hosts()[0].port(), 6432);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Returns the IP address, if the host is one.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://127.0.0.1,db/orders".parse()?;
    /// assert_eq!(url.hosts()[0].ip(), Some(std::net::IpAddr::from([127, 0, 0, 1])));
    /// assert_eq!(url.hosts()[1].ip(), None);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn ip(&self) -> Option<IpAddr> {
        match self.kind {
            HostKind::Ip(ip) => Some(ip),
            HostKind::Name | HostKind::Socket | HostKind::Bucket => None,
        }
    }

    /// Returns `true` for a Unix socket.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://%2Frun%2Fpostgresql/orders".parse()?;
    /// assert!(url.hosts()[0].is_socket());
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn is_socket(&self) -> bool {
        self.kind == HostKind::Socket
    }

    /// Returns `true` for a bucket, which is a name and no server.
    ///
    /// ```
    /// use factor3::service::ObjectStoreUrl;
    ///
    /// let url: ObjectStoreUrl = "s3://orders/exports".parse()?;
    /// assert!(url.hosts()[0].is_bucket());
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn is_bucket(&self) -> bool {
        self.kind == HostKind::Bucket
    }

    /// Returns `true` if a connection stays on the machine: to a socket, a loopback address or `localhost`.
    ///
    /// ```
    /// # use factor3::service::PostgresUrl;
    /// let url: PostgresUrl = "postgres://localhost,db.internal/orders".parse()?;
    /// assert!(url.hosts()[0].is_local());
    /// assert!(!url.hosts()[1].is_local());
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn is_local(&self) -> bool {
        let name = self.name.trim_end_matches('.');
        match self.kind {
            HostKind::Socket => true,
            HostKind::Bucket => false,
            HostKind::Ip(ip) => ip.to_canonical().is_loopback(),
            HostKind::Name => name == "localhost" || name.ends_with(".localhost"),
        }
    }

    pub(in crate::service) fn at(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    pub(in crate::service) fn into_name(self) -> String {
        self.name
    }

    pub(in crate::service) fn wipe(&mut self) {
        self.name.zeroize();
    }

    pub(in crate::service) fn socket(path: &str) -> Result<Self, ValueError> {
        let is_path = path.starts_with('/') && path.len() > 1;
        let socket = || Self { name: path.to_owned(), kind: HostKind::Socket, port: 0 };
        is_path.then(socket).ok_or_else(|| say::RELATIVE_SOCKET.into())
    }

    /// Reads the name of a bucket, which stays as it is written.
    pub(in crate::service) fn bucket(name: &str) -> Result<Self, Complaint> {
        if name.is_empty() {
            Err(say::NO_BUCKET)
        } else if name.contains(':') {
            Err(say::PORT_OF_BUCKET)
        } else if name.contains(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.')) {
            Err(say::BAD_BUCKET)
        } else {
            Ok(Self { name: name.to_owned(), kind: HostKind::Bucket, port: 0 })
        }
    }

    /// Reads a host without its port. If `strict`, a name that `url` would rewrite is an error.
    pub(in crate::service) fn read(text: &str, sockets: bool, strict: bool) -> Result<Self, ValueError> {
        if text.is_empty() {
            return Err(say::NO_HOST.into());
        }
        if let Some(address) = text.strip_prefix('[') {
            return ipv6(address);
        }
        if sockets && text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("%2f")) {
            return Self::socket(&decode(text, "host")?);
        }
        if has(text, |byte| byte == b'%') {
            return Err(say::PERCENT_IN_HOST.into());
        }
        let name = if text.is_ascii() { text.to_ascii_lowercase() } else { punycode(text)? };
        check_name(&name)?;
        if !ends_with_number(&name) {
            return Ok(Self::named(name));
        }
        match name.parse::<Ipv4Addr>() {
            Ok(ip) => Ok(Self { name, kind: HostKind::Ip(ip.into()), port: 0 }),
            // Resolvers read 127.1 as 127.0.0.1.
            Err(_) if !strict && is_short_ipv4(&name) => Ok(Self::named(name)),
            Err(_) if !name.split('.').all(|label| is_number(label.as_bytes())) => Err(say::NUMBER_AT_END.into()),
            Err(_) => Err(say::BAD_IPV4.into()),
        }
    }

    fn named(name: String) -> Self {
        Self { name, kind: HostKind::Name, port: 0 }
    }

    /// Returns a warning for a host that resolves, but is probably not the intended one.
    pub(in crate::service) fn warning(&self) -> Option<ValueError> {
        let complaint = match self.kind {
            HostKind::Ip(ip) if ip.is_unspecified() => say::LISTEN_ADDRESS,
            HostKind::Bucket if shape::is_missing_host(&self.name) => say::MISSING_HOST,
            HostKind::Ip(_) | HostKind::Socket | HostKind::Bucket => return None,
            HostKind::Name => {
                let is_number = |name: &str| name.bytes().all(|b| b.is_ascii_digit() || b == b'.');
                odd_host(&self.name).or_else(|| is_number(&self.name).then_some(say::SHORT_IPV4))?
            }
        };
        Some(complaint.into())
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            HostKind::Name | HostKind::Ip(IpAddr::V4(_)) => write!(f, "{}:{}", self.name, self.port),
            HostKind::Ip(IpAddr::V6(_)) => write!(f, "[{}]:{}", self.name, self.port),
            HostKind::Socket | HostKind::Bucket => f.write_str(&self.name),
        }
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Host({self})")
    }
}

/// Recognises an IPv4 address by its last label, as `url` does.
fn ends_with_number(name: &str) -> bool {
    let name = name.as_bytes();
    let name = name.strip_suffix(b".").unwrap_or(name);
    is_number(name.rsplit(|b| *b == b'.').next().unwrap_or_default())
}

/// Recognises a decimal or hexadecimal number.
fn is_number(label: &[u8]) -> bool {
    let hex = label.strip_prefix(b"0x");
    label.iter().all(u8::is_ascii_digit) || hex.is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
}

fn is_short_ipv4(name: &str) -> bool {
    let labels = || name.strip_suffix('.').unwrap_or(name).split('.');
    labels().count() < 4 && labels().all(|label| label.len() < 11 && label.bytes().all(|b| b.is_ascii_digit()))
}

fn ipv6(text: &str) -> Result<Host, ValueError> {
    let address = text.strip_suffix(']').unwrap_or(text);
    if address.contains('%') {
        return Err(say::IPV6_ZONE.into());
    }
    let bad = || if shape::is_words_in_brackets(address) { say::PLACEHOLDER_HOST } else { say::BAD_IPV6 };
    let ip: Ipv6Addr = address.parse().map_err(|_| bad())?;
    Ok(Host { name: ip.to_string(), kind: HostKind::Ip(ip.into()), port: 0 })
}

/// Converts a name to punycode. A character that is merely mapped to ASCII looks like ASCII, which is a mistake or an
/// attack.
fn punycode(text: &str) -> Result<String, ValueError> {
    let Ok(url::Host::Domain(name)) = url::Host::parse(text) else {
        return Err(say::BAD_HOST.into());
    };
    if same_labels(text, &name) {
        return Ok(name);
    }
    Err(say::LOOK_ALIKES.into())
}

/// Checks that each ASCII label stays, and that every other label becomes `xn--`.
fn same_labels(before: &str, after: &str) -> bool {
    let (before, after): (Vec<_>, Vec<_>) = (before.split('.').collect(), after.split('.').collect());
    before.len() == after.len()
        && before.iter().zip(&after).all(|(before, after)| {
            if before.is_ascii() { after.eq_ignore_ascii_case(before) } else { after.starts_with("xn--") }
        })
}

/// Returns `true` for a byte that the name of a host may have.
pub(in crate::service) fn is_of_a_name(byte: u8) -> bool {
    OF_A_NAME[usize::from(byte)]
}

/// A table costs the least for each byte.
const OF_A_NAME: [bool; 256] = {
    let (mut table, mut byte) = ([false; 256], 0_u8);
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        byte += 1;
    }
    table
};

fn check_name(name: &str) -> Result<(), Complaint> {
    let absolute = name.strip_suffix('.').unwrap_or(name);
    let labels = absolute.as_bytes().split(|b| *b == b'.').map(<[u8]>::len);
    let (shortest, longest) =
        labels.fold((usize::MAX, 0), |(least, most), length| (least.min(length), most.max(length)));
    if has(name, |b| !is_of_a_name(b)) {
        Err(say::BAD_CHARACTER_IN_HOST)
    } else if shortest == 0 {
        Err(say::EMPTY_LABEL)
    } else if absolute.len() > 253 || longest > 63 {
        Err(say::LONG_HOST)
    } else {
        Ok(())
    }
}
