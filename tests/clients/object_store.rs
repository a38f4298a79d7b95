use factor3::service::{BaseUrl, ObjectStoreUrl, Tls};
use factor3::{ExposeSecret as _, SecretString, Url};
use object_store::path::Path;
use object_store::{ObjectStore, parse_url_opts};

struct Access {
    endpoint: Option<BaseUrl>,
    region: String,
    key_id: String,
    key: SecretString,
}

fn store(url: &ObjectStoreUrl, access: &Access) -> object_store::Result<(Box<dyn ObjectStore>, Path)> {
    let mut options = vec![
        ("region", access.region.clone()),
        ("access_key_id", access.key_id.clone()),
        ("secret_access_key", access.key.expose_secret().to_owned()),
    ];
    if let Some(endpoint) = &access.endpoint {
        options.push(("endpoint", endpoint.as_url().as_str().trim_end_matches('/').to_owned()));
        options.push(("allow_http", (endpoint.tls() == Tls::Plain).to_string()));
    }
    let url = Url::parse(url.expose_url()).expect("`url` has read it before");
    parse_url_opts(&url, options)
}

mod tests {
    use std::io::BufReader;
    use std::net::TcpStream;

    use object_store::ObjectStoreScheme;
    use tokio::runtime::Runtime;

    use super::*;
    use crate::generated::Parts;
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured, line, say};

    fn access(endpoint: Option<&str>) -> Access {
        Access {
            endpoint: endpoint.map(|endpoint| endpoint.parse().unwrap()),
            region: "eu-central-1".to_owned(),
            key_id: "AKIA0".to_owned(),
            key: SecretString::from("s3cret"),
        }
    }

    /// The request and its headers.
    fn server(mut client: BufReader<TcpStream>) -> Vec<String> {
        let head = std::iter::from_fn(|| Some(line(&mut client)).filter(|line| !line.is_empty())).collect();
        say(&mut client, "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
        head
    }

    #[test]
    fn asks_the_endpoint_for_the_bucket_as_it_is_written() {
        let parts = Parts { username: String::new(), password: String::new(), host: String::new(), port: 0 };
        for ip in LOOPBACKS {
            for (base, before) in [("", ""), ("/base", "/base"), ("/base/", "/base")] {
                let head = captured(ip, &parts, server, |parts| {
                    let access = access(Some(&format!("http://{}{base}", parts.address())));
                    let url = "s3://Orders_1/exports/2026".parse().unwrap();
                    let (store, prefix) = store(&url, &access).unwrap();
                    drop(
                        Runtime::new().unwrap().block_on(object_store::ObjectStoreExt::get(&*store, &prefix.join("a"))),
                    );
                });
                assert_eq!(head[0], format!("GET {before}/Orders_1/exports/2026/a HTTP/1.1"));
                let login = head.iter().find(|line| line.starts_with("authorization: ")).unwrap();
                assert!(login.contains("Credential=AKIA0/") && login.contains("/eu-central-1/s3/"), "{login}");
            }
        }
    }

    #[test]
    fn finds_the_bucket_and_the_prefix_that_we_find() {
        tls::provide();
        for text in [
            "s3://orders/exports/2026",
            "s3a://orders",
            "gs://orders/exports",
            "az://orders/exports",
            "abfss://orders@acme.dfs.core.windows.net/exports",
            "https://orders.s3.eu-central-1.amazonaws.com/exports",
            "https://s3.eu-central-1.amazonaws.com/orders/exports",
            "https://0123.r2.cloudflarestorage.com/orders/exports",
            "https://acme.blob.core.windows.net/orders/exports",
            "file:///tmp/exports",
        ] {
            let ours: ObjectStoreUrl = text.parse().unwrap();
            let (scheme, path) = ObjectStoreScheme::parse(&ours.expose_url().parse().unwrap()).unwrap();
            assert_eq!(path.as_ref(), ours.prefix(), "{text}");
            assert_eq!(scheme == ObjectStoreScheme::Local, ours.bucket().is_none(), "{text}");
        }
        let (shown, _) = store(&"https://orders.s3.us-west-2.amazonaws.com".parse().unwrap(), &access(None)).unwrap();
        assert_eq!(shown.to_string(), "AmazonS3(orders)");
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::REDIRECTS,
            plain: "http://{address}",
            require: None,
            verify: "https://{address}",
            connect: |url| {
                let (store, prefix) = store(&"s3://orders".parse().unwrap(), &access(Some(url))).unwrap();
                tls::block_on(object_store::ObjectStoreExt::get(&*store, &prefix.join("a")))
            },
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
