//! NATS.

use secrecy::SecretString;

use crate::say::service as say;
use crate::service::custom::{PathKind, Scheme, Service, Table};
use crate::service::{ServiceUrl, Tls};
use crate::value::ValueError;

/// The table of [`NatsUrl`].
#[derive(Debug)]
pub enum Nats {}

/// A NATS URL: `nats://user:password@host:4222`, or `host:4222` alone.
///
/// Accepts `nats://`, `tls://`, `ws://` and `wss://`. A text without a `:` before the `@` is a token. Only a
/// WebSocket has a path. A query and several hosts are errors: a cluster is a `Vec<NatsUrl>`.
///
/// ```
/// use factor3::ExposeSecret;
/// use factor3::service::NatsUrl;
///
/// let url: NatsUrl = "nats://s3cr3t@nats.internal".parse()?;
/// assert_eq!((url.port(), url.username()), (4222, None));
/// assert_eq!(url.token().unwrap().expose_secret(), "s3cr3t");
/// assert_eq!("nats.internal:4222".parse::<NatsUrl>()?.expose_url(), "nats://nats.internal:4222");
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// async-nats 0.51 ignores the credentials of a URL, so give it the parts. TLS is always available: the crate needs
/// `ring` (on by default) or `aws-lc-rs` to compile. For `ws` and `wss` it needs `websockets`.
///
/// ```ignore
/// use async_nats::ConnectOptions;
/// use factor3::ExposeSecret as _;
/// use factor3::service::{NatsUrl, Tls};
///
/// async fn connect(url: &NatsUrl) -> Result<async_nats::Client, async_nats::ConnectError> {
///     let mut options = ConnectOptions::new().require_tls(url.tls() >= Tls::Required);
///     if let Some(token) = url.token() {
///         options = options.token(token.expose_secret().to_owned());
///     } else if let (Some(username), Some(password)) = (url.username(), url.password()) {
///         options = options.user_and_password(username.to_owned(), password.expose_secret().to_owned());
///     }
///     let path = url.path().map(|path| format!("/{path}")).unwrap_or_default(); // of a WebSocket
///     options.connect(format!("{}://{}{path}", url.scheme(), url.hosts()[0])).await
/// }
/// ```
pub type NatsUrl = ServiceUrl<Nats>;

impl Service for Nats {
    const TABLE: &'static Table = &Table::new(
        "a NATS URL",
        "nats://user:password@host:4222",
        &[
            // A server may ask for TLS when the client connects.
            Scheme::new("nats", 4222).tls(Tls::Opportunistic).tls_scheme("tls"),
            Scheme::new("tls", 4222).forces_tls(Tls::VerifyFull),
            Scheme::new("ws", 80),
            Scheme::new("wss", 443).forces_tls(Tls::VerifyFull),
        ],
    )
    .path(PathKind::Route)
    .scheme_optional()
    .userinfo_is_token();

    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        let is_websocket = url.scheme().starts_with("ws");
        if url.path().is_some() && !is_websocket { Err(say::PATH_WITHOUT_WEBSOCKET.into()) } else { Ok(()) }
    }
}

impl ServiceUrl<Nats> {
    /// Returns the token: a text without a `:` before the `@`. It is also the [password](Self::password).
    ///
    /// ```
    /// # use factor3::ExposeSecret;
    /// # use factor3::service::NatsUrl;
    /// let url: NatsUrl = "nats://s3cret@nats.internal".parse()?;
    /// assert_eq!(url.token().unwrap().expose_secret(), "s3cret");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn token(&self) -> Option<&SecretString> {
        self.password().filter(|_| self.username().is_none())
    }
}
