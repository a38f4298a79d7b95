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

    #[test]
    fn asks_below_the_endpoint_for_the_bucket() {
        for (base, url) in [
            ("http://localhost:9000", "http://localhost:9000/orders/a"),
            ("http://localhost:9000/base", "http://localhost:9000/base/orders/a"),
            ("https://[::1]:9000/base/", "https://[::1]:9000/base/orders/a"),
        ] {
            let (http, sent) = capture_request(None);
            let builder = aws_sdk_s3::Config::builder()
                .region(Region::new("eu-central-1"))
                .credentials_provider(Credentials::new("AKIA0", "s3cret", None, None, "test"))
                .http_client(http);
            let client = Client::from_conf(config(builder, &base.parse().unwrap()).build());
            let get = client.get_object().bucket("orders").key("a").send();
            drop(Runtime::new().unwrap().block_on(get));
            let sent = sent.expect_request();
            assert_eq!(sent.uri().split('?').next(), Some(url));
        }
    }
}
