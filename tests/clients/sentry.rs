use std::error::Error;
use std::sync::Arc;

use factor3::service::{SentryDsn, Tls};
use reqwest::Client;
use sentry::transports::ReqwestHttpTransportOptions;
use sentry::{ClientOptions, Transport, TransportFactory, TransportOptions};

struct Transports(Client);

impl TransportFactory for Transports {
    fn create_transport_with_options(&self, options: TransportOptions) -> Arc<dyn Transport> {
        Arc::new(ReqwestHttpTransportOptions::from(options).with_client(self.0.clone()).build())
    }
}

fn options(dsn: &SentryDsn) -> Result<ClientOptions, Box<dyn Error + Send + Sync>> {
    // Without a TLS feature there is no `tls_sni`, which is on anyway. A redirect cannot lead out of TLS.
    let client = Client::builder().tls_sni(true).https_only(dsn.tls() != Tls::Plain).build()?;
    let mut options = ClientOptions::default();
    options.dsn = Some(dsn.expose_url().parse()?);
    Ok(options.transport(Transports(client)))
}

mod tests {
    use std::io::{BufReader, Read as _};
    use std::net::TcpStream;

    use proptest::prelude::*;
    use sentry::Level;

    use super::*;
    use crate::generated::{Parts, cases, parts, same_host};
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured, line, say};

    const KEY: &str = "0123456789abcdef0123456789abcdef";

    fn dsn(parts: &Parts, path: &str) -> SentryDsn {
        format!("http://{KEY}@{}/{path}", parts.address()).parse().unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..cases() })]

        #[test]
        fn holds_the_parts_of_the_dsn(parts in parts(), project in 1..u32::MAX) {
            tls::provide();
            let ours = dsn(&parts, &format!("tools/sentry/{project}"));
            let dsn = options(&ours).unwrap().dsn.unwrap();
            prop_assert_eq!(dsn.public_key(), KEY);
            prop_assert!(same_host(dsn.host(), &parts.host));
            prop_assert_eq!(dsn.port(), parts.port);
            prop_assert_eq!(dsn.path(), "/tools/sentry/");
            prop_assert_eq!(dsn.project_id().value(), ours.project());
        }
    }

    /// The request and its headers.
    fn server(mut client: BufReader<TcpStream>) -> Vec<String> {
        let head: Vec<_> = std::iter::from_fn(|| Some(line(&mut client)).filter(|line| !line.is_empty())).collect();
        let length =
            head.iter().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
        let mut body = vec![0; length.unwrap()];
        client.read_exact(&mut body).unwrap();
        say(&mut client, "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        head
    }

    #[test]
    fn sends_its_events_to_the_project() {
        let parts = Parts { username: String::new(), password: String::new(), host: String::new(), port: 0 };
        for ip in LOOPBACKS {
            let head = captured(ip, &parts, server, |parts| {
                let guard = sentry::init(options(&dsn(&parts, "42")).unwrap());
                sentry::capture_message("a test", Level::Error);
                drop(guard);
            });
            assert_eq!(head[0], "POST /api/42/envelope/ HTTP/1.1");
            assert!(head.iter().any(|line| line.contains(&format!("sentry_key={KEY}"))), "{head:?}");
        }
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::REDIRECTS,
            plain: "http://0123456789abcdef0123456789abcdef@{address}/42",
            require: None,
            verify: "https://0123456789abcdef0123456789abcdef@{address}/42",
            connect: |url| {
                let guard = sentry::init(options(&url.parse().unwrap()).unwrap());
                sentry::capture_message("a test", Level::Error);
                drop(guard);
                Err("it says nothing".to_owned())
            },
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
