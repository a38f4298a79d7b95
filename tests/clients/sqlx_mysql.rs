use factor3::service::{MySqlUrl, Tls};
use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};

fn options(url: &MySqlUrl) -> sqlx::Result<MySqlConnectOptions> {
    let options: MySqlConnectOptions = url.expose_url().parse()?;
    // It would keep the brackets of an IPv6 address, and ignore `require_ssl=true`.
    Ok(options.host(url.host()).ssl_mode(match url.tls() {
        Tls::Plain => MySqlSslMode::Disabled,
        Tls::Opportunistic => MySqlSslMode::Preferred,
        Tls::Required => MySqlSslMode::Required,
        Tls::VerifyCa => MySqlSslMode::VerifyCa,
        _ => MySqlSslMode::VerifyIdentity,
    }))
}

mod tests {
    use proptest::prelude::*;
    use sqlx::ConnectOptions as _;

    use super::*;
    use crate::generated::{cases, encoded, parts, text};
    use crate::servers;
    use crate::tls;

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn holds_the_parts_of_the_url(parts in parts(), database in text()) {
            let options = options(&parts.url("mysql", format!("/{}", encoded(&database)))).unwrap();
            prop_assert_eq!(options.get_host(), &parts.host);
            prop_assert_eq!(options.get_port(), parts.port);
            prop_assert_eq!(options.get_username(), &parts.username);
            prop_assert_eq!(options.get_database(), Some(&*database));
            // There is no other way to see it.
            let (debug, password) = (format!("{options:?}"), format!("password: Some({:?})", parts.password));
            prop_assert!(debug.contains(&password), "{}", debug);
        }
    }

    #[test]
    fn has_the_tls_that_the_url_means() {
        let mode = |query: &str| options(&format!("mysql://db/orders{query}").parse().unwrap()).unwrap().get_ssl_mode();
        assert!(matches!(mode(""), MySqlSslMode::Preferred));
        assert!(matches!(mode("?ssl-mode=DISABLED"), MySqlSslMode::Disabled));
        assert!(matches!(mode("?ssl-mode=REQUIRED"), MySqlSslMode::Required));
        assert!(matches!(mode("?require_ssl=true&verify_ca=false"), MySqlSslMode::Required));
        assert!(matches!(mode("?ssl-mode=VERIFY_CA"), MySqlSslMode::VerifyCa));
        assert!(matches!(mode("?require_ssl=true"), MySqlSslMode::VerifyIdentity));
    }

    #[test]
    fn finds_the_socket() {
        let options = options(&"mysql://app@localhost/orders?socket=/run/mysqld.sock".parse().unwrap()).unwrap();
        assert_eq!(options.get_socket().unwrap().to_str(), Some("/run/mysqld.sock"));
    }

    #[tokio::test]
    async fn logs_in() {
        let Some((url, wrong)) = servers::urls("FACTOR3_MYSQL_URL", |servers| servers.mysql_url) else { return };

        let mut connection = options(&url).unwrap().connect().await.unwrap();
        let database: String = sqlx::query_scalar("select database()").fetch_one(&mut connection).await.unwrap();
        assert_eq!(Some(&*database), url.database());

        let refused = options(&wrong).unwrap().connect().await.unwrap_err();
        assert_eq!(refused.as_database_error().unwrap().code().as_deref(), Some("28000"));
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::MYSQL,
            plain: "mysql://app:hunter2@{address}/orders?ssl-mode=DISABLED",
            require: Some("mysql://app:hunter2@{address}/orders?ssl-mode=REQUIRED"),
            verify: "mysql://app:hunter2@{address}/orders?ssl-mode=VERIFY_IDENTITY",
            connect: |url| tls::block_on(options(&url.parse().unwrap()).unwrap().connect()),
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }

    #[test]
    fn hands_over_every_parameter_or_names_it() {
        crate::parameters::check("mysql", 0, "mysql://db/a", |url: &MySqlUrl| {
            options(url).map(|options| format!("{options:?}")).map_err(|error| error.to_string())
        });
    }
}
