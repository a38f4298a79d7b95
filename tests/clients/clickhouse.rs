use clickhouse::Client;
use factor3::ExposeSecret as _;
use factor3::service::ClickHouseUrl;

fn client(url: &ClickHouseUrl) -> Client {
    let mut client = Client::default().with_url(url.endpoint());
    if let Some(username) = url.username() {
        client = client.with_user(username);
    }
    if let Some(password) = url.password() {
        client = client.with_password(password.expose_secret());
    }
    if let Some(database) = url.database() {
        client = client.with_database(database);
    }
    url.settings().fold(client, |client, (name, value)| client.with_setting(name, value))
}

mod tests {
    use std::io::BufReader;
    use std::net::TcpStream;

    use factor3::Url;
    use proptest::prelude::*;
    use tokio::runtime::Runtime;

    use super::*;
    use crate::generated::{Parts, cases, encoded, text};
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured, line, say};

    /// The request and its headers.
    fn server(mut client: BufReader<TcpStream>) -> Vec<String> {
        let head = std::iter::from_fn(|| Some(line(&mut client)).filter(|line| !line.is_empty())).collect();
        say(&mut client, "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        head
    }

    fn header(head: &[String], name: &str) -> Option<String> {
        let values = head.iter().filter_map(|line| line.split_once(": "));
        values.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).next()
    }

    /// A header cannot hold any other text.
    fn printable() -> impl Strategy<Value = String> {
        "[!-~]{1,20}"
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..cases() })]

        #[test]
        fn asks_with_every_part_of_the_url(user in printable(), password in printable(), database in text()) {
            let parts = Parts { username: user, password, host: String::new(), port: 0 };
            for ip in LOOPBACKS {
                let path = format!("/ch/?database={}&max_threads=4&mine=a%20b", encoded(&database));
                let head = captured(ip, &parts, server, |parts| {
                    let query = client(&parts.url("http", &path)).query("SELECT 1");
                    Runtime::new().unwrap().block_on(query.execute()).unwrap();
                });
                prop_assert_eq!(header(&head, "x-clickhouse-user"), Some(parts.username.clone()));
                prop_assert_eq!(header(&head, "x-clickhouse-key"), Some(parts.password.clone()));
                let target = head[0].strip_prefix("POST ").unwrap().strip_suffix(" HTTP/1.1").unwrap();
                let target = Url::parse("http://host").unwrap().join(target).unwrap();
                prop_assert_eq!(target.path(), "/ch/");
                let pairs: Vec<_> = target.query_pairs().collect();
                for (name, value) in [("database", &*database), ("max_threads", "4"), ("mine", "a b")] {
                    prop_assert!(pairs.contains(&(name.into(), value.into())), "{:?}", pairs);
                }
            }
        }
    }

    #[cfg(not(feature = "tls"))]
    #[test]
    fn refuses_the_tls_that_it_does_not_have() {
        let query = client(&"https://127.0.0.1:1".parse().unwrap()).query("SELECT 1");
        let refused = Runtime::new().unwrap().block_on(query.execute()).unwrap_err();
        assert!(matches!(refused, clickhouse::error::Error::Unsupported(_)), "{refused}");
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::REDIRECTS,
            plain: "http://app:hunter2@{address}",
            require: None,
            verify: "https://app:hunter2@{address}",
            connect: |url| tls::block_on(client(&url.parse().unwrap()).query("select 1").execute()),
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
