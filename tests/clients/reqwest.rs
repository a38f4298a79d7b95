use factor3::ExposeSecret as _;
use factor3::service::{BaseUrl, Tls, UrlError};
use reqwest::{Client, RequestBuilder};

fn client(base: &BaseUrl) -> reqwest::Result<Client> {
    // Without a TLS feature there is no `tls_sni`, which is on anyway. A redirect cannot lead out of TLS.
    Client::builder().tls_sni(true).https_only(base.tls() != Tls::Plain).build()
}

fn user(client: &Client, base: &BaseUrl, id: &str) -> Result<RequestBuilder, UrlError> {
    let request = client.get(base.endpoint(["users", id])?);
    Ok(match base.username() {
        Some(username) => request.basic_auth(username, base.password().map(|password| password.expose_secret())),
        None => request,
    })
}

mod tests {
    use std::io::BufReader;
    use std::net::TcpStream;

    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use proptest::prelude::*;
    use tokio::runtime::Runtime;

    use super::*;
    use crate::generated::{cases, decoded, parts, text};
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured, line, say};

    /// The request and its headers.
    fn server(mut client: BufReader<TcpStream>) -> Vec<String> {
        let head = std::iter::from_fn(|| Some(line(&mut client)).filter(|line| !line.is_empty())).collect();
        say(&mut client, "HTTP/1.1 204 No Content\r\n\r\n");
        head
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..cases() })]

        #[test]
        fn asks_for_the_endpoint_and_logs_in(parts in parts(), id in text()) {
            prop_assume!(!id.contains(char::is_control));
            let login = BASE64_STANDARD.encode(format!("{}:{}", parts.username, parts.password));
            for ip in LOOPBACKS {
                let head = captured(ip, &parts, server, |parts| {
                    let base = parts.base();
                    let request = user(&client(&base).unwrap(), &base, &id).unwrap();
                    Runtime::new().unwrap().block_on(request.send()).unwrap();
                });
                let path = head[0].strip_prefix("GET /v1/users/").unwrap().strip_suffix(" HTTP/1.1").unwrap();
                prop_assert_eq!(decoded(path), &*id);
                prop_assert!(head.contains(&format!("authorization: Basic {login}")), "{:?}", head);
            }
        }
    }

    #[test]
    fn talks_as_the_url_says() {
        let get = |url: &str| {
            let base = url.parse().unwrap();
            tls::block_on(user(&client(&base).unwrap(), &base, "7").unwrap().send())
        };
        let client = tls::Client {
            protocol: &tls::REDIRECTS,
            plain: "http://{address}",
            require: None,
            verify: "https://{address}",
            connect: get,
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
