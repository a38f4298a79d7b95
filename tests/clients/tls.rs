//! TLS servers, which record the connections of a client.

use std::io::Read as _;
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;
use std::{env, fs, thread};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// The first message of a client.
#[derive(Debug)]
pub enum Sent {
    /// A message without TLS.
    Plain(Vec<u8>),
    /// A message over TLS, after the client accepted the certificate.
    Encrypted(Vec<u8>),
    /// A TLS hello and nothing after it: the client rejected the certificate.
    Hello,
}

/// Checks that the client says `hello` to a server that it can trust, and nothing to a server with a certificate of an
/// unknown authority or of another host. It never talks without TLS.
///
/// `test` is the path of the test that calls this. It runs again in a process that has one authority for its roots.
pub fn verifies(test: &str, ips: &[IpAddr], hello: &[u8], client: impl Fn(SocketAddr)) {
    const AGAIN: &str = "FACTOR3_CLIENTS_AGAIN";
    if env::var_os(AGAIN).is_none() {
        let roots = tempfile::NamedTempFile::new().unwrap();
        let (_crate, name) = test.split_once("::").unwrap();
        let mut again = Command::new(env::current_exe().unwrap());
        again.args([name, "--exact", "--nocapture"]).env(AGAIN, "1");
        again.env("SSL_CERT_FILE", roots.path()).env_remove("SSL_CERT_DIR");
        let again = again.output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&again.stdout), String::from_utf8_lossy(&again.stderr));
        assert!(again.status.success() && out.contains("1 passed"), "{out}{err}");
        return;
    }
    let (trusted, stranger) = (authority(), authority());
    fs::write(env::var_os("SSL_CERT_FILE").unwrap(), trusted.pem()).unwrap();
    for &ip in ips {
        let here = ip.to_string();
        let sent = |authority, name| sent(ip, certificate(authority, name), &client);
        match sent(&trusted, &here) {
            Sent::Encrypted(first) => assert!(first.starts_with(hello), "{first:?}"),
            Sent::Plain(first) => panic!("without TLS to {ip}: {first:?}"),
            Sent::Hello => panic!("the certificate of {ip} is not accepted"),
        }
        for first in [sent(&stranger, &here), sent(&trusted, "elsewhere.internal")] {
            assert!(matches!(first, Sent::Hello), "{ip}: {first:?}");
        }
    }
}

/// Returns the first message of a client to a server with this certificate.
fn sent(ip: IpAddr, config: ServerConfig, client: impl FnOnce(SocketAddr)) -> Sent {
    let listener = TcpListener::bind((ip, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || answer(listener.accept().unwrap().0, config));
    client(address);
    server.join().unwrap()
}

fn answer(mut stream: TcpStream, config: ServerConfig) -> Sent {
    /// The beginning of the first record of a handshake.
    const HANDSHAKE: u8 = 22;
    let mut bytes = vec![0; 4096];
    stream.peek(&mut bytes[..1]).unwrap();
    if bytes[0] != HANDSHAKE {
        let length = stream.read(&mut bytes).unwrap();
        bytes.truncate(length);
        return Sent::Plain(bytes);
    }
    let connection = ServerConnection::new(Arc::new(config)).unwrap();
    match StreamOwned::new(connection, stream).read(&mut bytes) {
        Ok(length) if length > 0 => {
            bytes.truncate(length);
            Sent::Encrypted(bytes)
        }
        _ => Sent::Hello,
    }
}

type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority() -> Authority {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// Starts a server with a certificate for one name.
fn certificate(authority: &Authority, name: &str) -> ServerConfig {
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new([name.to_owned()]).unwrap().signed_by(&key, authority).unwrap();
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = rustls::crypto::ring::default_provider();
    let builder = ServerConfig::builder_with_provider(provider.into()).with_safe_default_protocol_versions().unwrap();
    let certificates = vec![certificate.der().clone()];
    let mut config = builder.with_no_client_auth().with_single_cert(certificates, key).unwrap();
    config.alpn_protocols = vec![b"h2".to_vec()];
    config
}
