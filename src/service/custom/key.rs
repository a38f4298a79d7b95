//! The keys of a query: what the table of a service says of each.

use crate::service::Tls;

/// One key of a query, with its values.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub(crate) name: &'static str,
    pub(crate) values: Values,
    pub(crate) part: Option<UrlPart>,
    pub(crate) repeats: bool,
    pub(crate) secret: bool,
    pub(crate) security_relevant: bool,
    pub(crate) port: Option<u16>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Values {
    Text,
    Number(u64),
    Words(&'static [&'static str]),
    /// What the values mean for TLS.
    Tls(&'static [(&'static str, Tls)]),
    /// The most that TLS is worth with the values.
    AtMost(&'static [(&'static str, Tls)]),
}

/// A part of a URL that a key of the query may give too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UrlPart {
    /// The host, or several; the absolute path of a socket's directory counts.
    Host,
    /// The port of each host.
    Port,
    /// The user name.
    Username,
    /// The password.
    Password,
    /// What the path says.
    Path,
    /// The path of a socket, which is used instead of the host. It stays a key.
    Socket,
    /// The IP address that is used instead of the host's own. It stays a key.
    Address,
}

impl Key {
    const fn new(name: &'static str, values: Values) -> Self {
        Self { name, values, part: None, repeats: false, secret: false, security_relevant: false, port: None }
    }

    /// Any value that is not empty.
    pub const fn text(name: &'static str) -> Self {
        Self::new(name, Values::Text)
    }

    /// A whole number up to `max`.
    pub const fn number(name: &'static str, max: u64) -> Self {
        Self::new(name, Values::Number(max))
    }

    /// One of a few words, in any ASCII case.
    pub const fn words(name: &'static str, words: &'static [&'static str]) -> Self {
        Self::new(name, Values::Words(words))
    }

    /// `true` or `false`.
    pub const fn boolean(name: &'static str) -> Self {
        Self::words(name, &["true", "false"])
    }

    /// Words that decide about TLS.
    pub const fn tls(name: &'static str, words: &'static [(&'static str, Tls)]) -> Self {
        Self::new(name, Values::Tls(words)).security_relevant()
    }

    /// Words that limit what TLS is worth.
    pub const fn tls_at_most(name: &'static str, words: &'static [(&'static str, Tls)]) -> Self {
        Self::new(name, Values::AtMost(words)).security_relevant()
    }

    /// The key gives a part of the URL.
    #[must_use]
    pub const fn part(mut self, part: UrlPart) -> Self {
        self.part = Some(part);
        self.secret |= matches!(part, UrlPart::Username | UrlPart::Password);
        self
    }

    /// The key may be given more than once.
    #[must_use]
    pub const fn repeats(mut self) -> Self {
        self.repeats = true;
        self
    }

    /// The value is not shown.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// The key matters for security: an unknown key that resembles it is refused.
    #[must_use]
    pub const fn security_relevant(mut self) -> Self {
        self.security_relevant = true;
        self
    }

    /// The default port where the key is given.
    #[must_use]
    pub const fn default_port(mut self, port: u16) -> Self {
        self.port = Some(port);
        self
    }

    pub(crate) fn words_of(&self) -> Vec<&'static str> {
        match self.values {
            Values::Words(words) => words.to_vec(),
            Values::Tls(words) | Values::AtMost(words) => words.iter().map(|(word, _)| *word).collect(),
            Values::Text | Values::Number(_) => Vec::new(),
        }
    }
}
