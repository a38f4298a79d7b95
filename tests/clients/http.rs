use factor3::ExposeSecret as _;
use factor3::service::{BaseUrl, Tls, UrlError};
use http::Uri;
use reqwest::{Client, RequestBuilder};
use tonic::transport::{ClientTlsConfig, Endpoint};

fn user(client: &Client, base: &BaseUrl, id: &str) -> Result<RequestBuilder, UrlError> {
    let request = client.get(base.endpoint(["users", id])?);
    Ok(match base.username() {
        Some(username) => request.basic_auth(username, base.password().map(|password| password.expose_secret())),
        None => request,
    })
}

fn uri(base: &BaseUrl) -> Result<Uri, http::uri::InvalidUri> {
    base.as_url().as_str().parse()
}

fn endpoint(base: &BaseUrl) -> Result<Endpoint, tonic::transport::Error> {
    let endpoint = Endpoint::from_shared(base.to_string())?;
    match base.tls() {
        Tls::Plain => Ok(endpoint),
        _ => endpoint.tls_config(ClientTlsConfig::new().with_enabled_roots()),
    }
}

mod tests {
    use std::io::BufReader;
    use std::net::TcpStream;

    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use factor3::{Env, EnvConfig};
    use proptest::prelude::*;
    use tokio::runtime::Runtime;

    use super::*;
    use crate::generated::{Parts, cases, decoded, encoded, parts, same_host, text};
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured, line, say};

    /// The request and its headers.
    fn server(mut client: BufReader<TcpStream>) -> Vec<String> {
        let head = std::iter::from_fn(|| Some(line(&mut client)).filter(|line| !line.is_empty())).collect();
        say(&mut client, "HTTP/1.1 204 No Content\r\n\r\n");
        head
    }

    #[derive(Debug, EnvConfig)]
    struct Config {
        #[env(allow_userinfo)]
        users_url: BaseUrl,
    }

    fn base(parts: &Parts) -> BaseUrl {
        let login = format!("{}:{}", encoded(&parts.username), encoded(&parts.password));
        let url = format!("http://{login}@{}/v1", parts.address());
        Config::load(&Env::from([("USERS_URL", url)])).unwrap().users_url
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..cases() })]

        #[test]
        fn reqwest_asks_for_the_endpoint_and_logs_in(parts in parts(), id in text()) {
            prop_assume!(!id.contains(char::is_control));
            let login = BASE64_STANDARD.encode(format!("{}:{}", parts.username, parts.password));
            for ip in LOOPBACKS {
                let head = captured(ip, &parts, server, |parts| {
                    let request = user(&Client::new(), &base(&parts), &id).unwrap();
                    Runtime::new().unwrap().block_on(request.send()).unwrap();
                });
                let path = head[0].strip_prefix("GET /v1/users/").unwrap().strip_suffix(" HTTP/1.1").unwrap();
                prop_assert_eq!(decoded(path), &*id);
                prop_assert!(head.contains(&format!("authorization: Basic {login}")), "{:?}", head);
            }
        }
    }

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn hyper_and_tonic_hold_the_parts_of_the_url(parts in parts()) {
            let base = base(&parts);
            for uri in [uri(&base).unwrap(), endpoint(&base).unwrap().uri().clone()] {
                prop_assert_eq!(uri.scheme_str(), Some("http"));
                prop_assert!(same_host(uri.host().unwrap(), &parts.host));
                prop_assert_eq!(uri.port_u16().unwrap_or(80), parts.port);
                prop_assert_eq!(uri.path(), "/v1/");
                prop_assert!(!uri.authority().unwrap().as_str().contains('@'));
            }
        }
    }

    #[test]
    fn tonic_talks_to_servers_that_it_can_verify() {
        let test = concat!(module_path!(), "::tonic_talks_to_servers_that_it_can_verify");
        tls::verifies(test, &LOOPBACKS, b"PRI * HTTP/2.0", |address| {
            let base = format!("https://{address}").parse().unwrap();
            drop(Runtime::new().unwrap().block_on(endpoint(&base).unwrap().connect()));
        });
    }
}
