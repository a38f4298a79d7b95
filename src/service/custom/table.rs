//! The grammar of a service's URLs: data, built by `const fn`s over private fields, so it can grow.

use super::{Key, Scheme, UrlPart};
use crate::expected::words;
use crate::service::Tls;
use crate::value::{Expected, TlsPolicy};

/// What a URL of a [`Service`](super::Service) looks like.
///
/// What is not said is not legal: one host, no path, no query, no socket.
#[derive(Clone, Copy, Debug)]
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
    pub(crate) fragment: Option<(&'static str, Tls)>,
    pub(crate) require_tls: Option<(&'static str, &'static str)>,
    pub(crate) verify_tls: Option<(&'static str, &'static str)>,
}

impl Table {
    /// A service by a phrase with its article, a URL that is correct, and its schemes; the first one is what a help
    /// suggests.
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
            fragment: None,
            require_tls: None,
            verify_tls: None,
        }
    }

    /// What the path means.
    #[must_use]
    pub const fn path(mut self, path: PathKind) -> Self {
        self.path = path;
        self
    }

    /// A URL without a path gets a warning that says what is missing, such as `"database"`.
    #[must_use]
    pub const fn expects_path(mut self, what: &'static str) -> Self {
        self.expects_path = Some(what);
        self
    }

    /// A `/` alone is an empty name, and not the same as no path.
    #[must_use]
    pub const fn empty_path(mut self) -> Self {
        self.empty_path = true;
        self
    }

    /// The keys of the query. Others are refused, unless [`allow_unknown_keys`](Self::allow_unknown_keys) says otherwise.
    #[must_use]
    pub const fn keys(mut self, keys: &'static [Key]) -> Self {
        self.keys = keys;
        self
    }

    /// Keys that are not in the table get a warning; one that resembles a key about security is still refused.
    #[must_use]
    pub const fn allow_unknown_keys(mut self) -> Self {
        self.allow_unknown_keys = true;
        self
    }

    /// The case of keys does not matter.
    #[must_use]
    pub const fn case_insensitive_keys(mut self) -> Self {
        self.case_insensitive_keys = true;
        self
    }

    /// Several hosts are legal, with commas between them.
    #[must_use]
    pub const fn multi_host(mut self) -> Self {
        self.multi_host = true;
        self
    }

    /// The path of a Unix socket is legal as a host, percent-encoded: `%2Frun%2Fdb`.
    #[must_use]
    pub const fn unix_sockets(mut self) -> Self {
        self.unix_sockets = true;
        self
    }

    /// `host` and `host:port` are legal, and mean the first scheme.
    #[must_use]
    pub const fn scheme_optional(mut self) -> Self {
        self.scheme_optional = true;
        self
    }

    /// A text alone before the `@` is a token: a password without a user name. No user name is shown then, because an
    /// unencoded `:` makes the first half of a token look like one.
    #[must_use]
    pub const fn userinfo_is_token(mut self) -> Self {
        self.userinfo_is_token = true;
        self
    }

    /// A password without a user name is normal; a user name without a password gets a warning.
    #[must_use]
    pub const fn username_optional(mut self) -> Self {
        self.username_optional = true;
        self
    }

    /// A fragment that is legal where the scheme says TLS, and the most that TLS is worth with it.
    #[must_use]
    pub const fn fragment(mut self, fragment: &'static str, most: Tls) -> Self {
        self.fragment = Some((fragment, most));
        self
    }

    /// The key and the value to add to a URL without one about TLS, when the field says `tls = "require"`.
    #[must_use]
    pub const fn require_tls_with(mut self, key: &'static str, value: &'static str) -> Self {
        self.require_tls = Some((key, value));
        self
    }

    /// The key and the value to add to a URL without one about TLS, when the field says `tls = "verify"`.
    #[must_use]
    pub const fn verify_tls_with(mut self, key: &'static str, value: &'static str) -> Self {
        self.verify_tls = Some((key, value));
        self
    }

    /// Returns the key and the value that satisfy a policy.
    pub(crate) const fn tls_key(&self, policy: TlsPolicy) -> Option<(&'static str, &'static str)> {
        match policy {
            TlsPolicy::Require => self.require_tls,
            TlsPolicy::Verify => self.verify_tls,
        }
    }

    pub(crate) const fn expected(&self) -> Expected {
        let mut expected = Expected::text(self.phrase).example(self.example);
        if !matches!(self.path, PathKind::File) {
            expected = expected.accepts_tls().accepts_password();
        }
        if self.multi_host { expected.with_commas() } else { expected }
    }

    /// The shape of its URLs, as a regular expression: much looser than what is accepted.
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
        format!(r"{start}(?:[^\s@/?#]*@)?{hosts}(?:[/?][^\s#]*)?{fragment}")
    }

    pub(crate) fn scheme(&self, name: &str) -> Option<&'static Scheme> {
        self.schemes.iter().find(|scheme| scheme.is(name))
    }

    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys
            .iter()
            .find(|key| key.name == name || self.case_insensitive_keys && key.name.eq_ignore_ascii_case(name))
    }

    pub(crate) fn key_of(&self, part: UrlPart) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.part == Some(part))
    }
}

/// What the path of a URL means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PathKind {
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
