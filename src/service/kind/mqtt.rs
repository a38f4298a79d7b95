//! MQTT.

use crate::say::service as say;
use crate::service::custom::{Key, PathKind, Scheme, Service, Table};
use crate::service::{ServiceUrl, Tls};
use crate::value::ValueError;

/// The table of [`MqttUrl`].
#[derive(Debug)]
pub enum Mqtt {}

/// An MQTT URL: `mqtt://user:password@host:1883?client_id=orders`.
///
/// Accepts `mqtt://` (or `tcp://`), `mqtts://` (or `ssl://`), and `ws://` and `wss://` with a path. A path without
/// WebSockets is an error.
///
/// ```
/// use factor3::service::{MqttUrl, Tls};
///
/// let url: MqttUrl = "mqtts://app:hunter2@mq?client_id=orders".parse()?;
/// assert_eq!((url.port(), url.query_param("client_id"), url.tls()), (8883, Some("orders"), Tls::VerifyFull));
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// rumqttc 0.25 does not decode the credentials of a URL, so give it the parts. It needs `use-rustls` (on by default)
/// for `mqtts`, and `websocket` for `ws` and `wss`. Without both, this recipe does not compile. It hands over every
/// parameter but `max_request_batch_num`, which the client stores and does not use. Give the event loop the options of
/// `network`:
///
/// ```ignore
/// use std::time::Duration;
///
/// use factor3::ExposeSecret as _;
/// use factor3::service::MqttUrl;
/// use rumqttc::{MqttOptions, NetworkOptions, Transport};
///
/// fn network(url: &MqttUrl) -> NetworkOptions {
///     let mut network = NetworkOptions::new();
///     if let Some(seconds) = url.number("conn_timeout") {
///         network.set_connection_timeout(seconds);
///     }
///     network
/// }
///
/// fn options(url: &MqttUrl) -> MqttOptions {
///     // Of WebSockets it takes a URL in the place of the host.
///     let websocket = || format!("{}://{}/{}", url.scheme(), url.hosts()[0], url.path().unwrap_or_default());
///     let (host, transport) = match url.scheme() {
///         "ws" => (websocket(), Transport::ws()),
///         "wss" => (websocket(), Transport::wss_with_default_config()),
///         "mqtts" => (url.host().to_owned(), Transport::tls_with_default_config()),
///         _ => (url.host().to_owned(), Transport::tcp()),
///     };
///     let id = url.query_param("client_id").unwrap_or("orders");
///     let mut options = MqttOptions::new(id, host, url.port());
///     options.set_transport(transport);
///     if let (Some(username), Some(password)) = (url.username(), url.password()) {
///         options.set_credentials(username, password.expose_secret());
///     }
///     if let Some(clean) = url.query_param("clean_session") {
///         options.set_clean_session(clean == "true");
///     }
///     if let Some(seconds) = url.number("keep_alive_secs") {
///         options.set_keep_alive(Duration::from_secs(seconds));
///     }
///     if let Some(number) = url.number("inflight_num") {
///         options.set_inflight(number.try_into().unwrap_or(u16::MAX));
///     }
///     if let Some(number) = url.number("request_channel_capacity_num") {
///         options.set_request_channel_capacity(number.try_into().unwrap_or(usize::MAX));
///     }
///     if let Some(microseconds) = url.number("pending_throttle_usecs") {
///         options.set_pending_throttle(Duration::from_micros(microseconds));
///     }
///     let bytes = |key| url.number(key).map_or(10 * 1024, |bytes| bytes.try_into().unwrap_or(usize::MAX));
///     options.set_max_packet_size(bytes("max_incoming_packet_size_bytes"), bytes("max_outgoing_packet_size_bytes"));
///     options
/// }
/// ```
pub type MqttUrl = ServiceUrl<Mqtt>;

impl Service for Mqtt {
    const TABLE: &'static Table = &Table::new(
        "an MQTT URL",
        "mqtt://user:password@host:1883",
        &[
            Scheme::new("mqtt", 1883).aliases(&["tcp"]),
            Scheme::new("mqtts", 8883).aliases(&["ssl"]).forces_tls(Tls::VerifyFull),
            Scheme::new("ws", 80),
            Scheme::new("wss", 443).forces_tls(Tls::VerifyFull),
        ],
    )
    .path(PathKind::Route)
    .keys(&[
        Key::text("client_id"),
        Key::boolean("clean_session"),
        Key::number("conn_timeout", 65_535),
        Key::number("inflight_num", 65_535),
        Key::number("keep_alive_secs", 65_535),
        Key::number("max_incoming_packet_size_bytes", 268_435_455),
        Key::number("max_outgoing_packet_size_bytes", 268_435_455),
        Key::number("max_request_batch_num", 4_294_967_295),
        Key::number("pending_throttle_usecs", u64::MAX),
        Key::number("request_channel_capacity_num", 4_294_967_295),
    ])
    .allow_unknown_keys();

    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        let is_websocket = url.scheme().starts_with("ws");
        if url.path().is_some() && !is_websocket {
            Err(say::PATH_WITHOUT_WEBSOCKET.into())
        } else if url.number("inflight_num") == Some(0) {
            Err(say::NOTHING_IN_FLIGHT.into())
        } else {
            Ok(())
        }
    }
}

impl ServiceUrl<Mqtt> {
    /// Returns the value of a parameter that is a number, such as `keep_alive_secs`.
    ///
    /// ```
    /// # use factor3::service::MqttUrl;
    /// let url: MqttUrl = "mqtt://mq?client_id=7&keep_alive_secs=30".parse()?;
    /// assert_eq!(url.number("keep_alive_secs"), Some(30));
    /// assert_eq!(url.number("inflight_num"), None);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn number(&self, key: &str) -> Option<u64> {
        self.query_param(key)?.parse().ok()
    }
}
