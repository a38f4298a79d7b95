//! The request to a service, and the answers of that kind of service: at most one round trip, and never a credential.

use std::io::{self, Read, Write};

use super::Outcome;

/// The request.
#[derive(Clone, Debug)]
pub(super) enum Hello {
    Postgres { needs_tls: bool },
    Redis,
    Amqp,
    Nats,
    Smtp,
    Http { host: String, path: String },
}

/// Longer than any first answer that is examined.
const ANSWER: usize = 512;

impl Hello {
    /// Returns the name of the service.
    fn service(&self) -> &'static str {
        match self {
            Self::Postgres { .. } => "PostgreSQL",
            Self::Redis => "Redis",
            Self::Amqp => "AMQP 0-9-1",
            Self::Nats => "NATS",
            Self::Smtp => "SMTP",
            Self::Http { .. } => "HTTP",
        }
    }

    /// Sends the request, and judges the answer.
    pub(super) fn ask(&self, stream: &mut (impl Read + Write)) -> io::Result<Outcome> {
        let asked = match self {
            // The length of the message, and the code of an `SSLRequest`.
            Self::Postgres { .. } => stream.write_all(&[0, 0, 0, 8, 4, 210, 22, 47]),
            Self::Redis => stream.write_all(b"PING\r\n"),
            Self::Amqp => stream.write_all(b"AMQP\0\0\x09\x01"),
            Self::Nats | Self::Smtp => Ok(()),
            Self::Http { host, path } => {
                write!(
                    stream,
                    "HEAD {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: factor3-preflight\r\nConnection: close\r\n\r\n"
                )
            }
        };
        // A server that hangs up on the request is another service, but may have answered before.
        match asked {
            Err(error) if !hung_up(error.kind()) => return Err(error),
            _ => {}
        }
        let answer = match self.read(stream) {
            Err(error) if hung_up(error.kind()) => Vec::new(),
            answer => answer?,
        };
        let outcome = self.judge(&answer);
        if matches!((self, outcome), (Self::Smtp, Outcome::Answered(_))) {
            // A server would log a connection that just ends as a failure.
            let _ = stream.write_all(b"QUIT\r\n");
        }
        Ok(outcome)
    }

    /// Waits for the answer to a `QUIT`, on which nothing depends.
    pub(super) fn part(&self, stream: &mut impl Read) {
        if matches!(self, Self::Smtp) {
            let _ = stream.read(&mut [0; ANSWER]);
        }
    }

    /// Reads until the answer is long enough to judge, or ends.
    fn read(&self, stream: &mut impl Read) -> io::Result<Vec<u8>> {
        let mut answer = Vec::new();
        let mut buffer = [0; ANSWER];
        while answer.len() < self.enough() {
            match stream.read(&mut buffer)? {
                0 => break,
                read => answer.extend_from_slice(&buffer[..read]),
            }
            // The beginning already shows another kind of service.
            if !self.begins(&answer) {
                break;
            }
        }
        Ok(answer)
    }

    /// Returns the number of bytes that identify the service.
    fn enough(&self) -> usize {
        match self {
            Self::Postgres { .. } => 1,
            Self::Redis | Self::Smtp => 4,
            Self::Amqp => 11,
            Self::Nats => 6,
            Self::Http { .. } => 7,
        }
    }

    /// Returns `true` if the answer so far is the beginning of one of this service.
    fn begins(&self, answer: &[u8]) -> bool {
        let is = |expected: &[&[u8]]| {
            expected.iter().any(|expected| {
                let length = expected.len().min(answer.len());
                expected[..length] == answer[..length]
            })
        };
        match self {
            Self::Postgres { .. } => is(&[b"N", b"S"]),
            // An error is an answer too: it asks for a password, or the server is loading, protected or full.
            Self::Redis => is(&[b"+PONG"]) || matches!(answer, [b'-'] | [b'-', b'A'..=b'Z', ..]),
            // A method frame on channel 0, of any size, whose method is `Connection.Start`.
            Self::Amqp => {
                let size = None;
                let frame = [Some(1), Some(0), Some(0), size, size, size, size, Some(0), Some(10), Some(0), Some(10)];
                fits(answer, &frame)
            }
            Self::Nats => is(&[b"INFO {"]),
            // The greeting, in one line or several, or the refusal of a server that is busy or takes no mail.
            Self::Smtp => is(&[b"220 ", b"220-", b"421 ", b"421-", b"554 ", b"554-"]),
            // The greeting of HTTP/2, in the form of its settings, counts too.
            Self::Http { .. } => {
                is(&[b"HTTP/1."]) || fits(answer, &[Some(0), None, None, Some(4), Some(0), Some(0), Some(0)])
            }
        }
    }

    fn judge(&self, answer: &[u8]) -> Outcome {
        let service = self.service();
        if answer.is_empty() {
            // A server that only knows HTTP/2 may hang up on an older version.
            return if matches!(self, Self::Http { .. }) { Outcome::Connected } else { Outcome::HungUp(service) };
        }
        if answer.len() < self.enough() || !self.begins(answer) {
            return Outcome::WrongService(service);
        }
        match self {
            Self::Postgres { needs_tls: true } if answer[0] != b'S' => Outcome::NoTls(service),
            _ => Outcome::Answered(service),
        }
    }
}

/// Returns `true` if an answer so far begins as expected. `None` stands for any byte.
fn fits(answer: &[u8], expected: &[Option<u8>]) -> bool {
    expected.iter().zip(answer).all(|(expected, byte)| expected.is_none_or(|expected| expected == *byte))
}

/// Returns `true` if the other end has closed the connection.
fn hung_up(kind: io::ErrorKind) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    matches!(kind, BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof)
}
