//! The grammar of a service's URLs: data, built by `const fn`s over private fields, so it can grow.

use super::key::Values;
use super::{Key, Scheme, UrlPart};
use crate::expected::{PathPart, words};
use crate::say::url::SocketForm;
use crate::service::Tls;
use crate::service::engine::parts::Parts;
use crate::value::{Expected, TlsPolicy, ValueError};

/// The grammar of the URLs of a [`Service`](super::Service).
///
/// By default, a URL has one host, no path, no query and no socket. Each method allows one thing more.
///
/// ```
/// use factor3::service::custom::{PathKind, Scheme, Service, ServiceUrl, Table};
///
/// #[derive(Debug)]
/// enum Cassandra {}
///
/// impl Service for Cassandra {
///     const TABLE: &'static Table = &Table::new(
///         "a Cassandra URL",
///         "cassandra://c1/orders",
///         &[Scheme::new("cassandra", 9042)],
///     )
///     .path(PathKind::Name)
///     .multi_host();
/// }
///
/// let url: ServiceUrl<Cassandra> = "cassandra://c1,c2:9043/orders".parse()?;
/// assert_eq!(url.path(), Some("orders"));
/// assert_eq!(url.hosts().len(), 2);
/// assert!("cassandra://c1/orders?timeout=5".parse::<ServiceUrl<Cassandra>>().is_err());
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a table of what is legal")]
pub struct Table {
    pub(crate) phrase: &'static str,
    pub(crate) example: &'static str,
    pub(crate) schemes: &'static [Scheme],
    pub(crate) path: PathKind,
    pub(crate) empty_path: bool,
    pub(crate) expects_path: Option<&'static str>,
    pub(crate) keys: &'static [Key],
    pub(crate) allow_unknown_keys: bool,
    pub(crate) case_insensitive_keys: bool,
    pub(crate) multi_host: bool,
    pub(crate) unix_sockets: bool,
    pub(crate) scheme_optional: bool,
    pub(crate) userinfo_is_token: bool,
    pub(crate) username_optional: bool,
    pub(crate) no_credentials: bool,
    pub(crate) public_username: bool,
    pub(crate) bare_credentials: bool,
    pub(crate) other_form: Option<OtherForm>,
    pub(crate) path_part: Option<PathPart>,
    pub(crate) fragment: Option<(&'static str, Tls)>,
    pub(crate) require_tls: Option<(&'static str, &'static str)>,
    pub(crate) verify_tls: Option<(&'static str, &'static str)>,
}

impl Table {
    /// Creates a table from a phrase with its article, a valid URL, and the schemes. Help texts suggest the first
    /// scheme.
    pub const fn new(phrase: &'static str, example: &'static str, schemes: &'static [Scheme]) -> Self {
        Self {
            phrase,
            example,
            schemes,
            path: PathKind::None,
            empty_path: false,
            expects_path: None,
            keys: &[],
            allow_unknown_keys: false,
            case_insensitive_keys: false,
            multi_host: false,
            unix_sockets: false,
            scheme_optional: false,
            userinfo_is_token: false,
            username_optional: false,
            no_credentials: false,
            public_username: false,
            bare_credentials: false,
            other_form: None,
            path_part: None,
            fragment: None,
            require_tls: None,
            verify_tls: None,
        }
    }

    /// Sets the meaning of the path.
    #[must_use]
    pub const fn path(mut self, path: PathKind) -> Self {
        self.path = path;
        self
    }

    /// Warns of a URL without a path, and names the missing part, such as `"database"`.
    #[must_use]
    pub const fn expects_path(mut self, what: &'static str) -> Self {
        self.expects_path = Some(what);
        self
    }

    /// Reads a lone `/` as an empty name. Otherwise it is equal to no path.
    #[must_use]
    pub const fn empty_path(mut self) -> Self {
        self.empty_path = true;
        self
    }

    /// Sets the query parameters. Others are an error, unless [`allow_unknown_keys`](Self::allow_unknown_keys) allows
    /// them.
    #[must_use]
    pub const fn keys(mut self, keys: &'static [Key]) -> Self {
        self.keys = keys;
        self
    }

    /// Warns of an unknown parameter instead of rejecting it. One that resembles a parameter for security is still an
    /// error.
    #[must_use]
    pub const fn allow_unknown_keys(mut self) -> Self {
        self.allow_unknown_keys = true;
        self
    }

    /// Ignores the case of parameters.
    #[must_use]
    pub const fn case_insensitive_keys(mut self) -> Self {
        self.case_insensitive_keys = true;
        self
    }

    /// Accepts several hosts, separated by commas.
    #[must_use]
    pub const fn multi_host(mut self) -> Self {
        self.multi_host = true;
        self
    }

    /// Accepts the percent-encoded path of a Unix socket as a host: `%2Frun%2Fdb`.
    #[must_use]
    pub const fn unix_sockets(mut self) -> Self {
        self.unix_sockets = true;
        self
    }

    /// Accepts a bare `host` or `host:port`, which means the first scheme.
    #[must_use]
    pub const fn scheme_optional(mut self) -> Self {
        self.scheme_optional = true;
        self
    }

    /// Reads a text without a `:` before the `@` as a token: a password without a user name. User names are then always
    /// redacted, because an unencoded `:` makes the first half of a token look like one.
    #[must_use]
    pub const fn userinfo_is_token(mut self) -> Self {
        self.userinfo_is_token = true;
        self
    }

    /// Accepts a password without a user name silently, and warns of a user name without a password.
    #[must_use]
    pub const fn username_optional(mut self) -> Self {
        self.username_optional = true;
        self
    }

    /// Rejects credentials before the host, because clients do not send them.
    #[must_use]
    pub const fn no_credentials(mut self) -> Self {
        self.no_credentials = true;
        self
    }

    /// Reads the user name as a public key, which is shown if it has the form of a generated one: up to 32 lower-case
    /// letters and digits.
    #[must_use]
    pub const fn public_username(mut self) -> Self {
        self.public_username = true;
        self
    }

    /// Accepts credentials before a bare host, too: `user:password@host:port`, where
    /// [`scheme_optional`](Self::scheme_optional) accepts a bare host.
    #[must_use]
    pub const fn bare_credentials(mut self) -> Self {
        self.bare_credentials = true;
        self
    }

    /// Accepts texts of another grammar, and writes them as URLs.
    #[must_use]
    pub(in crate::service) const fn other_form(mut self, form: OtherForm) -> Self {
        self.other_form = Some(form);
        self
    }

    /// Sets the meaning of the path among the parts of a URL, if its kind does not tell.
    #[must_use]
    pub(in crate::service) const fn path_part(mut self, part: PathPart) -> Self {
        self.path_part = Some(part);
        self
    }

    /// Allows one fragment where the scheme requires TLS, and sets the upper limit that it puts on TLS.
    #[must_use]
    pub const fn fragment(mut self, fragment: &'static str, most: Tls) -> Self {
        self.fragment = Some((fragment, most));
        self
    }

    /// Sets the parameter and value that `tls = "require"` adds to a URL that does not mention TLS.
    #[must_use]
    pub const fn require_tls_with(mut self, key: &'static str, value: &'static str) -> Self {
        self.require_tls = Some((key, value));
        self
    }

    /// Sets the parameter and value that `tls = "verify"` adds to a URL that does not mention TLS.
    #[must_use]
    pub const fn verify_tls_with(mut self, key: &'static str, value: &'static str) -> Self {
        self.verify_tls = Some((key, value));
        self
    }

    /// Returns the parameter and value that satisfy a policy.
    pub(crate) const fn tls_key(&self, policy: TlsPolicy) -> Option<(&'static str, &'static str)> {
        match policy {
            TlsPolicy::Require => self.require_tls,
            TlsPolicy::Verify => self.verify_tls,
        }
    }

    /// Returns the form of a URL for a Unix socket, if the service has one.
    pub(crate) fn socket_form(&self) -> Option<SocketForm> {
        let directory = self.key_of(UrlPart::Host).filter(|_| self.unix_sockets);
        let socket = || self.key_of(UrlPart::Socket).map(|key| SocketForm::Parameter(key.name));
        let scheme = || self.schemes.iter().find(|scheme| scheme.unix_socket);
        let by_scheme = || scheme().map(|scheme| SocketForm::Scheme(scheme.name));
        directory.map(|key| SocketForm::Directory(key.name)).or_else(socket).or_else(by_scheme)
    }

    /// Returns a parameter and its value that ask for TLS.
    pub(crate) fn tls_parameter(&self) -> Option<(&'static str, &'static str)> {
        let of_key = |key: &Key| match key.values {
            Values::Tls(words) => Some((key.name, words.iter().find(|(_, tls)| *tls >= Tls::Required)?.0)),
            _ => None,
        };
        self.require_tls.or_else(|| self.keys.iter().find_map(of_key))
    }

    pub(crate) const fn expected(&self) -> Expected {
        let mut expected = Expected::text(self.phrase).example(self.example);
        expected = match self.path {
            PathKind::File => expected.secretless(),
            _ => expected.accepts_tls(),
        };
        if self.has_passwords() && !self.public_username {
            expected = expected.accepts_password();
        }
        if self.multi_host { expected.with_commas() } else { expected }
    }

    /// Returns `true` if the URLs may have a password.
    pub(crate) const fn has_passwords(&self) -> bool {
        !matches!(self.path, PathKind::File) && !self.no_credentials
    }

    /// Returns `true` if a URL may be given in parts: it has credentials, and a scheme with a port of its own.
    pub(crate) const fn has_parts(&self) -> bool {
        let [Scheme { unix_socket, srv, bucket, local_file, usual_port, .. }, ..] = self.schemes else { return false };
        let leads_to_server = !*unix_socket && !*srv && !*bucket && !*local_file && usual_port.is_none();
        leads_to_server && self.has_passwords() && !self.public_username
    }

    /// Returns a regular expression for the shape of the URLs. It is much looser than the parser.
    pub(crate) fn pattern(&self) -> String {
        let mut names = Vec::new();
        for scheme in self.schemes {
            names.push(scheme.name);
            names.extend(scheme.aliases);
        }
        let scheme = format!("(?:{})", words(&names));
        if matches!(self.path, PathKind::File) {
            return format!(r"{scheme}:\S+");
        }
        let start = if self.scheme_optional { format!("(?:{scheme}://)?") } else { format!("{scheme}://") };
        let host = r"(?:\[[^\s\]]*\]|[^\s@/?#:,\[\]]*)(?::[0-9]{1,5})?";
        let hosts = if self.multi_host { format!("{host}(?:,{host})*") } else { host.to_owned() };
        let fragment = self.fragment.map(|(fragment, _)| format!("(?:#{fragment})?")).unwrap_or_default();
        let url = format!(r"{start}(?:[^\s@/?#]*@)?{hosts}(?:[/?][^\s#]*)?{fragment}");
        match &self.other_form {
            Some(form) => format!("(?:{url}|{})", (form.pattern)()),
            None => url,
        }
    }

    pub(crate) fn scheme(&self, name: &str) -> Option<&'static Scheme> {
        self.schemes.iter().find(|scheme| scheme.is(name))
    }

    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.is(name, self.case_insensitive_keys))
    }

    pub(crate) fn key_of(&self, part: UrlPart) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.part == Some(part))
    }
}

/// Another grammar for the texts of a service.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OtherForm {
    /// Returns the parts, or nothing for a text that is not of this grammar.
    pub(in crate::service) read: fn(&str) -> Option<Result<Parts, ValueError>>,
    /// A regular expression for the shape of the texts.
    pub(crate) pattern: fn() -> String,
}

/// The meaning of a URL's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PathKind {
    /// No path.
    None,
    /// One name, decoded: a database, a virtual host.
    Name,
    /// A number: the database of Redis.
    Index,
    /// Any number of segments, as in HTTP.
    Route,
    /// Everything after the scheme: the name of a file. The URL has no host.
    File,
}
