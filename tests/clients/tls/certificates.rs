//! The certificates of the servers.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, SupportedProtocolVersion};

use super::Server;

pub type Versions = &'static [&'static SupportedProtocolVersion];

type Authority = CertifiedIssuer<'static, KeyPair>;

/// An authority that the clients trust, and one that they do not know.
pub struct Certificates {
    trusted: Authority,
    stranger: Authority,
}

impl Certificates {
    pub fn new() -> Self {
        Self { trusted: authority("Trusted"), stranger: authority("Stranger") }
    }

    pub fn authority_pem(&self) -> String {
        self.trusted.pem()
    }

    /// Returns the TLS of a server, if it has any.
    pub fn config(&self, server: Server, versions: Versions) -> Option<Arc<ServerConfig>> {
        const HERE: [&str; 3] = ["localhost", "127.0.0.1", "::1"];
        let (authority, names, until) = match server {
            Server::Good => (&self.trusted, &HERE[..], 2100),
            Server::WrongHost => (&self.trusted, &["elsewhere.internal"][..], 2100),
            Server::UnknownIssuer => (&self.stranger, &HERE[..], 2100),
            Server::Expired => (&self.trusted, &HERE[..], 2020),
            Server::Plain => return None,
        };
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        let mut params = CertificateParams::new(names).unwrap();
        params.distinguished_name.push(DnType::CommonName, "Server");
        params.not_after = date_time_ymd(until, 1, 1);
        Some(config(params, authority, versions).into())
    }
}

fn authority(name: &str) -> Authority {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

fn config(params: CertificateParams, authority: &Authority, versions: Versions) -> ServerConfig {
    let key = KeyPair::generate().unwrap();
    let certificate = params.signed_by(&key, authority).unwrap();
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = rustls::crypto::ring::default_provider();
    let builder = ServerConfig::builder_with_provider(provider.into()).with_protocol_versions(versions).unwrap();
    let certificates = vec![certificate.der().clone()];
    let mut config = builder.with_no_client_auth().with_single_cert(certificates, key).unwrap();
    config.alpn_protocols = vec![b"http/1.1".to_vec(), b"h2".to_vec(), b"postgresql".to_vec()];
    config
}
