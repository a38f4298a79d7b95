use aws_sdk_s3::config::Builder;
use factor3::service::BaseUrl;

fn config(config: Builder, endpoint: &BaseUrl) -> Builder {
    config.endpoint_url(endpoint.as_url().as_str()).force_path_style(true)
}

mod tests {
    use aws_sdk_s3::Client;
    use aws_sdk_s3::config::{Credentials, Region};
    use aws_smithy_http_client::test_util::capture_request;
    use tokio::runtime::Runtime;

    use super::*;
    #[cfg(feature = "tls")]
    use crate::tls;

    fn builder() -> Builder {
        aws_sdk_s3::Config::builder()
            .region(Region::new("eu-central-1"))
            .credentials_provider(Credentials::new("AKIA0", "s3cret", None, None, "test"))
    }

    fn client(builder: Builder, base: &str) -> Client {
        Client::from_conf(config(builder, &base.parse().unwrap()).build())
    }

    #[test]
    fn asks_below_the_endpoint_for_the_bucket() {
        for (base, url) in [
            ("http://localhost:9000", "http://localhost:9000/orders/a"),
            ("http://localhost:9000/base", "http://localhost:9000/base/orders/a"),
            ("https://[::1]:9000/base/", "https://[::1]:9000/base/orders/a"),
        ] {
            let (http, sent) = capture_request(None);
            let client = client(builder().http_client(http), base);
            let get = client.get_object().bucket("orders").key("a").send();
            drop(Runtime::new().unwrap().block_on(get));
            let sent = sent.expect_request();
            assert_eq!(sent.uri().split('?').next(), Some(url));
        }
    }

    #[test]
    fn sends_nothing_without_the_feature_of_a_client() {
        let get = client(builder(), "https://127.0.0.1:1").get_object().bucket("orders").key("a").send();
        Runtime::new().unwrap().block_on(get).unwrap_err();
    }

    #[cfg(feature = "tls")]
    #[test]
    fn talks_as_the_url_says() {
        use aws_sdk_s3::config::retry::RetryConfig;
        use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};

        let client = tls::Client {
            protocol: &tls::REDIRECTS,
            plain: "http://{address}",
            require: None,
            verify: "https://{address}",
            connect: |url| {
                let http = aws_smithy_http_client::Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring));
                let builder = builder().http_client(http.build_https()).retry_config(RetryConfig::disabled());
                let client = client(builder, url);
                tls::block_on(async { client.get_object().bucket("orders").key("a").send().await })
            },
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
