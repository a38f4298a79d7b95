//! Servers that speak a protocol up to the first message of a client, and record how it comes.

use std::io::{self, BufRead as _, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rustls::version::TLS12;
use rustls::{ALL_VERSIONS, ServerConfig, ServerConnection, StreamOwned};

use super::certificates::{Certificates, Versions};
use super::{Sent, Server, tds};

/// The beginning of a connection.
pub struct Protocol {
    /// Talks until the client begins with TLS, or could. `true` offers TLS. Returns what the client sent, if that is
    /// already the first message.
    open: fn(&mut TcpStream, bool) -> io::Result<Option<Sent>>,
    /// The greeting of a server whose turn it is then.
    greeting: &'static [u8],
    /// The answer to the first message over TLS, for the address of the server.
    answer: fn(SocketAddr) -> String,
    /// The versions of TLS.
    versions: Versions,
    /// The handshake of TLS may be in packets of the protocol.
    packets: bool,
}

/// Of these, the client begins.
const CLIENT_FIRST: Protocol = Protocol {
    open: |_, _| Ok(None),
    greeting: b"",
    answer: |_| String::new(),
    versions: ALL_VERSIONS,
    packets: false,
};

pub const AMQP: Protocol = CLIENT_FIRST;
pub const HTTP: Protocol = CLIENT_FIRST;
pub const KAFKA: Protocol = CLIENT_FIRST;
pub const MONGO: Protocol = CLIENT_FIRST;
pub const MQTT: Protocol = CLIENT_FIRST;
/// A server that leads its clients out of TLS.
pub const REDIRECTS: Protocol = Protocol { answer: redirect, ..CLIENT_FIRST };
pub const REDIS: Protocol = CLIENT_FIRST;
pub const MYSQL: Protocol = Protocol { open: mysql, ..CLIENT_FIRST };
pub const NATS: Protocol = Protocol { open: nats, ..CLIENT_FIRST };
pub const POSTGRES: Protocol = Protocol { open: postgres, ..CLIENT_FIRST };
pub const SMTP: Protocol = Protocol { open: smtp, ..CLIENT_FIRST };
pub const SMTPS: Protocol = Protocol { greeting: b"220 mail\r\n", ..CLIENT_FIRST };
pub const SQL_SERVER: Protocol = Protocol { open: tds::open, versions: &[&TLS12], packets: true, ..CLIENT_FIRST };

/// Passes the address of a server to a client. Returns the worst that the client sent on any of its connections, and
/// the result of the client.
pub fn observe<T>(
    protocol: &Protocol,
    certificates: &Certificates,
    server: Server,
    host: &str,
    client: impl FnOnce(&str) -> T,
) -> (Sent, T) {
    let listener = TcpListener::bind((host.trim_matches(['[', ']']), 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let (config, sent, done) =
        (certificates.config(server, protocol.versions), Mutex::new(Sent::Nothing), Mutex::new(false));
    let result = thread::scope(|scope| {
        scope.spawn(|| {
            for stream in listener.incoming() {
                if *done.lock().unwrap() {
                    break;
                }
                scope.spawn(|| {
                    // A connection that breaks off has sent nothing.
                    let now = answer(stream.unwrap(), protocol, config.clone()).unwrap_or(Sent::Nothing);
                    let mut worst = sent.lock().unwrap();
                    *worst = if now as u8 > *worst as u8 { now } else { *worst };
                });
            }
        });
        let result = client(&format!("{host}:{}", address.port()));
        *done.lock().unwrap() = true;
        drop(TcpStream::connect(address));
        result
    });
    (sent.into_inner().unwrap(), result)
}

fn answer(mut stream: TcpStream, protocol: &Protocol, config: Option<Arc<ServerConfig>>) -> io::Result<Sent> {
    /// The beginning of the first record of a handshake.
    const HANDSHAKE: u8 = 22;
    stream.set_read_timeout(Some(Duration::from_secs(4)))?;
    if let Some(sent) = (protocol.open)(&mut stream, config.is_some())? {
        return Ok(sent);
    }
    if config.is_none() {
        stream.write_all(protocol.greeting)?;
    }
    let mut begin = [0; 16];
    if stream.peek(&mut begin)? == 0 {
        return Ok(Sent::Nothing);
    }
    let offset = if protocol.packets { tds::tls_offset(begin[0]) } else { 0 };
    match config {
        _ if begin[offset] != HANDSHAKE => Ok(Sent::Plain),
        // The server does not know what that is, and hangs up.
        None => Ok(Sent::Nothing),
        Some(config) => {
            let mut tls = ServerConnection::new(config).map_err(io::Error::other)?;
            if offset > 0 {
                tls.complete_io(&mut tds::Handshake { stream: &stream, rest: 0 })?;
            } else {
                tls.complete_io(&mut stream)?;
            }
            let mut stream = StreamOwned::new(tls, stream);
            stream.write_all(protocol.greeting)?;
            stream.flush()?;
            if stream.read(&mut begin)? == 0 {
                return Ok(Sent::Nothing);
            }
            // It is sent, whatever becomes of the answer.
            let answer = (protocol.answer)(stream.sock.local_addr()?);
            drop(stream.write_all(answer.as_bytes()).and_then(|()| stream.flush()));
            Ok(Sent::Encrypted)
        }
    }
}

fn postgres(stream: &mut TcpStream, tls: bool) -> io::Result<Option<Sent>> {
    const TLS: u32 = 80_877_103;
    const GSSAPI: u32 = 80_877_104;
    loop {
        let mut first = [0; 8];
        stream.read_exact(&mut first)?;
        match u32::from_be_bytes(first[4..].try_into().unwrap()) {
            TLS if tls => return stream.write_all(b"S").map(|()| None),
            TLS | GSSAPI => stream.write_all(b"N")?,
            _ => return Ok(Some(Sent::Plain)),
        }
    }
}

fn mysql(stream: &mut TcpStream, tls: bool) -> io::Result<Option<Sent>> {
    /// The low and the high half of the capabilities: protocol 4.1, a database, and the plugin of the password.
    const CAPABILITIES: (u16, u16) = (0x8209, 0x0008);
    const TLS: u16 = 0x0800;
    let low = CAPABILITIES.0 | if tls { TLS } else { 0 };
    let mut greeting = b"\x0a8.0.0\0\x01\0\0\0saltsalt\0".to_vec();
    greeting.extend(low.to_le_bytes());
    greeting.extend([45, 2, 0]); // utf8mb4, and the status
    greeting.extend(CAPABILITIES.1.to_le_bytes());
    greeting.push(21); // the length of the salt
    greeting.extend([0; 10]);
    greeting.extend(b"saltsaltsalt\0mysql_native_password\0");
    stream.write_all(&[u8::try_from(greeting.len()).unwrap(), 0, 0, 0])?;
    stream.write_all(&greeting)?;
    let mut answer = [0; 6];
    stream.read_exact(&mut answer)?;
    if u16::from_le_bytes([answer[4], answer[5]]) & TLS == 0 {
        return Ok(Some(Sent::Plain));
    }
    // The rest of the packet that asks for TLS.
    stream.read_exact(&mut [0; 30])?;
    Ok(None)
}

fn nats(stream: &mut TcpStream, tls: bool) -> io::Result<Option<Sent>> {
    let info = "\"server_id\":\"\",\"version\":\"2.9.0\",\"proto\":1,\"max_payload\":1024";
    stream.write_all(format!("INFO {{{info},\"tls_required\":{tls}}}\r\n").as_bytes())?;
    Ok(None)
}

fn smtp(stream: &mut TcpStream, tls: bool) -> io::Result<Option<Sent>> {
    stream.write_all(b"220 mail\r\n")?;
    let mut client = BufReader::new(&*stream);
    let mut line = String::new();
    client.read_line(&mut line)?;
    let offer = if tls { "250-STARTTLS\r\n" } else { "" };
    (&*stream).write_all(format!("250-mail\r\n{offer}250 AUTH PLAIN\r\n").as_bytes())?;
    line.clear();
    client.read_line(&mut line)?;
    match line.trim_end() {
        "STARTTLS" => (&*stream).write_all(b"220 go\r\n").map(|()| None),
        "" | "QUIT" => Ok(Some(Sent::Nothing)),
        _ => Ok(Some(Sent::Plain)),
    }
}

fn redirect(here: SocketAddr) -> String {
    format!("HTTP/1.1 307 Temporary Redirect\r\nlocation: http://{here}/\r\ncontent-length: 0\r\n\r\n")
}
