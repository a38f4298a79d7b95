use factor3::service::{RedisUrl, Tls};
use fred::error::{Error, ErrorKind};
use fred::prelude::Config;

fn config(url: &RedisUrl) -> Result<Config, Error> {
    let config = Config::from_url(url.expose_url())?;
    if url.tls() >= Tls::Required && !config.uses_tls() {
        return Err(Error::new(ErrorKind::Config, "fred was compiled without TLS"));
    }
    Ok(config)
}

mod tests {
    use fred::prelude::*;
    use proptest::prelude::*;

    use super::*;
    use crate::generated::{cases, parts, same_host};
    use crate::servers;

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn holds_the_parts_of_the_url(parts in parts(), db: u8) {
            let config = config(&parts.url("redis", format!("/{db}"))).unwrap();
            let server = &config.server.hosts()[0];
            prop_assert!(same_host(&server.host, &parts.host));
            prop_assert_eq!(server.port, parts.port);
            prop_assert_eq!(config.username.as_deref(), Some(&*parts.username));
            prop_assert_eq!(config.password.as_deref(), Some(&*parts.password));
            prop_assert_eq!(config.database, Some(db));
        }
    }

    #[test]
    fn takes_a_password_alone() {
        let config = config(&"redis://:hunter2@cache".parse().unwrap()).unwrap();
        assert_eq!(config.username, None);
        assert_eq!(config.password.as_deref(), Some("hunter2"));
    }

    #[cfg(feature = "fred-tls")]
    #[test]
    fn has_the_tls_that_the_url_means() {
        let tls = |url: &str| config(&url.parse().unwrap()).unwrap().uses_tls();
        assert!(!tls("redis://cache"));
        assert!(tls("valkeys://cache"));
    }

    #[cfg(feature = "fred-tls")]
    #[test]
    fn talks_to_servers_that_it_can_verify() {
        use tokio::runtime::Runtime;

        use crate::tls;
        use crate::wire::LOOPBACKS;

        let test = concat!(module_path!(), "::talks_to_servers_that_it_can_verify");
        // It takes the brackets of an IPv6 address for a part of the name, and does not connect.
        tls::verifies(test, &LOOPBACKS[..1], b"*", |address| {
            let config = config(&format!("rediss://{address}").parse().unwrap()).unwrap();
            let client = Client::new(config, None, None, None);
            drop(Runtime::new().unwrap().block_on(client.init()));
        });
    }

    #[cfg(not(feature = "fred-tls"))]
    #[test]
    fn refuses_the_tls_that_it_does_not_have() {
        assert!(!config(&"redis://cache".parse().unwrap()).unwrap().uses_tls());
        for url in ["rediss://cache", "valkeys://cache", "rediss://cache#insecure"] {
            let error = config(&url.parse().unwrap()).unwrap_err();
            assert_eq!(error.details(), "fred was compiled without TLS");
        }
    }

    #[test]
    fn refuses_sockets() {
        assert!(config(&"redis+unix:///run/redis.sock".parse().unwrap()).is_err());
    }

    #[tokio::test]
    async fn logs_in() {
        let Some((url, wrong)) = servers::urls("FACTOR3_REDIS_URL", |servers| servers.redis_url) else { return };

        let client = Client::new(config(&url).unwrap(), None, None, None);
        client.init().await.unwrap();
        let pong: String = client.ping(None).await.unwrap();
        assert_eq!(pong, "PONG");

        let client = Client::new(config(&wrong).unwrap(), None, None, None);
        assert_eq!(*client.init().await.unwrap_err().kind(), ErrorKind::Auth);
    }
}
