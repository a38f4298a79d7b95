use factor3::ExposeSecret as _;
use factor3::service::BaseUrl;
use opensearch::OpenSearch;
use opensearch::auth::Credentials;
use opensearch::http::transport::{BuildError, SingleNodeConnectionPool, TransportBuilder};

fn client(base: &BaseUrl) -> Result<OpenSearch, BuildError> {
    let mut builder = TransportBuilder::new(SingleNodeConnectionPool::new(base.as_url().clone()));
    if let (Some(username), Some(password)) = (base.username(), base.password()) {
        builder = builder.auth(Credentials::Basic(username.to_owned(), password.expose_secret().to_owned()));
    }
    Ok(OpenSearch::new(builder.build()?))
}

mod tests {
    use std::io::BufReader;
    use std::net::TcpStream;

    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use proptest::prelude::*;
    use tokio::runtime::Runtime;

    use super::*;
    use crate::generated::{cases, encoded, parts};
    use crate::tls::{self, Protection, Sent, Server};
    use crate::wire::{LOOPBACKS, captured, line, say};

    /// The request and its headers.
    fn server(mut client: BufReader<TcpStream>) -> Vec<String> {
        let head = std::iter::from_fn(|| Some(line(&mut client)).filter(|line| !line.is_empty())).collect();
        say(&mut client, "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}");
        head
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..cases() })]

        #[test]
        fn logs_in_below_the_base(parts in parts()) {
            let login = BASE64_STANDARD.encode(format!("{}:{}", parts.username, parts.password));
            for ip in LOOPBACKS {
                let head = captured(ip, &parts, server, |parts| {
                    let login = format!("{}:{}", encoded(&parts.username), encoded(&parts.password));
                    let base = BaseUrl::with_userinfo(&format!("http://{login}@{}/base", parts.address())).unwrap();
                    let client = client(&base).unwrap();
                    Runtime::new().unwrap().block_on(client.ping().send()).unwrap();
                });
                prop_assert_eq!(&*head[0], "HEAD /base/ HTTP/1.1");
                prop_assert!(head.contains(&format!("authorization: Basic {login}")), "{:?}", head);
            }
        }
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::REDIRECTS,
            plain: "http://{address}",
            require: None,
            verify: "https://{address}",
            connect: |url| {
                let client = client(&url.parse().unwrap()).unwrap();
                tls::block_on(async { client.ping().send().await })
            },
            hosts: &tls::HOSTS,
            // It follows a redirect out of TLS.
            except: &[(Protection::Verify, Server::Good, Sent::Plain)],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
