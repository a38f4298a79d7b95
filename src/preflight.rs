//! The preflight: an explicit check that the attached services can be reached. Feature `preflight`.
//!
//! Nothing here runs by itself. A program with a valid configuration should start even without its services, because
//! they come and go. A check before a deploy is another matter. This module reports what such a check can honestly
//! know.
//!
//! ```
//! use std::time::Duration;
//!
//! use factor3::preflight::Preflight;
//! use factor3::service::{BaseUrl, PostgresUrl};
//!
//! # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
//! # let port = listener.local_addr()?.port();
//! # drop(listener);
//! let database: PostgresUrl = format!("postgres://app:hunter2@127.0.0.1:{port}/orders").parse()?;
//! let replica: Option<PostgresUrl> = None;
//!
//! let checks = Preflight::new()
//!     .attach("DATABASE_URL", &database)
//!     .attach("REPLICA_URL", &replica)
//!     .run(Duration::from_secs(5));
//! // No process listens there.
//! assert_eq!(checks.len(), 1);
//! assert!(checks[0].is_failure());
//! assert_eq!(checks[0].to_string(), format!("DATABASE_URL  127.0.0.1:{port}  not reached: the connection is refused"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The check
//!
//! The preflight resolves and connects to all hosts at once. It then sends the least that makes a server of the right
//! kind answer:
//!
//! | service | request |
//! | --- | --- |
//! | PostgreSQL | `SSLRequest`; the answer also tells if the server offers TLS |
//! | Redis, Valkey | `PING`; a demand for a password counts as an answer |
//! | AMQP 0-9-1 | the protocol header |
//! | NATS | none: the server speaks first |
//! | SMTP | only `QUIT`, after the greeting |
//! | `http` | `HEAD` of the base URL; any status counts as an answer |
//! | MySQL | none, and no connection: only the name is resolved |
//! | a service with TLS from the first byte, MongoDB, MQTT, Kafka, a service of your own | none: only a connection |
//! | SQLite | the directory of the file must exist |
//!
//! This finds the wrong service behind the right port, where a connection alone would succeed. MySQL is left alone,
//! because it counts connections that end before a login, and blocks this host after 100 of them.
//!
//! # The limits of the check
//!
//! "Reached" does not mean "working". Credentials, databases, permissions and certificates are not checked: the client
//! does that. A proxy may accept connections for a server that is down. There is no retry, because waiting is the
//! platform's task.

#![expect(clippy::doc_markdown, reason = "MySQL and its kind are names, and no code")]

mod hello;
mod run;
mod target;

use std::fmt;
use std::time::{Duration, Instant};

pub use self::target::{Attached, Target};

/// The exit status `EX_UNAVAILABLE` of `sysexits.h`: a service is not available.
pub const EXIT_CODE: u8 = 69;

/// The services to reach, each with the variable that attaches it.
#[derive(Debug, Default)]
pub struct Preflight {
    targets: Vec<(Box<str>, Target)>,
}

impl Preflight {
    /// Creates a preflight without services.
    ///
    /// ```
    /// # use factor3::preflight::Preflight;
    /// assert!(Preflight::new().run(std::time::Duration::from_secs(1)).is_empty());
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds every host of a service under the name of its variable. An `Option` that is `None` has no hosts.
    ///
    /// ```
    /// # use std::time::Duration;
    /// #
    /// # use factor3::preflight::Preflight;
    /// # use factor3::service::SqliteUrl;
    /// let url: SqliteUrl = "sqlite::memory:".parse()?;
    /// let checks = Preflight::new().attach("DATABASE_URL", &url).run(Duration::from_secs(1));
    /// assert_eq!(checks[0].variable(), "DATABASE_URL");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    #[must_use]
    pub fn attach(mut self, variable: &str, service: &(impl Attached + ?Sized)) -> Self {
        self.targets.extend(service.targets().into_iter().map(|target| (variable.into(), target)));
        self
    }

    /// Tries to reach all services at once, and returns within the deadline.
    ///
    /// The checks are in the order in which the services were attached. A slow lookup of a name keeps a thread busy
    /// beyond the deadline, because the system's resolver cannot be interrupted.
    ///
    /// ```
    /// # use std::time::Duration;
    /// #
    /// # use factor3::preflight::{Outcome, Preflight};
    /// # use factor3::service::HostPort;
    /// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    /// let address: HostPort = listener.local_addr()?.to_string().parse()?;
    /// let checks = Preflight::new().attach("CACHE", &address).run(Duration::from_secs(5));
    /// assert_eq!(checks.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn run(self, deadline: Duration) -> Vec<Check> {
        run::all(self.targets, Instant::now(), deadline)
    }
}

/// The result of the attempt to reach one host.
///
/// Its [`Display`](fmt::Display) form is one line: the variable, the host and the outcome. It contains no secret.
#[derive(Clone, Debug)]
pub struct Check {
    variable: Box<str>,
    target: Box<str>,
    outcome: Outcome,
    elapsed: Duration,
}

impl Check {
    /// Returns the variable that attaches the service.
    ///
    /// ```
    /// # use std::time::Duration;
    /// #
    /// # use factor3::preflight::{Outcome, Preflight};
    /// # use factor3::service::HostPort;
    /// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    /// let address: HostPort = listener.local_addr()?.to_string().parse()?;
    /// let checks = Preflight::new().attach("CACHE", &address).run(Duration::from_secs(5));
    /// assert_eq!(checks[0].variable(), "CACHE");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn variable(&self) -> &str {
        &self.variable
    }

    /// Returns the host and the port, or the path of a socket or a file.
    ///
    /// ```
    /// # use std::time::Duration;
    /// #
    /// # use factor3::preflight::{Outcome, Preflight};
    /// # use factor3::service::HostPort;
    /// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    /// let address: HostPort = listener.local_addr()?.to_string().parse()?;
    /// let checks = Preflight::new().attach("CACHE", &address).run(Duration::from_secs(5));
    /// assert_eq!(checks[0].target(), address.to_string());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn target(&self) -> &str {
        &self.target
    }

    /// Returns the outcome of the attempt.
    ///
    /// ```
    /// # use std::time::Duration;
    /// #
    /// # use factor3::preflight::{Outcome, Preflight};
    /// # use factor3::service::HostPort;
    /// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    /// let address: HostPort = listener.local_addr()?.to_string().parse()?;
    /// let checks = Preflight::new().attach("CACHE", &address).run(Duration::from_secs(5));
    /// assert_eq!(checks[0].outcome(), Outcome::Connected);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Returns the duration of the attempt.
    ///
    /// ```
    /// # use std::time::Duration;
    /// #
    /// # use factor3::preflight::{Outcome, Preflight};
    /// # use factor3::service::HostPort;
    /// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    /// let address: HostPort = listener.local_addr()?.to_string().parse()?;
    /// let checks = Preflight::new().attach("CACHE", &address).run(Duration::from_secs(5));
    /// assert!(checks[0].elapsed() <= Duration::from_secs(5));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns `true` if the service is certainly unusable: it was not reached, or is another service.
    ///
    /// A [skipped](Outcome::Skipped) check is not a failure.
    ///
    /// ```
    /// # use std::time::Duration;
    /// #
    /// # use factor3::preflight::{Outcome, Preflight};
    /// # use factor3::service::HostPort;
    /// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    /// let address: HostPort = listener.local_addr()?.to_string().parse()?;
    /// let checks = Preflight::new().attach("CACHE", &address).run(Duration::from_secs(5));
    /// assert!(!checks[0].is_failure());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_failure(&self) -> bool {
        !matches!(self.outcome, Outcome::Connected | Outcome::Found | Outcome::Answered(_) | Outcome::Skipped(_))
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {}  {}", self.variable, self.target, self.outcome)
    }
}

/// The outcome of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// The host accepts a connection. Which service it is was not checked.
    Connected,
    /// The directory of the file exists. The file itself may still have to be created.
    Found,
    /// The service answered, and is of this kind.
    Answered(&'static str),
    /// There was no attempt to connect, for this reason.
    Skipped(&'static str),
    /// The name of the host cannot be resolved.
    NameNotFound,
    /// The connection was refused, because no process listens there.
    Refused,
    /// The attempt took too long, in this phase.
    TimedOut(Phase),
    /// There is no route to the host, or no such socket or directory.
    Unreachable(std::io::ErrorKind),
    /// It is connected to, and hangs up without an answer, which the service, which is named, would not do.
    HungUp(&'static str),
    /// It is connected to, and answers otherwise than the service, which is named, would.
    WrongService(&'static str),
    /// It is this service, but it does not offer TLS, which the URL requires.
    NoTls(&'static str),
}

/// The phase of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// The lookup of the host's name.
    Resolve,
    /// The connection to the host.
    Connect,
    /// The answer of the service.
    Answer,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connected => f.write_str("reached: it accepts a connection"),
            Self::Found => f.write_str("reached: its directory is there"),
            Self::Answered(service) => write!(f, "reached: {service} answers"),
            Self::Skipped(reason) => write!(f, "not tried: {reason}"),
            Self::NameNotFound => f.write_str("not reached: the name of the host is not resolved"),
            Self::Refused => f.write_str("not reached: the connection is refused"),
            Self::TimedOut(Phase::Resolve) => f.write_str("not reached: the name of the host is not resolved in time"),
            Self::TimedOut(Phase::Connect) => f.write_str("not reached: no connection in time"),
            Self::TimedOut(Phase::Answer) => {
                f.write_str("not reached: it accepts a connection and does not answer in time")
            }
            Self::Unreachable(kind) => write!(f, "not reached: {kind}"),
            Self::HungUp(service) => write!(f, "not reached: what accepts a connection hangs up, and is not {service}"),
            Self::WrongService(service) => write!(f, "wrong service: what answers is not {service}"),
            Self::NoTls(service) => write!(f, "no TLS: {service} answers, and offers none, which the URL requires"),
        }
    }
}
