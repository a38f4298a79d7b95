//! The parts of a service's URL, for the field option `parts`: the facts of the type that a load and a schema need.

use std::any::Any;

use super::Expected;

/// How the URLs of a type are given in parts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InParts {
    /// The default of the port.
    pub(crate) port: &'static str,
    /// The default of the port is another one with TLS.
    pub(crate) other_port_with_tls: bool,
    pub(crate) path: PathPart,
    /// Returns the table of the service. Only a load of parts links the functions that read it.
    #[cfg_attr(not(feature = "service"), expect(dead_code, reason = "only URLs have parts"))]
    pub(crate) table: fn() -> &'static dyn Any,
}

/// The meaning of the path of a URL that is given in parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "service"), expect(dead_code, reason = "only URLs have parts"))]
pub(crate) enum PathPart {
    /// The path has no variable.
    None,
    /// The name of a database.
    Database,
    VirtualHost,
    /// The number of a database.
    Index,
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
