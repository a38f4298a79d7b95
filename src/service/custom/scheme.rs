//! One scheme of a service: its names, its default port, and its meaning for TLS.

use crate::service::Tls;
use crate::text::is_one_of;

/// One scheme of a service.
///
/// ```
/// use factor3::service::Tls;
/// use factor3::service::custom::{Scheme, Service, ServiceUrl, Table};
///
/// #[derive(Debug)]
/// enum Ldap {}
///
/// impl Service for Ldap {
///     const TABLE: &'static Table = &Table::new(
///         "an LDAP URL",
///         "ldaps://directory",
///         &[Scheme::new("ldap", 389).aliases(&["ldap3"]), Scheme::new("ldaps", 636).tls(Tls::VerifyFull)],
///     );
/// }
///
/// let url: ServiceUrl<Ldap> = "ldap3://directory".parse()?;
/// assert_eq!((url.scheme(), url.port(), url.tls()), ("ldap", 389, Tls::Plain));
/// let url: ServiceUrl<Ldap> = "ldaps://directory".parse()?;
/// assert_eq!((url.port(), url.tls()), (636, Tls::VerifyFull));
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a table of what the scheme means")]
pub struct Scheme {
    pub(crate) name: &'static str,
    pub(crate) port: u16,
    pub(crate) aliases: &'static [&'static str],
    pub(crate) tls: Tls,
    pub(crate) forces_tls: bool,
    pub(crate) unix_socket: bool,
    pub(crate) srv: bool,
    pub(crate) bucket: bool,
    pub(crate) local_file: bool,
    pub(crate) container: bool,
    pub(crate) usual_port: Option<u16>,
    pub(crate) upgrade_to: Option<&'static str>,
}

impl Scheme {
    /// Creates a scheme from its name, without `://`, and its default port. It means no TLS.
    pub const fn new(name: &'static str, port: u16) -> Self {
        Self {
            name,
            port,
            aliases: &[],
            tls: Tls::Plain,
            forces_tls: false,
            unix_socket: false,
            srv: false,
            bucket: false,
            local_file: false,
            container: false,
            usual_port: None,
            upgrade_to: None,
        }
    }

    /// Creates a scheme whose URLs name a bucket in the place of the host, such as `s3://bucket/prefix`. There is no
    /// port, and the name stays as it is written.
    pub const fn bucket(name: &'static str) -> Self {
        let mut scheme = Self::new(name, 0);
        scheme.bucket = true;
        scheme
    }

    /// Creates a scheme for files of the machine, such as `file:///data`. There is no host, and the path is absolute.
    pub const fn local_file(name: &'static str) -> Self {
        let mut scheme = Self::new(name, 0);
        scheme.local_file = true;
        scheme
    }

    /// Sets other names. [`expose_url`](crate::service::ServiceUrl::expose_url) writes the first one.
    #[must_use]
    pub const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    /// Sets the meaning of the scheme for TLS, which a query parameter may override.
    #[must_use]
    pub const fn tls(mut self, tls: Tls) -> Self {
        self.tls = tls;
        self
    }

    /// Sets the meaning of the scheme for TLS, which no query parameter overrides.
    #[must_use]
    pub const fn forces_tls(mut self, tls: Tls) -> Self {
        self.tls = tls;
        self.forces_tls = true;
        self
    }

    /// Makes the path that of a Unix socket. There is no host.
    #[must_use]
    pub const fn unix_socket(mut self) -> Self {
        self.unix_socket = true;
        self
    }

    /// Makes the host a name for a lookup of servers, such as an SRV record. It accepts exactly one host, without a
    /// port.
    #[must_use]
    pub const fn srv(mut self) -> Self {
        self.srv = true;
        self
    }

    /// Sets the port on which servers of this kind listen, where clients use another one by default. A URL without TLS
    /// and without a port gets a warning, and so does one with the usual port of another scheme.
    #[must_use]
    pub const fn usual_port(mut self, port: u16) -> Self {
        self.usual_port = Some(port);
        self
    }

    /// Makes the name before the `@` that of a container, as in `abfss://container@account`. It is shown, and there is
    /// no password.
    #[must_use]
    pub const fn container(mut self) -> Self {
        self.container = true;
        self
    }

    /// Names the scheme that requires TLS, where this one leaves it open.
    #[must_use]
    pub const fn tls_scheme(mut self, scheme: &'static str) -> Self {
        self.upgrade_to = Some(scheme);
        self
    }

    /// Returns `true` if the URLs have no port.
    pub(crate) const fn is_portless(&self) -> bool {
        self.bucket || self.local_file || self.srv
    }

    /// Returns the port that a server of this kind has, as far as the table knows.
    pub(crate) fn port_of_servers(&self) -> u16 {
        self.usual_port.unwrap_or(self.port)
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name) || is_one_of(name, self.aliases)
    }
}
