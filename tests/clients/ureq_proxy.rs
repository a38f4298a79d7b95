use factor3::ExposeSecret as _;
use factor3::service::{NoProxy, ProxyUrl};
use ureq::tls::TlsConfig;
use ureq::{Agent, Proxy, ProxyProtocol};

fn proxy(url: &ProxyUrl, except: Option<&NoProxy>) -> Result<Proxy, ureq::Error> {
    let mut builder = Proxy::builder(match url.scheme() {
        "https" => ProxyProtocol::Https,
        "socks4" => ProxyProtocol::Socks4,
        "socks4a" => ProxyProtocol::Socks4A,
        "socks5" => ProxyProtocol::Socks5,
        "socks5h" => ProxyProtocol::Socks5h,
        _ => ProxyProtocol::Http,
    });
    let host = url.host();
    builder = if host.contains(':') { builder.host(&format!("[{host}]")) } else { builder.host(host) };
    builder = builder.port(url.port());
    if let Some(username) = url.username() {
        builder = builder.username(username).password(url.password().map_or("", |password| password.expose_secret()));
    }
    for item in except.into_iter().flat_map(NoProxy::iter) {
        builder = match item {
            _ if item.contains(':') => builder.no_proxy(&format!("[{item}]")),
            _ => builder.no_proxy(item).no_proxy(&format!(".{item}")),
        };
    }
    builder.build()
}

fn agent(proxy: Proxy, tls: TlsConfig) -> Agent {
    Agent::config_builder().proxy(Some(proxy)).tls_config(tls).build().into()
}

mod tests {
    use std::io::BufReader;
    use std::net::TcpStream;

    use proptest::prelude::*;
    use ureq::http::Uri;

    use super::*;
    use crate::generated::{Parts, cases, parts, same_host};
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured, line, say};

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn holds_the_parts_of_the_url(parts in parts()) {
            let proxy = proxy(&parts.url("http", ""), None).unwrap();
            prop_assert_eq!(proxy.protocol(), ProxyProtocol::Http);
            prop_assert!(same_host(proxy.host(), &parts.host));
            prop_assert_eq!(proxy.port(), parts.port);
            prop_assert_eq!(proxy.username(), Some(&*parts.username));
            prop_assert_eq!(proxy.password(), Some(&*parts.password));
        }
    }

    #[test]
    fn has_the_protocol_of_the_scheme() {
        for (scheme, protocol) in [
            ("https", ProxyProtocol::Https),
            ("socks4", ProxyProtocol::Socks4),
            ("socks4a", ProxyProtocol::Socks4A),
            ("socks5", ProxyProtocol::Socks5),
            ("socks5h", ProxyProtocol::Socks5h),
        ] {
            let url = format!("{scheme}://proxy.internal:3128").parse().unwrap();
            assert_eq!(proxy(&url, None).unwrap().protocol(), protocol);
        }
    }

    #[test]
    fn leaves_the_list_to_itself_and_its_subdomains() {
        let list = "Localhost, .svc.local,db.internal,127.0.0.1,::1".parse().unwrap();
        let proxy = proxy(&"proxy:3128".parse().unwrap(), Some(&list)).unwrap();
        let direct = |host: &str| proxy.is_no_proxy(&format!("http://{host}/").parse::<Uri>().unwrap());
        for host in ["localhost", "svc.local", "a.svc.local", "DB.internal", "a.db.internal", "127.0.0.1", "[::1]"] {
            assert!(direct(host), "{host}");
        }
        for host in ["xdb.internal", "internal", "127.0.0.2", "[::2]"] {
            assert!(!direct(host), "{host}");
        }
    }

    /// The request line.
    fn server(mut client: BufReader<TcpStream>) -> String {
        let head = line(&mut client);
        while !line(&mut client).is_empty() {}
        say(&mut client, "HTTP/1.1 204 No Content\r\n\r\n");
        head
    }

    #[test]
    fn asks_the_proxy() {
        let parts = Parts { username: "app".into(), password: "hunter2".into(), host: String::new(), port: 0 };
        for ip in LOOPBACKS {
            let head = captured(ip, &parts, server, |parts| {
                let proxy = proxy(&parts.url("http", ""), None).unwrap();
                drop(agent(proxy, TlsConfig::default()).get("http://elsewhere.internal/a").call());
            });
            assert_eq!(head, "CONNECT elsewhere.internal:80 HTTP/1.1");
        }
    }

    #[test]
    fn talks_as_the_url_says() {
        use ureq::tls::Certificate;

        let client = tls::Client {
            protocol: &tls::HTTP,
            plain: "http://{address} {roots}",
            require: None,
            verify: "https://{address} {roots}",
            connect: |text| {
                let (url, roots) = text.split_once(' ').unwrap();
                let roots = Certificate::from_pem(&std::fs::read(roots).unwrap()).unwrap();
                let proxy = proxy(&url.parse().unwrap(), None).unwrap();
                let agent = agent(proxy, TlsConfig::builder().root_certs([roots].into()).build());
                agent.get("http://orders.internal/").call().map(drop).map_err(|error| error.to_string())
            },
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
