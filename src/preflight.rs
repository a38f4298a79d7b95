//! Whether the attached services are reached, when the program asks. Feature `preflight`.
//!
//! Nothing here runs by itself. A program that loads a good configuration may start without its services, and should: they
//! come and go. A check before a deploy is another matter, and this is what such a check can honestly say.
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
//! // Nobody listens there.
//! assert_eq!(checks.len(), 1);
//! assert!(checks[0].is_failure());
//! assert_eq!(checks[0].to_string(), format!("DATABASE_URL  127.0.0.1:{port}  not reached: the connection is refused"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is done
//!
//! Each host is resolved and connected to, all of them at once. Then as little is said as makes a server of the right
//! kind answer, and nothing else is:
//!
//! | service | is asked |
//! | --- | --- |
//! | PostgreSQL | `SSLRequest`, whose answer also says whether the server offers TLS |
//! | Redis, Valkey | `PING`; an answer that asks for a password is an answer |
//! | AMQP 0-9-1 | the header of the protocol |
//! | NATS | nothing: the server speaks first |
//! | SMTP | nothing but `QUIT`, after the greeting |
//! | `http` | `HEAD` of the base URL; any status is an answer, and to hang up is none |
//! | MySQL | nothing, and no connection is made: only the name is resolved |
//! | a service with TLS from the first byte, MongoDB, MQTT, Kafka, a service of yours | nothing: it is connected to |
//! | SQLite | the directory of the file must be there |
//!
//! So the right port with the wrong service is found where a connection alone would be content. MySQL is left alone
//! because it counts connections that end before a login, and after 100 of them shuts this host out.
//!
//! # What it does not say
//!
//! "Reached" is not "working". Credentials, the existence of a database, permissions and certificates are not checked: that
//! is up to the client. A proxy may accept connections for a server that is down. There is no second try, because to wait
//! is up to the platform.

#![expect(clippy::doc_markdown, reason = "MySQL and its kind are names, and no code")]

mod hello;
mod run;
mod target;

use std::fmt;
use std::time::{Duration, Instant};

pub use self::target::{Attached, Target};

/// The status of `sysexits.h` that says that a service is not available: `EX_UNAVAILABLE`.
pub const EXIT_CODE: u8 = 69;

/// Services that are to be reached, each with the variable that attaches it.
#[derive(Debug, Default)]
pub struct Preflight {
    targets: Vec<(Box<str>, Target)>,
}

impl Preflight {
    /// Starts with no service.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a service under the name of its variable: each of its hosts, or none where an `Option` is `None`.
    #[must_use]
    pub fn attach(mut self, variable: &str, service: &(impl Attached + ?Sized)) -> Self {
        self.targets.extend(service.targets().into_iter().map(|target| (variable.into(), target)));
        self
    }

    /// Tries to reach every service, all at once, and returns within the deadline.
    ///
    /// The checks are in the order in which the services were attached. A name that takes too long to resolve keeps a
    /// thread busy beyond the deadline, because the resolver of the system cannot be interrupted.
    pub fn run(self, deadline: Duration) -> Vec<Check> {
        run::all(self.targets, Instant::now(), deadline)
    }
}

/// What came of the attempt to reach one host.
///
/// Its [`Display`](fmt::Display) is one line: the variable, the host and the outcome. Nothing in it is secret.
#[derive(Clone, Debug)]
pub struct Check {
    variable: Box<str>,
    target: Box<str>,
    outcome: Outcome,
    elapsed: Duration,
}

impl Check {
    /// The variable that attaches the service.
    pub fn variable(&self) -> &str {
        &self.variable
    }

    /// The host and the port, or the path of a socket or of a file.
    pub fn target(&self) -> &str {
        &self.target
    }

    /// What came of it.
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// How long it took.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Whether the service was not reached, or is not the one that the URL means.
    ///
    /// A check that was [skipped](Outcome::Skipped) is not a failure.
    pub fn is_failure(&self) -> bool {
        !matches!(self.outcome, Outcome::Connected | Outcome::Found | Outcome::Answered(_) | Outcome::Skipped(_))
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {}  {}", self.variable, self.target, self.outcome)
    }
}

/// What came of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// The host accepts a connection. Which service it is was not asked.
    Connected,
    /// The directory of the file is there. The file itself may still have to be created.
    Found,
    /// A service of the right kind, which is named, has answered.
    Answered(&'static str),
    /// It was not tried to connect, and why.
    Skipped(&'static str),
    /// The name of the host is not resolved.
    NameNotFound,
    /// The connection is refused: nobody listens there.
    Refused,
    /// It took too long.
    TimedOut(Phase),
    /// There is no way to the host, or no such socket or directory.
    Unreachable(std::io::ErrorKind),
    /// It is connected to, and hangs up without an answer, which the service, which is named, would not do.
    HungUp(&'static str),
    /// It is connected to, and answers otherwise than the service, which is named, would.
    WrongService(&'static str),
    /// It is the right service, and it offers no TLS, which the URL requires.
    NoTls(&'static str),
}

/// What was being done when the time was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// The name of the host was being resolved.
    Resolve,
    /// The connection was being made.
    Connect,
    /// The service was being asked.
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
