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
    use crate::tls::{self, Protection, Sent, Server};

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

    #[cfg(feature = "tls")]
    #[test]
    fn has_the_tls_that_the_url_means() {
        let tls = |url: &str| config(&url.parse().unwrap()).unwrap().uses_tls();
        assert!(!tls("redis://cache"));
        assert!(tls("valkeys://cache"));
    }

    #[cfg(not(feature = "tls"))]
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

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::REDIS,
            plain: "redis://app:hunter2@{address}",
            require: Some("rediss://app:hunter2@{address}#insecure"),
            verify: "rediss://app:hunter2@{address}",
            connect: |url| {
                let config = config(&url.parse().unwrap()).map_err(|error| error.to_string())?;
                let client = Client::new(config, None, None, None);
                tls::block_on(client.init())
            },
            hosts: &["localhost", "127.0.0.1"],
            // It verifies always.
            except: &[
                (Protection::Require, Server::WrongHost, Sent::Nothing),
                (Protection::Require, Server::UnknownIssuer, Sent::Nothing),
                (Protection::Require, Server::Expired, Sent::Nothing),
            ],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }

    #[test]
    fn hands_over_every_parameter_or_names_it() {
        crate::parameters::check("redis", 1, "redis://db", |url: &RedisUrl| {
            config(url).map(|config| format!("{config:?}")).map_err(|error| error.to_string())
        });
    }
}
