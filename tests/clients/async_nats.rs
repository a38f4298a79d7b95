use async_nats::ConnectOptions;
use factor3::ExposeSecret as _;
use factor3::service::{NatsUrl, Tls};

async fn connect(url: &NatsUrl) -> Result<async_nats::Client, async_nats::ConnectError> {
    let mut options = ConnectOptions::new().require_tls(url.tls() >= Tls::Required);
    if let Some(token) = url.token() {
        options = options.token(token.expose_secret().to_owned());
    } else if let (Some(username), Some(password)) = (url.username(), url.password()) {
        options = options.user_and_password(username.to_owned(), password.expose_secret().to_owned());
    }
    let path = url.path().map(|path| format!("/{path}")).unwrap_or_default(); // of a WebSocket
    options.connect(format!("{}://{}{path}", url.scheme(), url.hosts()[0])).await
}

mod tests {
    use std::io::BufReader;
    use std::net::TcpStream;

    use async_nats::{ConnectErrorKind, ServerAddr};
    use proptest::prelude::*;
    use serde_json::Value;
    use tokio::runtime::Runtime;

    use super::*;
    use crate::generated::{cases, encoded, parts, same_host};
    use crate::servers;
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured, line, say};

    /// What the client says of itself.
    fn server(mut client: BufReader<TcpStream>) -> Value {
        say(&mut client, "INFO {\"server_id\":\"\",\"version\":\"2.9.0\",\"proto\":1,\"max_payload\":1024}\r\n");
        let connect = line(&mut client);
        say(&mut client, "PONG\r\n");
        serde_json::from_str(connect.strip_prefix("CONNECT ").unwrap()).unwrap()
    }

    fn login(url: &NatsUrl) {
        Runtime::new().unwrap().block_on(connect(url)).unwrap();
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..cases() })]

        #[test]
        fn sends_the_user_and_the_password(parts in parts()) {
            for ip in LOOPBACKS {
                let said = captured(ip, &parts, server, |parts| login(&parts.url("nats", "")));
                prop_assert_eq!(&said["user"], &parts.username);
                prop_assert_eq!(&said["pass"], &parts.password);
            }
        }

        #[test]
        fn sends_the_token(parts in parts()) {
            for ip in LOOPBACKS {
                let said = captured(ip, &parts, server, |parts| {
                    let url = format!("nats://{}@{}", encoded(&parts.password), parts.address());
                    login(&url.parse().unwrap());
                });
                prop_assert_eq!(&said["auth_token"], &parts.password);
                prop_assert_eq!(&said["user"], &Value::Null);
            }
        }
    }

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn reads_the_address(parts in parts()) {
            let url: NatsUrl = parts.url("tls", "");
            let address: ServerAddr = format!("{}://{}", url.scheme(), url.hosts()[0]).parse().unwrap();
            prop_assert!(same_host(address.host(), &parts.host));
            prop_assert_eq!(address.port(), parts.port);
            prop_assert!(address.tls_required());
        }
    }

    #[tokio::test]
    async fn logs_in() {
        let Some((url, wrong)) = servers::urls("FACTOR3_NATS_URL", |servers| servers.nats_url) else { return };

        connect(&url).await.unwrap().flush().await.unwrap();

        assert_eq!(connect(&wrong).await.unwrap_err().kind(), ConnectErrorKind::AuthorizationViolation);
    }

    #[cfg(feature = "tls")] // there is no such client without TLS
    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::NATS,
            plain: "nats://app:hunter2@{address}",
            require: None,
            verify: "tls://app:hunter2@{address}",
            connect: |url| tls::block_on(connect(&url.parse().unwrap())),
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
