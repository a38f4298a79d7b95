use std::sync::Arc;

use factor3::service::KafkaBrokers;
use rskafka::client::ClientBuilder;
use rustls::ClientConfig;

fn client(brokers: &KafkaBrokers, tls: Option<Arc<ClientConfig>>) -> ClientBuilder {
    let client = ClientBuilder::new(brokers.hosts().iter().map(ToString::to_string).collect());
    match tls {
        Some(tls) => client.tls_config(tls),
        None => client,
    }
}

mod tests {
    use std::net::Ipv4Addr;
    use std::time::Duration;

    use rskafka::BackoffConfig;
    use rustls::RootCertStore;
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject as _;
    use tokio::io::AsyncReadExt as _;
    use tokio::net::TcpListener;

    use super::*;
    use crate::tls;
    use crate::wire::LOOPBACKS;

    /// Whoever sends this is a client of Kafka: its first request is for the versions of requests.
    const API_VERSIONS: u16 = 18;

    #[tokio::test]
    async fn asks_the_brokers() {
        for ip in LOOPBACKS {
            let listener = TcpListener::bind((ip, 0)).await.unwrap();
            // Nobody listens on port 1.
            let brokers = format!("{}:1,{}", Ipv4Addr::LOCALHOST, listener.local_addr().unwrap());
            let client = tokio::spawn(client(&brokers.parse().unwrap(), None).build());
            let (mut connection, _) = listener.accept().await.unwrap();
            let _length = connection.read_u32().await.unwrap();
            assert_eq!(connection.read_u16().await.unwrap(), API_VERSIONS);
            client.abort();
        }
    }

    fn trusting(roots: &str) -> Arc<ClientConfig> {
        let mut store = RootCertStore::empty();
        store.add(CertificateDer::from_pem_file(roots).unwrap()).unwrap();
        Arc::new(ClientConfig::builder().with_root_certificates(store).with_no_client_auth())
    }

    #[test]
    fn talks_as_the_program_says() {
        let client = tls::Client {
            protocol: &tls::KAFKA,
            plain: "{address}",
            require: None,
            verify: "{address} {roots}",
            connect: |text| {
                let (brokers, roots) = text.split_once(' ').map_or((text, None), |(text, roots)| (text, Some(roots)));
                let client = client(&brokers.parse().unwrap(), roots.map(trusting));
                let patience = BackoffConfig { deadline: Some(Duration::from_millis(300)), ..BackoffConfig::default() };
                tls::block_on(client.backoff_config(patience).build())
            },
            // It cannot verify an IPv6 address.
            hosts: &["localhost", "127.0.0.1"],
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_program_says"));
    }
}
