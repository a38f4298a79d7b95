//! The targets of a preflight: the hosts of each kind of service.

use std::path::{Path, PathBuf};

use super::hello::Hello;
use crate::service::custom::Service;
use crate::service::{BaseUrl, Host, HostPort, KafkaBrokers, SecretUrl, ServiceUrl, Tls, on_this_system};

/// A service that can be attached to a [`Preflight`](super::Preflight).
///
/// A type of your own passes on the targets of its parts:
///
/// ```
/// use factor3::preflight::{Attached, Target};
/// use factor3::service::{PostgresUrl, SqliteUrl};
///
/// enum Database {
///     Postgres(PostgresUrl),
///     Sqlite(SqliteUrl),
/// }
///
/// impl Attached for Database {
///     fn targets(&self) -> Vec<Target> {
///         match self {
///             Self::Postgres(url) => url.targets(),
///             Self::Sqlite(url) => url.targets(),
///         }
///     }
/// }
///
/// let targets = Database::Postgres("postgres://db-1,db-2/orders".parse()?).targets();
/// assert_eq!(targets.iter().map(|target| target.to_string()).collect::<Vec<_>>(), ["db-1:5432", "db-2:5432"]);
/// let targets = Database::Sqlite("sqlite:///var/lib/orders.db".parse()?).targets();
/// assert_eq!(targets[0].to_string(), "/var/lib/orders.db");
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
pub trait Attached {
    /// Returns every host of the service.
    fn targets(&self) -> Vec<Target>;
}

/// One host of a service, with its check. Its [`Display`](std::fmt::Display) form contains no secret.
#[derive(Clone, Debug)]
pub struct Target {
    pub(super) endpoint: Endpoint,
    /// The target in the operator's terms.
    pub(super) text: String,
    pub(super) asks: Asks,
}

/// The address of a service.
#[derive(Clone, Debug)]
pub(super) enum Endpoint {
    Tcp(String, u16),
    Socket(PathBuf),
    File(PathBuf),
}

/// The check of a host.
#[derive(Clone, Debug)]
pub(super) enum Asks {
    /// Connects, and sends a request.
    Hello(Hello),
    /// Only connects.
    Connects,
    /// Only resolves the name, for this reason.
    Resolves(&'static str),
    /// Does nothing, for this reason.
    Nothing(&'static str),
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl<S: Service> Attached for ServiceUrl<S> {
    fn targets(&self) -> Vec<Target> {
        let asks = asks(self);
        if let Some(path) = self.query_param("socket").filter(|_| self.scheme() == "mysql") {
            return vec![Target { endpoint: Endpoint::Socket(path.into()), text: path.to_owned(), asks }];
        }
        if self.hosts().is_empty() {
            return vec![file(self)];
        }
        let postgres = self.scheme() == "postgres";
        self.hosts().iter().map(|host| target(host, asks.clone(), postgres)).collect()
    }
}

/// Returns the check for a URL. It depends on the scheme, which is the canonical one of the service.
fn asks<S: Service>(url: &ServiceUrl<S>) -> Asks {
    match url.scheme() {
        "postgres" if url.query_param("sslnegotiation") == Some("direct") => Asks::Connects,
        "postgres" => Asks::Hello(Hello::Postgres { needs_tls: url.tls() >= Tls::Required }),
        "redis" | "redis+unix" => Asks::Hello(Hello::Redis),
        "amqp" => Asks::Hello(Hello::Amqp),
        "nats" => Asks::Hello(Hello::Nats),
        "smtp" => Asks::Hello(Hello::Smtp),
        "mysql" => Asks::Resolves("MySQL counts connections without a login, and shuts out a host that makes many"),
        "s3" | "gs" | "az" | "abfss" => Asks::Nothing("its endpoint is another setting"),
        "mongodb+srv" => Asks::Nothing("its hosts are in records that only its client reads"),
        _ => Asks::Connects,
    }
}

fn target(host: &Host, asks: Asks, postgres: bool) -> Target {
    let endpoint = match host.is_socket() {
        false => Endpoint::Tcp(host.name().to_owned(), host.port()),
        // The URL contains the directory, and the port is a part of the file name.
        true if postgres => Endpoint::Socket(Path::new(host.name()).join(format!(".s.PGSQL.{}", host.port()))),
        true => Endpoint::Socket(host.name().into()),
    };
    let text = if let Endpoint::Socket(path) = &endpoint { path.display().to_string() } else { host.to_string() };
    Target { endpoint, text, asks }
}

fn file<S: Service>(url: &ServiceUrl<S>) -> Target {
    // Of a URL with three slashes, the path has lost the first one.
    let path = match (url.scheme(), url.path().unwrap_or_default()) {
        ("file", path) => format!("/{path}"),
        (_, path) => path.to_owned(),
    };
    let path = on_this_system(&path).to_owned();
    let in_memory = path == ":memory:" || url.query_param("mode") == Some("memory");
    let asks = if in_memory { Asks::Nothing("it is in memory") } else { Asks::Connects };
    let text = if in_memory { ":memory:".to_owned() } else { path.clone() };
    Target { endpoint: Endpoint::File(path.into()), text, asks }
}

impl Attached for BaseUrl {
    fn targets(&self) -> Vec<Target> {
        let (host, port) = (self.host().to_owned(), self.port());
        let brackets = host.contains(':');
        let text = if brackets { format!("[{host}]:{port}") } else { format!("{host}:{port}") };
        let asks = match self.tls() {
            Tls::Plain => Asks::Hello(Hello::Http { host: text.clone(), path: self.as_url().path().to_owned() }),
            _ => Asks::Connects,
        };
        vec![Target { endpoint: Endpoint::Tcp(host, port), text, asks }]
    }
}

/// Nothing is asked of it, as a request would show the secret.
impl Attached for SecretUrl {
    fn targets(&self) -> Vec<Target> {
        let (host, port) = (self.host().to_owned(), self.port());
        let text = if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") };
        vec![Target { endpoint: Endpoint::Tcp(host, port), text, asks: Asks::Connects }]
    }
}

impl Attached for HostPort {
    fn targets(&self) -> Vec<Target> {
        let endpoint = Endpoint::Tcp(self.host().to_owned(), self.port());
        vec![Target { endpoint, text: self.to_string(), asks: Asks::Connects }]
    }
}

impl Attached for KafkaBrokers {
    fn targets(&self) -> Vec<Target> {
        self.hosts().iter().map(|host| target(host, Asks::Connects, false)).collect()
    }
}

impl<A: Attached + ?Sized> Attached for &A {
    fn targets(&self) -> Vec<Target> {
        A::targets(self)
    }
}

impl<A: Attached> Attached for Option<A> {
    fn targets(&self) -> Vec<Target> {
        self.as_ref().map(A::targets).unwrap_or_default()
    }
}

impl<A: Attached> Attached for [A] {
    fn targets(&self) -> Vec<Target> {
        self.iter().flat_map(A::targets).collect()
    }
}

impl<T: Attached> Attached for Vec<T> {
    fn targets(&self) -> Vec<Target> {
        self.as_slice().targets()
    }
}
