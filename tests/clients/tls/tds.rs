//! The beginning of TDS, the protocol of SQL Server: its handshake of TLS is in packets of its own.

use std::io::{self, Read, Write};
use std::net::TcpStream;

use super::Sent;

/// The kind of a packet before the login.
const PRELOGIN: u8 = 18;
const HEADER: usize = 8;

/// Answers the first packet with a version and with the encryption of the server.
pub fn open(stream: &mut TcpStream, tls: bool) -> io::Result<Option<Sent>> {
    const NOT_SUPPORTED: u8 = 2;
    const REQUIRED: u8 = 3;
    const REPLY: u8 = 4;
    let mut body = vec![0; length(stream)?];
    stream.read_exact(&mut body)?;
    let encryption = if tls { REQUIRED } else { NOT_SUPPORTED };
    let body = [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 255, 16, 0, 0, 0, 0, 0, encryption];
    stream.write_all(&header(REPLY, body.len()))?;
    stream.write_all(&body)?;
    Ok(None)
}

/// Returns the byte at which a packet before the login begins to be TLS.
pub fn tls_offset(first: u8) -> usize {
    if first == PRELOGIN { HEADER } else { 0 }
}

/// A stream during the handshake.
pub struct Handshake<'a> {
    pub stream: &'a TcpStream,
    /// The length of what is not yet read of a packet.
    pub rest: usize,
}

impl Read for Handshake<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.rest == 0 {
            self.rest = length(self.stream)?;
        }
        let end = buffer.len().min(self.rest);
        let read = self.stream.read(&mut buffer[..end])?;
        self.rest -= read;
        Ok(read)
    }
}

impl Write for Handshake<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let bytes = &bytes[..bytes.len().min(4096 - HEADER)];
        self.stream.write_all(&header(PRELOGIN, bytes.len()))?;
        self.stream.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// Reads the header of a packet, and returns the length of its body.
fn length(mut stream: &TcpStream) -> io::Result<usize> {
    let mut header = [0; HEADER];
    stream.read_exact(&mut header)?;
    Ok(usize::from(u16::from_be_bytes([header[2], header[3]])).saturating_sub(HEADER))
}

fn header(kind: u8, length: usize) -> [u8; HEADER] {
    const LAST: u8 = 1;
    let [high, low] = u16::try_from(length + HEADER).unwrap().to_be_bytes();
    [kind, LAST, high, low, 0, 0, 1, 0]
}
