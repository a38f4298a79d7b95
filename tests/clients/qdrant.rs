use factor3::service::BaseUrl;
use factor3::{ExposeSecret as _, SecretString};
use qdrant_client::{Qdrant, QdrantError};

fn client(base: &BaseUrl, key: &SecretString) -> Result<Qdrant, QdrantError> {
    Qdrant::from_url(base.as_url().as_str()).api_key(key.expose_secret()).build()
}

mod tests {
    use std::io::{BufReader, Read as _};
    use std::net::TcpStream;

    use tokio::runtime::Runtime;

    use super::*;
    use crate::generated::Parts;
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured};

    const HELLO: &[u8] = b"PRI * HTTP/2.0";

    /// The first bytes of the client.
    fn server(mut client: BufReader<TcpStream>) -> Vec<u8> {
        let mut hello = vec![0; HELLO.len()];
        client.read_exact(&mut hello).unwrap();
        hello
    }

    #[test]
    fn finds_the_server() {
        let parts = Parts { username: String::new(), password: String::new(), host: String::new(), port: 0 };
        for ip in LOOPBACKS {
            let hello = captured(ip, &parts, server, |parts| {
                let base = format!("http://{}", parts.address()).parse().unwrap();
                // The server of this test hangs up.
                Runtime::new().unwrap().block_on(async {
                    let client = client(&base, &SecretString::from("s3cret")).unwrap();
                    client.health_check().await.unwrap_err();
                });
            });
            assert_eq!(hello, HELLO);
        }
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::HTTP,
            plain: "http://{address}",
            require: None,
            verify: "https://{address}",
            connect: |url| {
                tls::block_on(async {
                    client(&url.parse().unwrap(), &SecretString::from("s3cret")).unwrap().health_check().await
                })
            },
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
