//! AMQP 0-9-1: RabbitMQ, and other servers that speak its protocol.

use secrecy::ExposeSecret as _;

use crate::expected::PathPart;
use crate::say::service as say;
use crate::service::custom::{Key, PathKind, Scheme, Service, Table};
use crate::service::{Host, ServiceUrl, Tls, UrlError};
use crate::value::ValueError;

/// The table of [`AmqpUrl`].
#[derive(Debug)]
pub enum Amqp {}

/// An AMQP 0-9-1 URL: `amqp://user:password@host:5672/vhost`.
///
/// The path is the virtual host, by RabbitMQ's rules: no path means `/`, `/orders` means `orders`, and `/%2F` means
/// `/`. A lone `/` is the empty virtual host, and gets a warning. A path of several segments is an error, and so is a
/// number that the protocol cannot carry.
///
/// ```
/// use factor3::service::{AmqpUrl, Tls};
///
/// let url: AmqpUrl = "amqps://app:hunter2@mq/a%2Fb?heartbeat=10".parse()?;
/// assert_eq!((url.vhost(), url.port(), url.tls()), ("a/b", 5671, Tls::VerifyFull));
/// assert_eq!("amqp://mq".parse::<AmqpUrl>()?.vhost(), "/");
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// lapin 4 takes the URL, except one with an IPv6 address. For `amqps` it needs `rustls` (on by default), `native-tls`
/// or `openssl`. Without any of them it would talk in plain text, so this recipe refuses to connect:
///
/// ```ignore
/// use std::io;
///
/// use factor3::service::{AmqpUrl, Tls};
/// use lapin::tcp::{AMQPUriTcpExt as _, AsyncTcpStream, TLSConfig};
/// use lapin::uri::AMQPUri;
/// use lapin::{Connection, ConnectionProperties, runtime};
///
/// fn uri(url: &AmqpUrl) -> Result<AMQPUri, String> {
///     let mut uri: AMQPUri = url.expose_url().parse()?;
///     uri.authority.host = url.host().to_owned(); // it reads an IPv6 address as localhost
///     Ok(uri)
/// }
///
/// async fn connect(url: &AmqpUrl) -> lapin::Result<Connection> {
///     let tls = url.tls() >= Tls::Required;
///     let stream = async move |uri: AMQPUri, runtime| {
///         let stream = uri.connect_with_config_async(TLSConfig::default(), &runtime).await?;
///         match stream {
///             AsyncTcpStream::Plain(_) if tls => Err(io::Error::other("lapin was compiled without TLS").into()),
///             _ => Ok(stream),
///         }
///     };
///     let uri = uri(url).map_err(io::Error::other)?;
///     Connection::connector(uri, runtime::default_runtime()?, stream, ConnectionProperties::default()).await
/// }
/// ```
pub type AmqpUrl = ServiceUrl<Amqp>;

impl Service for Amqp {
    const TABLE: &'static Table = &Table::new(
        "an AMQP URL",
        "amqp://user:password@host:5672/vhost",
        &[Scheme::new("amqp", 5672), Scheme::new("amqps", 5671).forces_tls(Tls::VerifyFull)],
    )
    .path(PathKind::Name)
    .empty_path()
    .path_part(PathPart::VirtualHost)
    .keys(&[
        Key::number("heartbeat", 65_535),
        Key::number("frame_max", 4_294_967_295),
        Key::number("channel_max", 65_535),
        Key::number("connection_timeout", u64::MAX),
        Key::words("auth_mechanism", &["plain", "amqplain", "external", "anonymous", "rabbit-cr-demo"]),
    ])
    .allow_unknown_keys();

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        let guest = url.username() == Some("guest")
            && url.password().is_some_and(|password| password.expose_secret() == "guest");
        let away = !url.hosts().iter().all(Host::is_local);
        let complaint = if url.path() == Some("") {
            say::EMPTY_VHOST
        } else if url.port() == 15672 {
            say::MANAGEMENT_PORT
        } else if guest && away {
            say::REMOTE_GUEST
        } else if url.username().is_some() != url.password().is_some() {
            say::HALF_A_LOGIN
        } else if url.username().is_none() && away && url.query_param("auth_mechanism") != Some("external") {
            say::NO_LOGIN
        } else {
            return None;
        };
        Some(complaint.into())
    }
}

impl ServiceUrl<Amqp> {
    /// Returns the virtual host.
    ///
    /// ```
    /// # use factor3::service::AmqpUrl;
    /// assert_eq!("amqp://mq/orders".parse::<AmqpUrl>()?.vhost(), "orders");
    /// assert_eq!("amqp://mq".parse::<AmqpUrl>()?.vhost(), "/");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn vhost(&self) -> &str {
        self.path().unwrap_or("/")
    }

    /// Returns a copy of the URL with another virtual host, given decoded.
    ///
    /// ```
    /// # use factor3::service::AmqpUrl;
    /// let url: AmqpUrl = "amqp://mq/orders".parse()?;
    /// assert_eq!(url.with_vhost("/")?.expose_url(), "amqp://mq:5672/%2F");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the name is empty, is a dot segment, or contains a NUL.
    pub fn with_vhost(&self, vhost: &str) -> Result<Self, UrlError> {
        self.with_path(vhost)
    }
}
