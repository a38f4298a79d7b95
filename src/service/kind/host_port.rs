//! Addresses without credentials: a single one, and the brokers of Kafka.

use std::fmt;
use std::str::FromStr;

use crate::say::{service as say, url};
use crate::service::engine::authority::port;
use crate::service::engine::shape as engine_shape;
use crate::service::{Host, UrlError};
use crate::shape;
use crate::text::is_one_of;
use crate::value::{EnvValue, Expected, Raw, Sensitivity, ValueError};

/// A host with its port: `cache.internal:11211`, `[::1]:8080`.
///
/// A scheme, credentials, a path and a missing port are errors.
///
/// ```
/// use factor3::service::HostPort;
///
/// let address: HostPort = "[::1]:8080".parse()?;
/// assert_eq!((address.host(), address.port()), ("::1", 8080));
/// assert_eq!(address.to_string(), "[::1]:8080");
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// An address does not mention TLS. The program decides:
///
/// ```no_run
/// # let address: factor3::service::HostPort = "[::1]:8080".parse()?;
/// let connection = std::net::TcpStream::connect((address.host(), address.port()))?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct HostPort(Host);

impl HostPort {
    /// Returns the name, or the IP address without brackets.
    ///
    /// ```
    /// # use factor3::service::HostPort;
    /// let address: HostPort = "[::1]:8080".parse()?;
    /// assert_eq!(address.host(), "::1");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn host(&self) -> &str {
        self.0.name()
    }

    /// Returns the port.
    ///
    /// ```
    /// # use factor3::service::HostPort;
    /// let address: HostPort = "[::1]:8080".parse()?;
    /// assert_eq!(address.port(), 8080);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn port(&self) -> u16 {
        self.0.port()
    }

    fn read(text: &str) -> Result<Self, ValueError> {
        engine_shape::check_address(text)?;
        match address(text)? {
            (host, Some(port)) => Ok(Self(host.at(port))),
            (_, None) => Err(url::NO_PORT.into()),
        }
    }
}

/// Reads one host with its port, and nothing around them.
fn address(text: &str) -> Result<(Host, Option<u16>), ValueError> {
    let complaint = if text.contains("://") {
        say::NOT_AN_ADDRESS
    } else if text.contains('@') {
        say::CREDENTIALS_OF_ADDRESS
    } else if text.contains(['/', '?', '#', '\\']) {
        say::AFTER_PORT
    } else if text.contains(',') {
        url::TWO_HOSTS
    } else {
        if text.starts_with(':') && !text[1..].contains(':') {
            return Err(url::NO_HOST_BEFORE_PORT.into());
        }
        let (host, port) = port(text, true)?;
        return Ok((Host::read(host, false, false)?, port.map(|port| port.number)));
    };
    Err(complaint.into())
}

impl FromStr for HostPort {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        Self::read(text).map_err(|error| UrlError::new("the address", error))
    }
}

impl EnvValue for HostPort {
    const EXPECTED: Expected = Expected::text("a host with a port")
        .example("host:8080")
        .pattern(r"(?:\[[^\s\]]+\]|[^\s@/?#:,\[\]]+):[0-9]{1,5}");
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        Self::read(raw.text()?)
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(value, f)
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        value.0.warning()
    }
}

impl fmt::Display for HostPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for HostPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HostPort({self})")
    }
}

/// The bootstrap brokers of a Kafka client: `kafka-1:9092,kafka-2:9092`.
///
/// The default port is 9092. A space after a comma is accepted with a warning, and so is the scheme that Heroku writes
/// before each broker. Neither reaches the client. Credentials are an error, and so are ports that librdkafka would
/// wrap around.
///
/// ```
/// use factor3::service::KafkaBrokers;
///
/// let brokers: KafkaBrokers = "kafka-1,kafka-2:9093".parse()?;
/// assert_eq!(brokers.to_string(), "kafka-1:9092,kafka-2:9093");
/// assert_eq!(brokers.hosts()[1].port(), 9093);
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// A list of brokers does not mention TLS. The program decides. For TLS rskafka 0.6 needs `transport-tls`. Without it,
/// this recipe does not compile. It does not connect to an IPv6 address over TLS:
///
/// ```ignore
/// use std::sync::Arc;
///
/// use factor3::service::KafkaBrokers;
/// use rskafka::client::ClientBuilder;
/// use rustls::ClientConfig;
///
/// fn client(brokers: &KafkaBrokers, tls: Option<Arc<ClientConfig>>) -> ClientBuilder {
///     let client = ClientBuilder::new(brokers.hosts().iter().map(ToString::to_string).collect());
///     match tls {
///         Some(tls) => client.tls_config(tls),
///         None => client,
///     }
/// }
/// ```
///
/// rdkafka takes the [`Display`](fmt::Display) form as `bootstrap.servers`. For TLS it needs `ssl` and
/// `security.protocol`.
#[derive(Clone)]
pub struct KafkaBrokers {
    hosts: Vec<Host>,
    warnings: Vec<ValueError>,
}

const KAFKA: u16 = 9092;

impl KafkaBrokers {
    /// Returns the brokers in their order, at least one.
    ///
    /// ```
    /// # use factor3::service::KafkaBrokers;
    /// let brokers: KafkaBrokers = "kafka-1,kafka-2:9093".parse()?;
    /// let ports: Vec<_> = brokers.hosts().iter().map(|host| host.port()).collect();
    /// assert_eq!(ports, [9092, 9093]);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn hosts(&self) -> &[Host] {
        &self.hosts
    }

    fn read(text: &str) -> Result<Self, ValueError> {
        Self::read_list(text).map_err(|error| of_list(text).unwrap_or(error))
    }

    fn read_list(text: &str) -> Result<Self, ValueError> {
        let spaces = text.contains(", ");
        let text = text.replace(", ", ",");
        engine_shape::check_address(&text)?;
        let (mut hosts, mut schemes) = (Vec::new(), false);
        for (index, item) in text.split(',').enumerate() {
            let bare = without_scheme(item);
            schemes |= bare.len() < item.len();
            if bare.is_empty() {
                return Err(say::empty_broker(index + 1).into());
            }
            let (host, port) = address(bare)?;
            hosts.push(host.at(port.unwrap_or(KAFKA)));
        }
        let mut warnings = Vec::new();
        if spaces {
            warnings.push(say::SPACE_AFTER_COMMA.into());
        }
        if schemes {
            warnings.push(say::SCHEME_OF_BROKERS.into());
        }
        Ok(Self { hosts, warnings })
    }
}

/// Returns the error for brokers with brackets around them, or with another separator.
#[cold]
fn of_list(text: &str) -> Option<ValueError> {
    if shape::is_in_brackets(text) {
        return Some(ValueError::of_shape(say::BRACKETS_AROUND_BROKERS));
    }
    let is_one = |item: &str| !item.trim().contains(|c: char| c.is_whitespace() || matches!(c, ';' | '|'));
    if text.contains(',') && text.contains(' ') && text.split(',').all(is_one) {
        return Some(ValueError::of_shape(say::SPACE_BESIDE_COMMA));
    }
    let items = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|')).filter(|item| !item.is_empty());
    let is_list = text.contains(|c: char| c.is_whitespace() || matches!(c, ';' | '|'))
        && items.clone().count() > 1
        && items.clone().all(|item| address(without_scheme(item)).is_ok());
    is_list.then(|| ValueError::of_shape(say::OTHER_SEPARATOR))
}

/// Removes the scheme that Heroku and Java write.
fn without_scheme(item: &str) -> &str {
    let schemes = ["kafka", "kafka+ssl", "plaintext", "ssl", "sasl_plaintext", "sasl_ssl"];
    match item.split_once("://") {
        Some((scheme, rest)) if is_one_of(scheme, &schemes) => rest,
        _ => item,
    }
}

impl FromStr for KafkaBrokers {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        Self::read(text).map_err(|error| UrlError::new("the list of brokers", error))
    }
}

impl EnvValue for KafkaBrokers {
    const EXPECTED: Expected = Expected::text("a list of Kafka brokers")
        .example("kafka-1:9092,kafka-2:9092")
        .pattern(r"\S+(?:, ?\S+)*")
        .with_commas();
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        Self::read(raw.text()?)
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(value, f)
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        let mut warnings = value.warnings.clone();
        warnings.extend(value.hosts.iter().find_map(Host::warning));
        warnings.into_iter().reduce(ValueError::and)
    }
}

impl PartialEq for KafkaBrokers {
    fn eq(&self, other: &Self) -> bool {
        self.hosts == other.hosts
    }
}

impl Eq for KafkaBrokers {}

impl std::hash::Hash for KafkaBrokers {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.hosts.hash(state);
    }
}

impl fmt::Display for KafkaBrokers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, host) in self.hosts.iter().enumerate() {
            write!(f, "{}{host}", if i == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl fmt::Debug for KafkaBrokers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KafkaBrokers({self})")
    }
}
