use std::io;

use factor3::service::{AmqpUrl, Tls};
use lapin::tcp::{AMQPUriTcpExt as _, AsyncTcpStream, TLSConfig};
use lapin::uri::AMQPUri;
use lapin::{Connection, ConnectionProperties, runtime};

fn uri(url: &AmqpUrl) -> Result<AMQPUri, String> {
    let mut uri: AMQPUri = url.expose_url().parse()?;
    uri.authority.host = url.host().to_owned(); // it reads an IPv6 address as localhost
    Ok(uri)
}

async fn connect(url: &AmqpUrl) -> lapin::Result<Connection> {
    let tls = url.tls() >= Tls::Required;
    let stream = async move |uri: AMQPUri, runtime| {
        let stream = uri.connect_with_config_async(TLSConfig::default(), &runtime).await?;
        match stream {
            AsyncTcpStream::Plain(_) if tls => Err(io::Error::other("lapin was compiled without TLS").into()),
            _ => Ok(stream),
        }
    };
    let uri = uri(url).map_err(io::Error::other)?;
    Connection::connector(uri, runtime::default_runtime()?, stream, ConnectionProperties::default()).await
}

mod tests {
    use lapin::uri::AMQPScheme;
    use proptest::prelude::*;

    use super::*;
    use crate::generated::{cases, encoded, parts, text};
    use crate::servers;
    use crate::tls;

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

        let connection = connect(&url).await.unwrap();
        let channel = connection.create_channel().await.unwrap();
        channel.close(200, "done".into()).await.unwrap();

        let refused = connect(&wrong).await.unwrap_err();
        assert!(refused.to_string().contains("ACCESS_REFUSED"), "{refused}");
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::AMQP,
            plain: "amqp://app:hunter2@{address}",
            require: None,
            verify: "amqps://app:hunter2@{address}",
            connect: |url| tls::block_on(connect(&url.parse().unwrap())),
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }

    #[test]
    fn hands_over_every_parameter_or_names_it() {
        crate::parameters::check("amqp", 0, "amqp://app:pw@mq/a", |url: &AmqpUrl| {
            uri(url).map(|uri| format!("{uri:?}"))
        });
    }
}
