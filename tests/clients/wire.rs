//! Servers that respond just enough for a client to reveal its parameters.

use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::thread;

use crate::generated::Parts;
use crate::tls;

pub const LOOPBACKS: [IpAddr; 2] = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];

/// Passes `parts`, with the address of a server, to `client`. Returns the result of `server` for the first connection.
pub fn captured<T: Send + 'static>(
    ip: IpAddr,
    parts: &Parts,
    server: fn(BufReader<TcpStream>) -> T,
    client: impl FnOnce(Parts),
) -> T {
    tls::provide();
    let listener = TcpListener::bind((ip, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = thread::spawn(move || server(BufReader::new(listener.accept().unwrap().0)));
    client(Parts { host: ip.to_string(), port, ..parts.clone() });
    server.join().unwrap()
}

/// Reads a line from the client, without its newline.
pub fn line(client: &mut BufReader<TcpStream>) -> String {
    let mut line = String::new();
    client.read_line(&mut line).unwrap();
    line.trim_end().to_owned()
}

pub fn say(client: &mut BufReader<TcpStream>, text: &str) {
    client.get_mut().write_all(text.as_bytes()).unwrap();
}
