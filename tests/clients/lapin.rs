use factor3::service::AmqpUrl;
use lapin::uri::AMQPUri;

fn uri(url: &AmqpUrl) -> Result<AMQPUri, String> {
    let mut uri: AMQPUri = url.expose_url().parse()?;
    uri.authority.host = url.host().to_owned(); // it reads an IPv6 address as localhost
    Ok(uri)
}

mod tests {
    use lapin::uri::AMQPScheme;
    use lapin::{Connection, ConnectionProperties};
    use proptest::prelude::*;

    use super::*;
    use crate::generated::{cases, encoded, parts, text};
    use crate::servers;

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn holds_the_parts_of_the_url(parts in parts(), vhost in text()) {
            let uri = uri(&parts.url("amqp", format!("/{}", encoded(&vhost)))).unwrap();
            prop_assert_eq!(uri.authority.host, parts.host);
            prop_assert_eq!(uri.authority.port, parts.port);
            prop_assert_eq!(uri.authority.userinfo.username, parts.username);
            prop_assert_eq!(uri.authority.userinfo.password, parts.password);
            prop_assert_eq!(uri.vhost, vhost);
        }
    }

    #[test]
    fn has_the_virtual_host_that_the_url_means() {
        for (url, vhost) in [("amqp://mq", "/"), ("amqp://mq/", ""), ("amqp://mq/%2F", "/"), ("amqp://mq/a%2Fb", "a/b")]
        {
            let url: AmqpUrl = url.parse().unwrap();
            assert_eq!(url.vhost(), vhost);
            assert_eq!(uri(&url).unwrap().vhost, vhost);
        }
    }

    #[test]
    fn keeps_the_scheme_and_the_query() {
        let uri = uri(&"amqps://mq?heartbeat=10".parse().unwrap()).unwrap();
        assert_eq!(uri.scheme, AMQPScheme::AMQPS);
        assert_eq!(uri.query.heartbeat, Some(10));
    }

    #[tokio::test]
    async fn logs_in() {
        let Some((url, wrong)) = servers::urls("FACTOR3_AMQP_URL", |servers| servers.amqp_url) else { return };

        let connection = Connection::connect_uri(uri(&url).unwrap(), ConnectionProperties::default()).await.unwrap();
        let channel = connection.create_channel().await.unwrap();
        channel.close(200, "done".into()).await.unwrap();

        let refused = Connection::connect_uri(uri(&wrong).unwrap(), ConnectionProperties::default()).await.unwrap_err();
        assert!(refused.to_string().contains("ACCESS_REFUSED"), "{refused}");
    }
}
