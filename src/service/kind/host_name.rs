//! A host without a port.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use crate::say::value::CANNOT_BE_SEEN;
use crate::say::{Complaint, service as say, url};
use crate::service::{Host, UrlError};
use crate::shape;
use crate::value::{EnvValue, Expected, Raw, Sensitivity, ValueError, character};

/// A host without a port: `mail.internal`, `10.0.0.7`, `::1`.
///
/// A port, a scheme, credentials, a path and a list are errors. The brackets around an IPv6 address are optional. A name
/// in capital letters is read in small ones.
///
/// ```
/// use factor3::service::HostName;
///
/// let host: HostName = "Mail.internal".parse()?;
/// assert_eq!((host.name(), host.ip()), ("mail.internal", None));
///
/// let error = "mail.internal:587".parse::<HostName>().unwrap_err();
/// assert_eq!(error.to_string(), "the host has a port; write the host alone");
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// The port comes from a field of its own. A port other than 0 is a `NonZeroU16`:
///
/// ```no_run
/// # let host: factor3::service::HostName = "mail.internal".parse()?;
/// # let port = std::num::NonZeroU16::MIN;
/// let connection = std::net::TcpStream::connect((host.name(), port.get()))?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The host of a URL that is given in parts needs no field: see
/// [`parts`](macro@crate::EnvConfig#parts).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct HostName(Host);

impl HostName {
    /// Returns the name, or the IP address without brackets.
    ///
    /// ```
    /// # use factor3::service::HostName;
    /// let host: HostName = "[::1]".parse()?;
    /// assert_eq!(host.name(), "::1");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// Returns the IP address, if the host is one.
    ///
    /// ```
    /// # use factor3::service::HostName;
    /// let host: HostName = "10.0.0.7".parse()?;
    /// assert_eq!(host.ip(), Some(std::net::IpAddr::from([10, 0, 0, 7])));
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn ip(&self) -> Option<IpAddr> {
        self.0.ip()
    }
}

/// Reads a host alone. The help for a port and for several hosts depends on the type of the field.
pub(in crate::service) fn alone(text: &str, port: Complaint, several: Complaint) -> Result<Host, ValueError> {
    if let Some(index) = text.find(character::is_unseen) {
        return Err(character::at(text, index, CANNOT_BE_SEEN));
    }
    let complaint = if shape::starts_with_quote(text) || shape::ends_with_quote(text) {
        // Punycode would take a curly one.
        url::BAD_CHARACTER_IN_HOST
    } else if text.contains("://") {
        say::URL_FOR_HOST
    } else if text.contains('@') {
        say::CREDENTIALS_OF_ADDRESS
    } else if text.contains(',') {
        several
    } else if text.contains(['/', '?', '#', '\\']) {
        say::AFTER_HOST
    } else if has_port(text) {
        port
    } else {
        return host(text);
    };
    Err(complaint.into())
}

/// Reads a host without its port. An IPv6 address needs no brackets.
pub(in crate::service) fn host(text: &str) -> Result<Host, ValueError> {
    if text.parse::<Ipv6Addr>().is_ok() {
        Host::read(&format!("[{text}]"), false, false)
    } else {
        Host::read(text, false, false)
    }
}

/// Recognises a port behind a host. Several colons are an IPv6 address, if it is not in brackets.
fn has_port(text: &str) -> bool {
    if text.starts_with('[') { text.contains("]:") } else { text.bytes().filter(|byte| *byte == b':').count() == 1 }
}

fn read(text: &str) -> Result<HostName, ValueError> {
    alone(text, say::PORT_OF_HOST_NAME, say::HOSTS_OF_HOST_NAME).map(HostName)
}

impl FromStr for HostName {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        read(text).map_err(|error| UrlError::new("the host", error))
    }
}

impl EnvValue for HostName {
    const EXPECTED: Expected = Expected::text("a host name or an IP address")
        .example("host.internal")
        .pattern(r"(?:\[[^\s\]]+\]|[^\s@/?#,\[\]]+)");
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        read(raw.text()?)
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(value, f)
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        value.0.warning()
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for HostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HostName({self})")
    }
}
