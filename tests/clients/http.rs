use factor3::service::{BaseUrl, Tls};
use http::Uri;
use tonic::transport::{ClientTlsConfig, Endpoint};

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
    use proptest::prelude::*;

    use super::*;
    use crate::generated::{cases, parts, same_host};
    use crate::tls;

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn holds_the_parts_of_the_url(parts in parts()) {
            let base = parts.base();
            for uri in [uri(&base).unwrap(), endpoint(&base).unwrap().uri().clone()] {
                prop_assert_eq!(uri.scheme_str(), Some("http"));
                prop_assert!(same_host(uri.host().unwrap(), &parts.host));
                prop_assert_eq!(uri.port_u16().unwrap_or(80), parts.port);
                prop_assert_eq!(uri.path().trim_end_matches('/'), "/v1");
                prop_assert!(!uri.authority().unwrap().as_str().contains('@'));
            }
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
                    let channel = endpoint(&url.parse().unwrap())?.connect().await;
                    // It has connected before it sends its first bytes.
                    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
                    channel
                })
            },
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
