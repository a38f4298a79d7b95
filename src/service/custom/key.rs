//! The parameters of a query, as the table of a service describes them.

use crate::service::Tls;

/// One parameter of a query, with the values that it accepts.
///
/// ```
/// use factor3::service::custom::{Key, Scheme, Service, ServiceUrl, Table, UrlPart};
///
/// #[derive(Debug)]
/// enum ClickHouse {}
///
/// impl Service for ClickHouse {
///     const TABLE: &'static Table = &Table::new(
///         "a ClickHouse URL",
///         "clickhouse://ch",
///         &[Scheme::new("clickhouse", 9000)],
///     )
///     .keys(&[
///         Key::text("password").part(UrlPart::Password),
///         Key::number("timeout", 3600),
///         Key::words("compress", &["lz4", "zstd"]),
///         Key::boolean("debug"),
///         Key::text("setting").repeats(),
///         Key::text("token").secret(),
///     ]);
/// }
///
/// let url: ServiceUrl<ClickHouse> = "clickhouse://ch?compress=LZ4&setting=a&setting=b&token=hunter2".parse()?;
/// assert_eq!(url.query_param("compress"), Some("lz4"));
/// assert_eq!(url.query_pairs().filter(|(key, _)| *key == "setting").count(), 2);
/// assert!(!url.redacted().to_string().contains("hunter2"));
/// assert!("clickhouse://ch?timeout=4000".parse::<ServiceUrl<ClickHouse>>().is_err());
/// assert!("clickhouse://ch?debug=maybe".parse::<ServiceUrl<ClickHouse>>().is_err());
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Key {
    pub(crate) name: &'static str,
    pub(crate) aliases: &'static [&'static str],
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
    /// `true` or `1`, `false` or `0`.
    Switch,
    /// The meaning of each value for TLS.
    Tls(&'static [(&'static str, Tls)]),
    /// Any text. A few values have a meaning for TLS.
    TextOrTls(&'static [(&'static str, Tls)]),
    /// The upper limit that each value puts on TLS.
    AtMost(&'static [(&'static str, Tls)]),
}

/// A part of a URL that a key of the query may give too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UrlPart {
    /// One or several hosts. The absolute path of a socket's directory counts as a host.
    Host,
    /// The port of each host.
    Port,
    /// The user name.
    Username,
    /// The password.
    Password,
    /// The path.
    Path,
    /// The path of a Unix socket that replaces the host. The parameter stays in the query.
    Socket,
    /// An IP address that replaces the lookup of the host. The parameter stays in the query.
    Address,
}

impl Key {
    const fn new(name: &'static str, values: Values) -> Self {
        Self {
            name,
            aliases: &[],
            values,
            part: None,
            repeats: false,
            secret: false,
            security_relevant: false,
            port: None,
        }
    }

    /// Accepts any value that is not empty.
    pub const fn text(name: &'static str) -> Self {
        Self::new(name, Values::Text)
    }

    /// Accepts a whole number up to `max`.
    pub const fn number(name: &'static str, max: u64) -> Self {
        Self::new(name, Values::Number(max))
    }

    /// Accepts one of a few words, in any ASCII case.
    pub const fn words(name: &'static str, words: &'static [&'static str]) -> Self {
        Self::new(name, Values::Words(words))
    }

    /// Accepts `true` or `false`.
    pub const fn boolean(name: &'static str) -> Self {
        Self::words(name, &["true", "false"])
    }

    /// Accepts words that decide about TLS.
    pub const fn tls(name: &'static str, words: &'static [(&'static str, Tls)]) -> Self {
        Self::new(name, Values::Tls(words)).security_relevant()
    }

    /// Accepts any value that is not empty. A few words decide about TLS.
    pub(crate) const fn text_or_tls(name: &'static str, words: &'static [(&'static str, Tls)]) -> Self {
        Self::new(name, Values::TextOrTls(words)).security_relevant()
    }

    /// Accepts words that limit TLS.
    pub const fn tls_at_most(name: &'static str, words: &'static [(&'static str, Tls)]) -> Self {
        Self::new(name, Values::AtMost(words)).security_relevant()
    }

    /// Sets other names. [`expose_url`](crate::service::ServiceUrl::expose_url) writes the first one.
    #[must_use]
    pub const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    /// Makes the parameter give a part of the URL.
    #[must_use]
    pub const fn part(mut self, part: UrlPart) -> Self {
        self.part = Some(part);
        self.secret |= matches!(part, UrlPart::Username | UrlPart::Password);
        self
    }

    /// Allows the parameter more than once.
    #[must_use]
    pub const fn repeats(mut self) -> Self {
        self.repeats = true;
        self
    }

    /// Hides the value in every output.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// Marks the parameter as relevant to security: an unknown parameter that resembles it is an error.
    #[must_use]
    pub const fn security_relevant(mut self) -> Self {
        self.security_relevant = true;
        self
    }

    /// Sets the default port of a URL that has this parameter.
    #[must_use]
    pub const fn default_port(mut self, port: u16) -> Self {
        self.port = Some(port);
        self
    }

    /// Accepts `true` and `false`, and also `1` and `0` for them, as the client does.
    pub(crate) const fn switch(name: &'static str) -> Self {
        Self::new(name, Values::Switch)
    }

    pub(crate) fn is(&self, name: &str, any_case: bool) -> bool {
        let same = |known: &str| known == name || any_case && known.eq_ignore_ascii_case(name);
        same(self.name) || self.aliases.iter().any(|alias| same(alias))
    }

    pub(crate) fn words_of(&self) -> Vec<&'static str> {
        match self.values {
            Values::Words(words) => words.to_vec(),
            Values::Switch => vec!["true", "false"],
            Values::Tls(words) | Values::AtMost(words) => words.iter().map(|(word, _)| *word).collect(),
            Values::Text | Values::TextOrTls(_) | Values::Number(_) => Vec::new(),
        }
    }
}
