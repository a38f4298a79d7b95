//! The parts of a URL, each decoded once, and the writer of a URL from its parts.

use std::fmt::{self, Write as _};

use secrecy::zeroize::{Zeroize, Zeroizing};
use secrecy::{ExposeSecret, SecretString};

use super::encode::{Encoded, EncodedPath};
use super::host::Host;
use crate::say::Complaint;
use crate::service::custom::UrlPart;
use crate::service::custom::{PathKind, Scheme, Table};
use crate::value::ValueError;

#[derive(Clone)]
pub(in crate::service) struct Parts {
    pub(in crate::service) scheme: &'static Scheme,
    pub(in crate::service) username: Option<String>,
    pub(in crate::service) password: Option<SecretString>,
    /// The password is that of another variable, which has warnings of its own.
    pub(in crate::service) is_password_separate: bool,
    pub(in crate::service) hosts: Vec<Host>,
    pub(in crate::service) path: Option<String>,
    pub(in crate::service) query: Vec<(String, String)>,
    pub(in crate::service) fragment: bool,
    /// Warnings about the text, which the parts no longer show.
    pub(in crate::service) warnings: Vec<ValueError>,
}

impl Parts {
    pub(in crate::service) fn new(scheme: &'static Scheme) -> Self {
        Self {
            scheme,
            username: None,
            password: None,
            is_password_separate: false,
            hosts: Vec::new(),
            path: None,
            query: Vec::new(),
            fragment: false,
            warnings: Vec::new(),
        }
    }

    /// Returns the first value of a query parameter.
    pub(in crate::service) fn query(&self, key: &str) -> Option<&str> {
        self.query.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str())
    }

    pub(in crate::service) fn warn(&mut self, complaint: Complaint) {
        self.warnings.push(complaint.into());
    }

    /// Returns the URL for a client. It is fully encoded, in one way only: equal parts make equal URLs.
    pub(in crate::service) fn url(&self, table: &Table) -> SecretString {
        // Long enough for any URL: a string that grows leaves pieces of a password behind, and so may one that is cut.
        let longest = self.longest();
        let mut url = Zeroizing::new(String::with_capacity(longest));
        // Writing to a `String` cannot fail.
        let _ = write!(url, "{}", UrlWriter { parts: self, table, redacted: false });
        debug_assert!(url.len() <= longest);
        SecretString::from(url.as_str())
    }

    /// Returns an upper bound for the length of the URL. A byte that is encoded takes three.
    fn longest(&self) -> usize {
        let names = [&self.username, &self.path].into_iter().flatten().map(String::len).sum::<usize>();
        let password = self.password.as_ref().map_or(0, |password| password.expose_secret().len());
        let hosts = self.hosts.iter().map(|host| host.name().len() + ":65535,[]".len()).sum::<usize>();
        let query = self.query.iter().map(|(name, value)| name.len() + value.len() + "&=".len()).sum::<usize>();
        // The scheme, and the keys that a socket has for its parts.
        256 + 3 * (names + password + hosts + query)
    }

    /// Returns the URL without its secrets.
    pub(in crate::service) fn redacted<'a>(&'a self, table: &'a Table) -> impl fmt::Display + use<'a> {
        UrlWriter { parts: self, table, redacted: true }
    }
}

impl Zeroize for Parts {
    /// Overwrites the parts that may be secret, as far as they do not do that themselves.
    fn zeroize(&mut self) {
        self.username.zeroize();
        self.path.zeroize();
        self.query.iter_mut().for_each(|(_, value)| value.zeroize());
    }
}

struct UrlWriter<'a> {
    parts: &'a Parts,
    table: &'a Table,
    redacted: bool,
}

impl fmt::Display for UrlWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { parts, table, .. } = self;
        if table.path == PathKind::File {
            self.file(f)?;
        } else if parts.scheme.unix_socket {
            self.socket(f)?;
        } else {
            write!(f, "{}://", parts.scheme.name)?;
            self.userinfo(f)?;
            self.hosts(f)?;
            if let Some(path) = &parts.path {
                let route = table.path == PathKind::Route;
                if route { write!(f, "/{}", EncodedPath(path))? } else { write!(f, "/{}", Encoded(path))? }
            }
        }
        self.query(f)?;
        match table.fragment {
            Some((fragment, _)) if parts.fragment => write!(f, "#{fragment}"),
            _ => Ok(()),
        }
    }
}

impl UrlWriter<'_> {
    /// Writes a URL without slashes, such as `sqlite::memory:`.
    fn file(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, path) = (self.parts.scheme.name, self.parts.path.as_deref().unwrap_or_default());
        if path == ":memory:" { write!(f, "{scheme}:{path}") } else { write!(f, "{scheme}://{}", EncodedPath(path)) }
    }

    fn socket(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.parts.hosts.first().map_or("", Host::name);
        write!(f, "{}://{}", self.parts.scheme.name, EncodedPath(path))
    }

    fn userinfo(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { username, password, .. } = self.parts;
        let may_be_secret = |name: &str| self.table.public_username && !self.is_public(name);
        let shows_username = !username.as_deref().is_some_and(may_be_secret)
            && !self.table.userinfo_is_token
            && !self.is_password(username.as_deref());
        match (username, password) {
            (None, None) => return Ok(()),
            // A lone user name may be a token, or a password in the wrong place.
            (Some(username), None) if self.redacted && self.is_public(username) => f.write_str(username)?,
            (Some(_), None) if self.redacted => f.write_str("***")?,
            (None, Some(_)) if self.redacted && self.table.userinfo_is_token => f.write_str("***")?,
            // The part before a `:` may be the beginning of a token that contains one.
            (Some(_), Some(_)) if self.redacted && !shows_username => f.write_str("***:***")?,
            (username, Some(_)) if self.redacted => write!(f, "{}:***", Encoded(username.as_deref().unwrap_or("")))?,
            (Some(username), None) => write!(f, "{}", Encoded(username))?,
            (None, Some(password)) if self.table.userinfo_is_token => {
                write!(f, "{}", Encoded(password.expose_secret()))?;
            }
            (username, Some(password)) => {
                let username = username.as_deref().unwrap_or("");
                write!(f, "{}:{}", Encoded(username), Encoded(password.expose_secret()))?;
            }
        }
        f.write_str("@")
    }

    /// Recognises a name that is public in this service, and no misplaced secret.
    fn is_public(&self, username: &str) -> bool {
        let is_generated = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
        let is_key = self.table.public_username && username.len() <= 32 && username.bytes().all(is_generated);
        let is_container = |c: u8| is_generated(c) || matches!(c, b'-' | b'$');
        is_key || self.parts.scheme.container && username.len() <= 63 && username.bytes().all(is_container)
    }

    /// Recognises a key that serves as both the user name and the password, as some services have it. Of a key with a `:`
    /// that is not encoded, the user name is what comes before it.
    fn is_password(&self, username: Option<&str>) -> bool {
        let password = self.parts.password.as_ref().map(ExposeSecret::expose_secret);
        password.is_some_and(|password| password.split(':').any(|piece| username == Some(piece)))
    }

    fn hosts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = self.parts.scheme;
        for (i, host) in self.parts.hosts.iter().enumerate() {
            f.write_str(if i == 0 { "" } else { "," })?;
            if host.is_socket() {
                write!(f, "{}", Encoded(host.name()))?;
                // In MongoDB, a socket has no port.
                if host.port() != scheme.port {
                    write!(f, ":{}", host.port())?;
                }
            } else if scheme.is_portless() {
                f.write_str(host.name())?;
            } else {
                write!(f, "{host}")?;
            }
        }
        Ok(())
    }

    fn query(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { scheme, username, password, path, query, .. } = self.parts;
        let mut separator = '?';
        let mut pair = |name, value| {
            f.write_char(separator)?;
            separator = '&';
            match self.table.key(name) {
                // The name of an unknown parameter may be a part of a password.
                None if self.redacted => f.write_str("***"),
                Some(key) if self.redacted && key.secret => write!(f, "{}=***", Encoded(name)),
                _ => write!(f, "{}={}", Encoded(name), Encoded(value)),
            }
        };
        // The URL of a socket has its other parts in the query.
        let parts = [
            (UrlPart::Path, path.as_deref()),
            (UrlPart::Username, username.as_deref()),
            (UrlPart::Password, password.as_ref().map(ExposeSecret::expose_secret)),
        ];
        for (part, value) in parts {
            if let (true, Some(key), Some(value)) = (scheme.unix_socket, self.table.key_of(part), value) {
                pair(key.name, value)?;
            }
        }
        for (name, value) in query {
            pair(name, value)?;
        }
        Ok(())
    }
}
