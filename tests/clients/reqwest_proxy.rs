use factor3::service::{NoProxy, ProxyUrl};
use reqwest::Proxy;

fn proxy(url: &ProxyUrl, except: Option<&NoProxy>) -> reqwest::Result<Proxy> {
    let except = except.and_then(|list| reqwest::NoProxy::from_string(&list.to_string()));
    Ok(Proxy::all(url.expose_url())?.no_proxy(except))
}

mod tests {
    use std::io::BufReader;
    use std::net::TcpStream;

    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use proptest::prelude::*;
    use tokio::runtime::Runtime;

    use super::*;
    use crate::generated::{Parts, cases, encoded, parts};
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured, line, say};

    /// The request and its headers.
    fn server(mut client: BufReader<TcpStream>) -> Vec<String> {
        let head = std::iter::from_fn(|| Some(line(&mut client)).filter(|line| !line.is_empty())).collect();
        say(&mut client, "HTTP/1.1 204 No Content\r\n\r\n");
        head
    }

    fn ask(url: &str, through: &ProxyUrl, except: Option<&NoProxy>) {
        let client = reqwest::Client::builder().no_proxy().proxy(proxy(through, except).unwrap()).build().unwrap();
        // A host that is reached without the proxy does not exist.
        drop(Runtime::new().unwrap().block_on(client.get(url).send()));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..cases() })]

        #[test]
        fn asks_the_proxy_and_logs_in(parts in parts()) {
            let login = BASE64_STANDARD.encode(format!("{}:{}", parts.username, parts.password));
            for ip in LOOPBACKS {
                for scheme in ["http://", ""] {
                    let head = captured(ip, &parts, server, |parts| {
                        let login = format!("{}:{}", encoded(&parts.username), encoded(&parts.password));
                        let url = format!("{scheme}{login}@{}", parts.address());
                        ask("http://elsewhere.internal/a", &url.parse().unwrap(), None);
                    });
                    prop_assert_eq!(&*head[0], "GET http://elsewhere.internal/a HTTP/1.1");
                    prop_assert!(head.contains(&format!("proxy-authorization: Basic {login}")), "{:?}", head);
                }
            }
        }
    }

    #[test]
    fn leaves_the_list_to_itself() {
        let list: NoProxy = "Localhost, .invalid,127.0.0.0/8,::1".parse().unwrap();
        let parts = Parts { username: String::new(), password: String::new(), host: String::new(), port: 0 };
        let head = captured(LOOPBACKS[0], &parts, server, |parts| {
            let through = parts.address().parse().unwrap();
            // Nothing listens there. A request that came to the proxy would be the one that it answers.
            for url in [
                "http://localhost:1/",
                "http://127.0.0.1:1/",
                "http://[::1]:1/",
                "http://invalid/",
                "http://a.invalid/",
            ] {
                ask(url, &through, Some(&list));
            }
            ask("http://elsewhere.internal/", &through, Some(&list));
        });
        assert_eq!(head[0], "GET http://elsewhere.internal/ HTTP/1.1");
    }

    #[test]
    fn greets_a_socks_proxy() {
        fn greeting(mut client: BufReader<TcpStream>) -> [u8; 1] {
            let mut version = [0];
            std::io::Read::read_exact(&mut client, &mut version).unwrap();
            version
        }
        let parts = Parts { username: String::new(), password: String::new(), host: String::new(), port: 0 };
        for (scheme, version) in [("socks5h", 5), ("socks4a", 4)] {
            let first = captured(LOOPBACKS[0], &parts, greeting, |parts| {
                let through = format!("{scheme}://{}", parts.address()).parse().unwrap();
                ask("http://elsewhere.internal/", &through, None);
            });
            assert_eq!(first, [version]);
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
                let proxy = proxy(&url.parse().unwrap(), None).map_err(|error| error.to_string())?;
                let client = reqwest::Client::builder().no_proxy().proxy(proxy).build().unwrap();
                tls::block_on(client.get("http://orders.internal/").send())
            },
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
