//! The attempts: one thread per host, and one deadline for all.

use std::cell::Cell;
use std::io;
use std::net::{TcpStream, ToSocketAddrs as _};
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::target::{Asks, Endpoint, Target};
use super::{Check, Outcome, Phase};

/// A message from a thread.
enum News {
    Began(Phase),
    Ended(Outcome, Duration),
}

pub(super) fn all(targets: Vec<(Box<str>, Target)>, start: Instant, deadline: Duration) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::with_capacity(targets.len());
    let (sender, receiver) = channel();
    for (index, (variable, target)) in targets.into_iter().enumerate() {
        let outcome = Outcome::TimedOut(Phase::Resolve);
        checks.push(Check { variable, target: target.text.clone().into(), outcome, elapsed: deadline });
        let attempt = Attempt { index, sender: sender.clone(), start, deadline, has_ended: Cell::new(false) };
        // Not a scoped thread: a resolver that hangs would delay the whole check.
        let spawned = thread::Builder::new().spawn(move || {
            let outcome = attempt.make(&target);
            attempt.end(outcome);
        });
        if let Err(error) = spawned {
            let _ = sender.send((index, News::Ended(Outcome::Unreachable(error.kind()), start.elapsed())));
        }
    }
    // A thread knows the deadline as well, and its report at that moment is better than none.
    let end = deadline.saturating_add(GRACE);
    let mut running = checks.len();
    while running > 0 {
        let Ok((index, news)) = receiver.recv_timeout(end.saturating_sub(start.elapsed())) else { break };
        let check: &mut Check = &mut checks[index];
        match news {
            News::Began(phase) => check.outcome = Outcome::TimedOut(phase),
            News::Ended(outcome, elapsed) => {
                (check.outcome, check.elapsed) = (outcome, elapsed.min(deadline));
                running -= 1;
            }
        }
    }
    checks
}

/// The time after the deadline in which a thread may still report.
const GRACE: Duration = Duration::from_millis(50);

/// One attempt, in a thread of its own.
struct Attempt {
    index: usize,
    sender: Sender<(usize, News)>,
    start: Instant,
    deadline: Duration,
    has_ended: Cell<bool>,
}

impl Attempt {
    /// Reports the outcome, once.
    fn end(&self, outcome: Outcome) {
        if !self.has_ended.replace(true) {
            self.tell(News::Ended(outcome, self.start.elapsed()));
        }
    }

    fn tell(&self, news: News) {
        // After the deadline, the receiver is gone.
        let _ = self.sender.send((self.index, news));
    }

    fn left(&self) -> io::Result<Duration> {
        let left = self.deadline.saturating_sub(self.start.elapsed());
        if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
    }

    fn make(&self, target: &Target) -> Outcome {
        match (&target.asks, &target.endpoint) {
            (Asks::Nothing(reason), _) | (Asks::Resolves(reason), Endpoint::Socket(_)) => Outcome::Skipped(reason),
            (Asks::Resolves(reason), Endpoint::Tcp(host, port)) => match (&**host, *port).to_socket_addrs() {
                Ok(_) => Outcome::Skipped(reason),
                Err(_) => Outcome::NameNotFound,
            },
            (asks, Endpoint::Tcp(host, port)) => self.tcp(host, *port, asks),
            (asks, Endpoint::Socket(path)) => self.socket(path, asks),
            (_, Endpoint::File(path)) => file(path),
        }
    }

    fn tcp(&self, host: &str, port: u16, asks: &Asks) -> Outcome {
        let addresses: Vec<_> = match (host, port).to_socket_addrs() {
            Ok(addresses) => addresses.collect(),
            Err(_) => return Outcome::NameNotFound,
        };
        self.tell(News::Began(Phase::Connect));
        let mut failure = Outcome::NameNotFound;
        for (tried, address) in addresses.iter().enumerate() {
            // An address that does not answer leaves time for the others.
            let share = u32::try_from(addresses.len() - tried).unwrap_or(u32::MAX);
            let connected = self.left().and_then(|left| TcpStream::connect_timeout(address, (left / share).max(LEAST)));
            let asked = connected.and_then(|stream| {
                let left = Some(self.left()?);
                stream.set_read_timeout(left)?;
                stream.set_write_timeout(left)?;
                Ok(stream)
            });
            match asked {
                Ok(stream) => return self.ask(&stream, asks),
                Err(error) => failure = failed(&error, Phase::Connect),
            }
        }
        failure
    }

    #[cfg(unix)]
    fn socket(&self, path: &Path, asks: &Asks) -> Outcome {
        self.tell(News::Began(Phase::Connect));
        let connected = std::os::unix::net::UnixStream::connect(path).and_then(|stream| {
            let left = Some(self.left()?);
            stream.set_read_timeout(left)?;
            stream.set_write_timeout(left)?;
            Ok(stream)
        });
        match connected {
            Ok(stream) => self.ask(&stream, asks),
            Err(error) => failed(&error, Phase::Connect),
        }
    }

    #[cfg(not(unix))]
    fn socket(&self, _: &Path, _: &Asks) -> Outcome {
        Outcome::Skipped("this system has no such sockets")
    }

    fn ask(&self, mut stream: impl io::Read + io::Write, asks: &Asks) -> Outcome {
        let Asks::Hello(hello) = asks else { return Outcome::Connected };
        self.tell(News::Began(Phase::Answer));
        let outcome = hello.ask(&mut stream).unwrap_or_else(|error| failed(&error, Phase::Answer));
        // Reported before the goodbye, which may take the other end a while.
        self.end(outcome);
        hello.part(&mut stream);
        outcome
    }
}

/// The minimal time for a connection, as zero is an error.
const LEAST: Duration = Duration::from_millis(1);

fn failed(error: &io::Error, phase: Phase) -> Outcome {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Outcome::Refused,
        // On Unix, a read that times out fails with `WouldBlock`.
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Outcome::TimedOut(phase),
        kind => Outcome::Unreachable(kind),
    }
}

/// Checks only the directory, because the database may still have to be created.
fn file(path: &Path) -> Outcome {
    let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match directory.metadata() {
        Ok(metadata) if metadata.is_dir() => Outcome::Found,
        Ok(_) => Outcome::Unreachable(io::ErrorKind::NotADirectory),
        Err(error) => Outcome::Unreachable(error.kind()),
    }
}
