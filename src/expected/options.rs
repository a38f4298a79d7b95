//! The options of a field that a type accepts.

use super::{Expected, InParts};

/// The service options that a field of the type accepts.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a set of options")]
pub(crate) struct Takes {
    pub(crate) tls: bool,
    pub(crate) password: bool,
    pub(crate) userinfo: bool,
    /// A single value may contain commas, so a list of values needs another separator.
    pub(crate) commas: bool,
    /// A single value may be given in parts.
    pub(crate) parts: Option<&'static InParts>,
}

impl Expected {
    /// Returns the same, for a type that heeds [`Raw::tls`](crate::value::Raw::tls): a field of it may have the option
    /// `tls`, which is a compile error elsewhere.
    ///
    /// ```
    /// use factor3::value::{EnvValue, Expected, Raw, TlsPolicy, ValueError};
    /// use factor3::{Env, EnvConfig};
    ///
    /// #[derive(Debug, PartialEq)]
    /// struct Upstream(String);
    ///
    /// impl EnvValue for Upstream {
    ///     const EXPECTED: Expected = Expected::text("an upstream").example("tls:host").accepts_tls();
    ///
    ///     fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
    ///         match (raw.text()?, raw.tls()) {
    ///             (text, Some(TlsPolicy::Require | TlsPolicy::Verify)) if !text.starts_with("tls:") => {
    ///                 Err(ValueError::predicate("does not require TLS").help("start it with tls:"))
    ///             }
    ///             (text, _) => Ok(Self(text.to_owned())),
    ///         }
    ///     }
    /// }
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     #[env(tls = "require")]
    ///     upstream: Upstream,
    /// }
    ///
    /// let error = Config::load(&Env::from([("UPSTREAM", "host")])).unwrap_err();
    /// assert_eq!(error.problems()[0].message(), "UPSTREAM does not require TLS");
    /// ```
    #[must_use]
    pub const fn accepts_tls(mut self) -> Self {
        self.takes.tls = true;
        self
    }

    /// Returns the same, for a type that heeds [`Raw::password`](crate::value::Raw::password): a field of it may have
    /// the option `password`, which is a compile error elsewhere.
    ///
    /// ```
    /// use factor3::value::{EnvValue, Expected, Raw, ValueError};
    /// use factor3::{Env, EnvConfig, ExposeSecret, SecretString};
    ///
    /// #[derive(Debug)]
    /// struct Login {
    ///     user: String,
    ///     password: Option<SecretString>,
    /// }
    ///
    /// impl EnvValue for Login {
    ///     const EXPECTED: Expected = Expected::text("a user name").accepts_password();
    ///
    ///     fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
    ///         let password = raw.password().cloned();
    ///         Ok(Self { user: raw.into_string()?, password })
    ///     }
    /// }
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     #[env(password = "LOGIN_PASSWORD")]
    ///     login: Login,
    /// }
    ///
    /// let config = Config::load(&Env::from([("LOGIN", "app"), ("LOGIN_PASSWORD", "hunter2")])).unwrap();
    /// assert_eq!(config.login.user, "app");
    /// assert_eq!(config.login.password.unwrap().expose_secret(), "hunter2");
    /// ```
    #[must_use]
    pub const fn accepts_password(mut self) -> Self {
        self.takes.password = true;
        self
    }

    /// Returns the same, for a type that heeds [`Raw::allows_userinfo`](crate::value::Raw::allows_userinfo): a field
    /// of it may have the option `allow_userinfo`, which is a compile error elsewhere.
    ///
    /// ```
    /// use factor3::value::{EnvValue, Expected, Raw, ValueError};
    /// use factor3::{Env, EnvConfig};
    ///
    /// #[derive(Debug)]
    /// struct Proxy(String);
    ///
    /// impl EnvValue for Proxy {
    ///     const EXPECTED: Expected = Expected::text("a proxy").example("host:3128").accepts_userinfo();
    ///
    ///     fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
    ///         match raw.text()? {
    ///             text if text.contains('@') && !raw.allows_userinfo() => Err(ValueError::predicate("has credentials")),
    ///             text => Ok(Self(text.to_owned())),
    ///         }
    ///     }
    /// }
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     proxy: Proxy,
    ///     #[env(allow_userinfo)]
    ///     fallback: Proxy,
    /// }
    ///
    /// let env = Env::from([("PROXY", "app:hunter2@host:3128"), ("FALLBACK", "app:hunter2@host:3128")]);
    /// let error = Config::load(&env).unwrap_err();
    /// assert_eq!(error.problems().len(), 1);
    /// assert_eq!(error.problems()[0].message(), "PROXY has credentials");
    /// ```
    #[must_use]
    pub const fn accepts_userinfo(mut self) -> Self {
        self.takes.userinfo = true;
        self
    }

    /// Declares that a single value may contain commas.
    #[cfg(feature = "service")]
    #[must_use]
    pub(crate) const fn with_commas(mut self) -> Self {
        self.takes.commas = true;
        self
    }

    pub(crate) const fn takes(&self) -> Takes {
        self.takes
    }
}
