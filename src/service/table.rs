//! What the engine has to know of a service: data, built by `const fn`s over private fields, so that it can grow.

use super::key::{Key, UrlPart};
use super::{ServiceUrl, Tls};
use crate::expected::words;
use crate::value::{Expected, ValueError};

/// A kind of backing service: a table, and the rules that no table can say.
///
/// Every service of this module is one; a service of your own is another, and [`ServiceUrl<Mine>`](ServiceUrl) reads,
/// checks, redacts and writes its URLs just the same.
///
/// ```
/// use factor3::service::{Key, Path, Scheme, Service, ServiceUrl, Table, Tls};
///
/// #[derive(Debug)]
/// enum Memcached {}
///
/// impl Service for Memcached {
///     const TABLE: &'static Table = &Table::new(
///         "a Memcached URL",
///         "memcache://host:11211",
///         &[Scheme::new("memcache", 11211), Scheme::new("memcache+tls", 11211).tls(Tls::VerifyFull)],
///     )
///     .keys(&[Key::number("timeout", 3600), Key::words("protocol", &["ascii", "binary"])]);
/// }
///
/// let url: ServiceUrl<Memcached> = "memcache://cache?timeout=5".parse()?;
/// assert_eq!((url.host(), url.port()), ("cache", 11211));
/// assert_eq!(
///     "memcached://cache".parse::<ServiceUrl<Memcached>>().unwrap_err().to_string(),
///     "the URL has a misspelt scheme; did you mean memcache://?"
/// );
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
pub trait Service: Sized + 'static {
    /// What the engine has to know.
    const TABLE: &'static Table;

    /// What else makes a URL wrong: a [predicate](ValueError::predicate) that quotes nothing of it.
    ///
    /// # Errors
    ///
    /// When a rule of the service is broken.
    #[expect(unused_variables, reason = "the name documents the parameter")]
    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        Ok(())
    }

    /// What else is legal, but probably a mistake: a [predicate](ValueError::predicate) that quotes nothing of the URL.
    #[expect(unused_variables, reason = "the name documents the parameter")]
    fn doubt(url: &ServiceUrl<Self>) -> Option<ValueError> {
        None
    }
}

/// What a URL of a [`Service`] looks like.
///
/// What is not said is not legal: one host, no path, no query, no socket.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a table of what is legal")]
pub struct Table {
    pub(super) phrase: &'static str,
    pub(super) example: &'static str,
    pub(super) schemes: &'static [Scheme],
    pub(super) path: Path,
    pub(super) empty_path: bool,
    pub(super) wanted_path: Option<&'static str>,
    pub(super) keys: &'static [Key],
    pub(super) other_keys: bool,
    pub(super) keys_ignore_case: bool,
    pub(super) several_hosts: bool,
    pub(super) sockets: bool,
    pub(super) bare_host: bool,
    pub(super) token: bool,
    pub(super) password_alone: bool,
    pub(super) fragment: Option<(&'static str, Tls)>,
    pub(super) raise: Option<[(&'static str, &'static str); 2]>,
}

impl Table {
    /// A service by a phrase with its article, a URL that is correct, and its schemes; the first one is what a help
    /// suggests.
    pub const fn new(phrase: &'static str, example: &'static str, schemes: &'static [Scheme]) -> Self {
        Self {
            phrase,
            example,
            schemes,
            path: Path::None,
            empty_path: false,
            wanted_path: None,
            keys: &[],
            other_keys: false,
            keys_ignore_case: false,
            several_hosts: false,
            sockets: false,
            bare_host: false,
            token: false,
            password_alone: false,
            fragment: None,
            raise: None,
        }
    }

    /// What the path means.
    #[must_use]
    pub const fn path(mut self, path: Path) -> Self {
        self.path = path;
        self
    }

    /// A URL without a path gets a warning that says what is missing, such as `"database"`.
    #[must_use]
    pub const fn wanted_path(mut self, what: &'static str) -> Self {
        self.wanted_path = Some(what);
        self
    }

    /// A `/` alone is an empty name, and not the same as no path.
    #[must_use]
    pub const fn empty_path(mut self) -> Self {
        self.empty_path = true;
        self
    }

    /// The keys of the query. Others are refused, unless [`other_keys`](Self::other_keys) says otherwise.
    #[must_use]
    pub const fn keys(mut self, keys: &'static [Key]) -> Self {
        self.keys = keys;
        self
    }

    /// Keys that are not in the table get a warning; one that resembles a key about security is still refused.
    #[must_use]
    pub const fn other_keys(mut self) -> Self {
        self.other_keys = true;
        self
    }

    /// The case of keys does not matter.
    #[must_use]
    pub const fn keys_ignore_case(mut self) -> Self {
        self.keys_ignore_case = true;
        self
    }

    /// Several hosts are legal, with commas between them.
    #[must_use]
    pub const fn several_hosts(mut self) -> Self {
        self.several_hosts = true;
        self
    }

    /// The path of a Unix socket is legal as a host, percent-encoded: `%2Frun%2Fdb`.
    #[must_use]
    pub const fn sockets(mut self) -> Self {
        self.sockets = true;
        self
    }

    /// `host` and `host:port` are legal, and mean the first scheme.
    #[must_use]
    pub const fn bare_host(mut self) -> Self {
        self.bare_host = true;
        self
    }

    /// What stands alone before the `@` is a token, a password without a user name. No user name is shown then: with a `:`
    /// that was not encoded, it is the first half of a token.
    #[must_use]
    pub const fn token(mut self) -> Self {
        self.token = true;
        self
    }

    /// A password without a user name is normal; a user name without a password gets a warning.
    #[must_use]
    pub const fn password_alone(mut self) -> Self {
        self.password_alone = true;
        self
    }

    /// A fragment that is legal where the scheme says TLS, and the most that TLS is worth with it.
    #[must_use]
    pub const fn fragment(mut self, fragment: &'static str, most: Tls) -> Self {
        self.fragment = Some((fragment, most));
        self
    }

    /// The keys and values that make a URL which says nothing of TLS require it, and verify the other end.
    #[must_use]
    pub const fn raise(mut self, require: (&'static str, &'static str), verify: (&'static str, &'static str)) -> Self {
        self.raise = Some([require, verify]);
        self
    }

    pub(super) const fn expected(&self) -> Expected {
        let mut expected = Expected::text(self.phrase).example(self.example);
        if !matches!(self.path, Path::File) {
            expected = expected.with_tls().with_password();
        }
        if self.several_hosts { expected.with_commas() } else { expected }
    }

    /// The shape of its URLs, as a regular expression: much looser than what is accepted.
    pub(super) fn pattern(&self) -> String {
        let mut names = Vec::new();
        for scheme in self.schemes {
            names.push(scheme.name);
            names.extend(scheme.aliases);
        }
        let scheme = format!("(?:{})", words(&names));
        if matches!(self.path, Path::File) {
            return format!(r"{scheme}:\S+");
        }
        let start = if self.bare_host { format!("(?:{scheme}://)?") } else { format!("{scheme}://") };
        let host = r"(?:\[[^\s\]]*\]|[^\s@/?#:,\[\]]*)(?::[0-9]{1,5})?";
        let hosts = if self.several_hosts { format!("{host}(?:,{host})*") } else { host.to_owned() };
        let fragment = self.fragment.map(|(fragment, _)| format!("(?:#{fragment})?")).unwrap_or_default();
        format!(r"{start}(?:[^\s@/?#]*@)?{hosts}(?:[/?][^\s#]*)?{fragment}")
    }

    pub(super) fn scheme(&self, name: &str) -> Option<&'static Scheme> {
        self.schemes.iter().find(|scheme| scheme.is(name))
    }

    pub(super) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name || self.keys_ignore_case && key.name.eq_ignore_ascii_case(name))
    }

    pub(super) fn key_of(&self, part: UrlPart) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.part == Some(part))
    }
}

/// What the path of a URL means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Path {
    /// There is none.
    None,
    /// One name, decoded: a database, a virtual host.
    Name,
    /// A number: the database of Redis.
    Index,
    /// Any number of segments, as in HTTP.
    Route,
    /// Everything after the scheme: the name of a file. There is no host.
    File,
}

/// One scheme of a service.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    pub(super) name: &'static str,
    pub(super) port: u16,
    pub(super) aliases: &'static [&'static str],
    pub(super) tls: Tls,
    pub(super) always: bool,
    pub(super) socket: bool,
    pub(super) lookup: bool,
    pub(super) upgrade: Option<&'static str>,
}

impl Scheme {
    /// A scheme, without `://`, with its default port; it means no TLS.
    pub const fn new(name: &'static str, port: u16) -> Self {
        let tls = Tls::Plain;
        Self { name, port, aliases: &[], tls, always: false, socket: false, lookup: false, upgrade: None }
    }

    /// Other names; [`expose_url`](ServiceUrl::expose_url) writes the first one.
    #[must_use]
    pub const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    /// What the scheme means for TLS, unless a key says otherwise.
    #[must_use]
    pub const fn tls(mut self, tls: Tls) -> Self {
        self.tls = tls;
        self
    }

    /// What the scheme means for TLS, whatever a key says.
    #[must_use]
    pub const fn always(mut self, tls: Tls) -> Self {
        self.tls = tls;
        self.always = true;
        self
    }

    /// The path is that of a Unix socket; there is no host.
    #[must_use]
    pub const fn socket(mut self) -> Self {
        self.socket = true;
        self
    }

    /// The host is a name to look servers up by: exactly one, without a port.
    #[must_use]
    pub const fn lookup(mut self) -> Self {
        self.lookup = true;
        self
    }

    /// The scheme leaves TLS open, and this one requires it.
    #[must_use]
    pub const fn upgrade(mut self, scheme: &'static str) -> Self {
        self.upgrade = Some(scheme);
        self
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name) || self.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(name))
    }
}
