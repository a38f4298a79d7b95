use factor3::service::BaseUrl;
use factor3::{ExposeSecret as _, SecretString};
use meilisearch_sdk::client::Client;
use meilisearch_sdk::errors::Error;

fn client(base: &BaseUrl, key: &SecretString) -> Result<Client, Error> {
    Client::new(base.as_url().as_str().trim_end_matches('/'), Some(key.expose_secret()))
}

mod tests {
    use std::io::BufReader;
    use std::net::TcpStream;

    use tokio::runtime::Runtime;

    use super::*;
    use crate::generated::Parts;
    use crate::tls::{self, Protection, Sent, Server};
    use crate::wire::{LOOPBACKS, captured, line, say};

    /// The request and its headers.
    fn server(mut client: BufReader<TcpStream>) -> Vec<String> {
        let head = std::iter::from_fn(|| Some(line(&mut client)).filter(|line| !line.is_empty())).collect();
        say(&mut client, "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}");
        head
    }

    #[test]
    fn sends_its_key_below_the_base() {
        let parts = Parts { username: String::new(), password: String::new(), host: String::new(), port: 0 };
        for ip in LOOPBACKS {
            for (base, path) in [("", "/health"), ("/base", "/base/health")] {
                let head = captured(ip, &parts, server, |parts| {
                    let base = format!("http://{}{base}", parts.address()).parse().unwrap();
                    let client = client(&base, &SecretString::from("s3cret")).unwrap();
                    drop(Runtime::new().unwrap().block_on(client.health()));
                });
                assert_eq!(head[0], format!("GET {path} HTTP/1.1"));
                assert!(head.contains(&"authorization: Bearer s3cret".to_owned()), "{head:?}");
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
                let client = client(&url.parse().unwrap(), &SecretString::from("s3cret")).unwrap();
                tls::block_on(client.health())
            },
            hosts: &tls::HOSTS,
            // It follows a redirect out of TLS.
            except: &[(Protection::Verify, Server::Good, Sent::Plain)],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
