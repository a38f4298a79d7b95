//! The parts of a service's URL, for the field option `parts`: the facts of the type that a load and a schema need.

#[cfg(feature = "service")]
use secrecy::SecretString;

use super::Expected;
#[cfg(feature = "service")]
use crate::say::Complaint;

/// How the URLs of a type are given in parts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InParts {
    /// The default of the port.
    pub(crate) port: &'static str,
    /// The default of the port is another one with TLS.
    pub(crate) other_port_with_tls: bool,
    pub(crate) path: PathPart,
    /// Writes the URL. Otherwise returns the part that the type cannot express.
    #[cfg(feature = "service")]
    pub(crate) write: fn(&UrlParts) -> Result<WrittenUrl, (Unwritable, Complaint)>,
    /// Reads a URL. Returns nothing if it is invalid.
    #[cfg(feature = "service")]
    pub(crate) read: fn(&str) -> Option<UrlParts>,
}

/// The meaning of the path of a URL that is given in parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "service"), expect(dead_code, reason = "only URLs have parts"))]
pub(crate) enum PathPart {
    /// The path is no part.
    None,
    /// The name of a database.
    Database,
    VirtualHost,
    /// The number of a database.
    Index,
}

/// The parts of a URL, decoded.
#[cfg(feature = "service")]
#[derive(Default)]
pub(crate) struct UrlParts {
    /// A host name, an IP address without brackets, or the absolute path of a socket. It is empty for several hosts.
    pub(crate) host: String,
    pub(crate) port: Option<u16>,
    pub(crate) username: Option<String>,
    pub(crate) password: Option<SecretString>,
    pub(crate) path: Option<String>,
    /// The connection must have TLS.
    pub(crate) tls: bool,
}

/// A URL that was written from its parts.
#[cfg(feature = "service")]
pub(crate) struct WrittenUrl {
    pub(crate) url: SecretString,
    /// The scheme, the host and the port, which hold no secret.
    pub(crate) shown: String,
}

/// A part that a service cannot express.
#[cfg(feature = "service")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unwritable {
    Host,
    Username,
    Path,
}

impl Expected {
    /// The host of a URL that is given in parts.
    pub(crate) const HOST_PART: Self = Self::text("a host name, an IP address or the path of a socket")
        .pattern(r"(?:/\S+|\[[^\s\]]+\]|[^\s@/?#,\[\]]+)");

    /// Declares that the value may be given in parts.
    #[cfg(feature = "service")]
    #[must_use]
    pub(crate) const fn in_parts(mut self, parts: Option<&'static InParts>) -> Self {
        self.takes.parts = parts;
        self
    }
}
