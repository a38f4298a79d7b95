//! The TLS of each client, at servers that offer a good certificate, a bad one, or none.
//!
//! A client passes by what it sends: under `verify` its first message goes to the server with a good certificate, and to
//! no other. Under `require` it goes to any server with TLS. It never goes out without TLS, and the caller gets an error.
//! Compiled without TLS, a client sends nothing where a URL asks for TLS.

mod certificates;
mod server;
mod tds;

use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::{env, fs, panic, thread};

use certificates::Certificates;
use server::observe;
pub use server::{
    AMQP, HTTP, KAFKA, MONGO, MQTT, MYSQL, NATS, POSTGRES, Protocol, REDIRECTS, REDIS, SMTP, SMTPS, SQL_SERVER,
};

/// A client, with a URL for each protection. `{address}` stands for the server, `{roots}` for the file of an authority.
#[derive(Clone, Copy)]
pub struct Client {
    pub protocol: &'static Protocol,
    pub plain: &'static str,
    /// A URL that asks for TLS without a check, if the client can do that.
    pub require: Option<&'static str>,
    pub verify: &'static str,
    /// Connects, and waits until that fails. No server answers the first message.
    pub connect: fn(&str) -> Result<(), String>,
    /// The hosts in its URLs. The first is that of every server, the others are of a good one and of one elsewhere.
    pub hosts: &'static [&'static str],
    /// Where the client does otherwise than the URL says, as its recipe says.
    pub except: &'static [(Protection, Server, Sent)],
}

/// The protection that a URL asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Protection {
    Plain,
    Require,
    Verify,
}

/// A server, by its certificate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Server {
    Good,
    WrongHost,
    UnknownIssuer,
    Expired,
    /// A server without TLS.
    Plain,
}

/// What became of the first message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sent {
    /// It was not sent.
    Nothing,
    /// It was sent over TLS.
    Encrypted,
    /// It was sent without TLS.
    Plain,
}

/// The hosts of a client that can verify a name and both kinds of address.
pub const HOSTS: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

const SERVERS: [Server; 5] = [Server::Good, Server::WrongHost, Server::UnknownIssuer, Server::Expired, Server::Plain];

/// The variable with the path of the roots, in the process that has them.
const ROOTS: &str = "SSL_CERT_FILE";

impl Client {
    /// Checks the client at each server.
    ///
    /// `test` is the path of the test that calls this. It runs again in a process that has one authority for its roots.
    pub fn check(self, test: &str) {
        const AGAIN: &str = "FACTOR3_CLIENTS_AGAIN";
        if env::var_os(AGAIN).is_some() {
            let roots = env::var(ROOTS).unwrap();
            return self.check_with(Path::new(&roots));
        }
        let roots = tempfile::NamedTempFile::new().unwrap();
        let (_crate, name) = test.split_once("::").unwrap();
        let mut again = Command::new(env::current_exe().unwrap());
        again.args([name, "--exact", "--nocapture"]).env(AGAIN, "1");
        again.env(ROOTS, roots.path()).env_remove("SSL_CERT_DIR");
        let again = again.output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&again.stdout), String::from_utf8_lossy(&again.stderr));
        assert!(again.status.success() && out.contains("1 passed"), "{out}{err}");
        println!("{out}");
    }

    fn check_with(self, roots: &Path) {
        let certificates = Certificates::new();
        provide();
        fs::write(roots, certificates.authority_pem()).unwrap();
        let check = |host, protection, server| {
            thread::scope(|scope| {
                let cell = scope.spawn(|| self.check_cell(&certificates, roots, host, protection, server));
                cell.join().unwrap_or_else(|payload| panic::resume_unwind(payload));
            })
        };
        let (host, others) = self.hosts.split_first().unwrap();
        check(host, Protection::Plain, Server::Plain);
        for server in SERVERS {
            if self.require.is_some() {
                check(host, Protection::Require, server);
            }
            check(host, Protection::Verify, server);
        }
        for host in others {
            check(host, Protection::Verify, Server::Good);
            check(host, Protection::Verify, Server::WrongHost);
        }
    }

    fn check_cell(self, certificates: &Certificates, roots: &Path, host: &str, protection: Protection, server: Server) {
        let url = match protection {
            Protection::Plain => self.plain,
            Protection::Require => self.require.unwrap(),
            Protection::Verify => self.verify,
        };
        let (sent, result) = observe(self.protocol, certificates, server, host, |address| {
            let url = url.replace("{address}", address).replace("{roots}", roots.to_str().unwrap());
            panic::catch_unwind(|| (self.connect)(&url)).unwrap_or_else(|_| Err("panicked".to_owned()))
        });
        let cell = format!("{protection:?} at {server:?} on {host}: {sent:?}, {result:?}");
        println!("{cell}");
        assert_eq!(sent, self.expected(protection, server), "{cell}");
        assert!(sent != Sent::Nothing || result.is_err(), "{cell}");
    }

    fn expected(self, protection: Protection, server: Server) -> Sent {
        let exception = self.except.iter().find(|(other, at, _)| (*other, *at) == (protection, server));
        if let Some((_, _, sent)) = exception.filter(|_| cfg!(feature = "tls")) {
            return *sent;
        }
        match (protection, server) {
            (Protection::Plain, _) => Sent::Plain,
            _ if !cfg!(feature = "tls") => Sent::Nothing,
            (_, Server::Good) => Sent::Encrypted,
            (Protection::Require, Server::WrongHost | Server::UnknownIssuer | Server::Expired) => Sent::Encrypted,
            _ => Sent::Nothing,
        }
    }
}

/// Gives the process the TLS of rustls that clients without one of their own take.
pub fn provide() {
    // A later call finds the one of an earlier call.
    drop(rustls::crypto::ring::default_provider().install_default());
}

/// Waits for a client that has no limit of its own.
pub fn block_on<T, E: ToString>(connection: impl Future<Output = Result<T, E>>) -> Result<(), String> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let connection = runtime.block_on(async { tokio::time::timeout(Duration::from_secs(5), connection).await });
    runtime.shutdown_background();
    match connection {
        Ok(connection) => connection.map(drop).map_err(|error| error.to_string()),
        Err(_) => Err("no answer in 5 seconds".to_owned()),
    }
}
