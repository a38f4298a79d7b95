use factor3::service::RedisUrl;
use redis::Client;

fn client(url: &RedisUrl) -> redis::RedisResult<Client> {
    Client::open(url.expose_url())
}

mod tests {
    use proptest::prelude::*;
    use redis::{ConnectionAddr, ErrorKind};

    use super::*;
    use crate::generated::{cases, encoded, parts, text};
    use crate::servers;
    use crate::tls;

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn holds_the_parts_of_the_url(parts in parts(), db in 0..=u32::MAX) {
            let client = client(&parts.url("redis", format!("/{db}"))).unwrap();
            let (info, address) = (client.get_connection_info(), ConnectionAddr::Tcp(parts.host, parts.port));
            prop_assert_eq!(info.addr(), &address);
            prop_assert_eq!(info.redis_settings().username(), Some(&*parts.username));
            prop_assert_eq!(info.redis_settings().password(), Some(&*parts.password));
            prop_assert_eq!(info.redis_settings().db(), i64::from(db));
        }

        #[test]
        fn holds_the_parts_of_a_socket(username in text(), password in text(), db in 0..=u32::MAX) {
            let (user, pass) = (encoded(&username), encoded(&password));
            let url = format!("redis+unix:///run/redis%20ä.sock?db={db}&user={user}&pass={pass}");
            let client = client(&url.parse().unwrap()).unwrap();
            let (info, address) = (client.get_connection_info(), ConnectionAddr::Unix("/run/redis ä.sock".into()));
            prop_assert_eq!(info.addr(), &address);
            prop_assert_eq!(info.redis_settings().username(), Some(&*username));
            prop_assert_eq!(info.redis_settings().password(), Some(&*password));
            prop_assert_eq!(info.redis_settings().db(), i64::from(db));
        }
    }

    #[test]
    fn takes_a_password_alone() {
        let client = client(&"redis://:hunter2@cache".parse().unwrap()).unwrap();
        assert_eq!(client.get_connection_info().redis_settings().username(), None);
        assert_eq!(client.get_connection_info().redis_settings().password(), Some("hunter2"));
    }

    #[test]
    fn has_the_tls_that_the_url_means() {
        let address = |url: &str| client(&url.parse().unwrap()).unwrap().get_connection_info().addr().clone();
        assert!(matches!(address("redis://cache"), ConnectionAddr::Tcp(..)));
        assert!(matches!(address("rediss://cache"), ConnectionAddr::TcpTls { insecure: false, .. }));
        assert!(matches!(address("valkeys://cache"), ConnectionAddr::TcpTls { insecure: false, .. }));
        assert!(matches!(address("rediss://cache#insecure"), ConnectionAddr::TcpTls { insecure: true, .. }));
    }

    #[test]
    fn logs_in() {
        let Some((url, wrong)) = servers::urls("FACTOR3_REDIS_URL", |servers| servers.redis_url) else { return };

        let mut connection = client(&url).unwrap().get_connection().unwrap();
        let user: String = redis::cmd("ACL").arg("WHOAMI").query(&mut connection).unwrap();
        assert_eq!(Some(&*user), url.username());

        let Err(refused) = client(&wrong).unwrap().get_connection() else { panic!("a wrong password logs in") };
        assert_eq!(refused.kind(), ErrorKind::AuthenticationFailed, "{refused}");
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::REDIS,
            plain: "redis://app:hunter2@{address}",
            require: Some("rediss://app:hunter2@{address}#insecure"),
            verify: "rediss://app:hunter2@{address}",
            connect: |url| {
                let client = client(&url.parse().unwrap()).map_err(|error| error.to_string())?;
                client.get_connection().map(drop).map_err(|error| error.to_string())
            },
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }

    #[test]
    fn hands_over_every_parameter_or_names_it() {
        crate::parameters::check("redis", 0, "redis://db", |url: &RedisUrl| {
            client(url).map(|client| format!("{:?}", client.get_connection_info())).map_err(|error| error.to_string())
        });
    }
}
