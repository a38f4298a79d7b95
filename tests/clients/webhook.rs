use factor3::service::SecretUrl;
use reqwest::{Client, RequestBuilder};

fn alert(client: &Client, webhook: &SecretUrl) -> RequestBuilder {
    client.post(webhook.expose_url())
}

mod tests {
    use tokio::runtime::Runtime;

    use super::*;
    use crate::generated::Parts;
    use crate::wire::{LOOPBACKS, captured, line, say};

    #[test]
    fn posts_to_the_url() {
        let parts = Parts { username: String::new(), password: String::new(), host: String::new(), port: 0 };
        let server = |mut client| {
            let request = line(&mut client);
            say(&mut client, "HTTP/1.1 204 No Content\r\n\r\n");
            request
        };
        let request = captured(LOOPBACKS[0], &parts, server, |parts| {
            let webhook = format!("http://{}/services/T0/s3cret", parts.address()).parse().unwrap();
            drop(Runtime::new().unwrap().block_on(alert(&Client::new(), &webhook).send()));
        });
        assert_eq!(request, "POST /services/T0/s3cret HTTP/1.1");
    }
}
