use factor3::service::RedisUrl;
use fred::prelude::Config;

fn config(url: &RedisUrl) -> Result<Config, fred::error::Error> {
    Config::from_url(url.expose_url())
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

    #[test]
    fn has_the_tls_that_the_url_means() {
        let tls = |url: &str| config(&url.parse().unwrap()).unwrap().uses_tls();
        assert!(!tls("redis://cache"));
        assert!(tls("valkeys://cache"));
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
