use factor3::service::{PostgresUrl, Tls};
use sqlx::postgres::{PgConnectOptions, PgSslMode};

fn options(url: &PostgresUrl) -> sqlx::Result<PgConnectOptions> {
    let options: PgConnectOptions = url.expose_url().parse()?;
    // It would keep the brackets of an IPv6 address, and ignore `ssl=true`.
    Ok(options.host(url.host()).ssl_mode(match url.tls() {
        Tls::Plain => PgSslMode::Disable,
        Tls::Opportunistic => PgSslMode::Prefer,
        Tls::Required => PgSslMode::Require,
        Tls::VerifyCa => PgSslMode::VerifyCa,
        _ => PgSslMode::VerifyFull,
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
            let options = options(&parts.url("postgres", format!("/{}", encoded(&database)))).unwrap();
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
        let mode =
            |query: &str| options(&format!("postgres://db/orders{query}").parse().unwrap()).unwrap().get_ssl_mode();
        assert!(matches!(mode(""), PgSslMode::Prefer));
        assert!(matches!(mode("?sslmode=disable"), PgSslMode::Disable));
        assert!(matches!(mode("?sslmode=require"), PgSslMode::Require));
        assert!(matches!(mode("?ssl=true"), PgSslMode::Require));
        assert!(matches!(mode("?sslmode=verify-ca"), PgSslMode::VerifyCa));
        assert!(matches!(mode("?sslmode=verify-full"), PgSslMode::VerifyFull));
    }

    #[test]
    fn finds_the_socket() {
        let url = "postgres://app@localhost:6432/orders?host=/run/postgresql".parse().unwrap();
        let options = options(&url).unwrap();
        assert_eq!(options.get_socket().unwrap().to_str(), Some("/run/postgresql"));
        assert_eq!(options.get_port(), 6432);
    }

    #[test]
    fn refuses_several_hosts() {
        assert!(options(&"postgres://db-1,db-2/orders".parse().unwrap()).is_err());
    }

    #[tokio::test]
    async fn logs_in() {
        let Some((url, wrong)) = servers::urls("FACTOR3_POSTGRES_URL", |servers| servers.postgres_url) else { return };

        let mut connection = options(&url).unwrap().connect().await.unwrap();
        let user: String = sqlx::query_scalar("select current_user::text").fetch_one(&mut connection).await.unwrap();
        assert_eq!(Some(&*user), url.username());

        let refused = options(&wrong).unwrap().connect().await.unwrap_err();
        assert_eq!(refused.as_database_error().unwrap().code().as_deref(), Some("28P01"));
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::POSTGRES,
            plain: "postgres://app:hunter2@{address}/orders?sslmode=disable",
            require: Some("postgres://app:hunter2@{address}/orders?sslmode=require"),
            verify: "postgres://app:hunter2@{address}/orders?sslmode=verify-full",
            connect: |url| tls::block_on(options(&url.parse().unwrap()).unwrap().connect()),
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }

    #[test]
    fn hands_over_every_parameter_or_names_it() {
        crate::parameters::check("postgres", 0, "postgres://db/a", |url: &PostgresUrl| {
            options(url).map(|options| format!("{options:?}")).map_err(|error| error.to_string())
        });
    }
}
