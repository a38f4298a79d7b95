use std::error::Error;

use factor3::ExposeSecret as _;
use factor3::service::{PostgresUrl, Tls};
use tokio_postgres::config::SslMode;
use tokio_postgres::{Client, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

fn config(url: &PostgresUrl) -> Config {
    let mut config = Config::new();
    for host in url.hosts() {
        config.host(host.name()).port(host.port()); // a name that starts with `/` is a socket
    }
    if let Some(username) = url.username() {
        config.user(username);
    }
    if let Some(password) = url.password() {
        config.password(password.expose_secret());
    }
    if let Some(database) = url.database() {
        config.dbname(database);
    }
    // `Require` verifies what the connector verifies: for `Tls::Required` too.
    config.ssl_mode(match url.tls() {
        Tls::Plain => SslMode::Disable,
        Tls::Opportunistic => SslMode::Prefer,
        _ => SslMode::Require,
    });
    config
}

async fn connect(url: &PostgresUrl) -> Result<Client, Box<dyn Error>> {
    let (tls, _unreadable) = MakeRustlsConnect::with_native_certs().map_err(|_| "the system has no certificates")?;
    let (client, connection) = config(url).connect(tls).await?;
    tokio::spawn(connection);
    Ok(client)
}

mod tests {
    use std::path::PathBuf;

    use proptest::prelude::*;
    use tokio_postgres::config::Host;
    use tokio_postgres::error::SqlState;

    use super::*;
    use crate::generated::{cases, encoded, parts, text};
    use crate::servers;
    use crate::tls::{self, Protection, Sent, Server};

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn holds_the_parts_of_the_url(parts in parts(), database in text()) {
            let url: PostgresUrl = parts.url("postgres", format!("/{}", encoded(&database)));
            let parsed = url.expose_url().parse().unwrap();
            for config in [config(&url), parsed] {
                prop_assert_eq!(config.get_hosts(), [Host::Tcp(parts.host.clone())]);
                prop_assert_eq!(config.get_ports(), [parts.port]);
                prop_assert_eq!(config.get_user(), Some(&*parts.username));
                prop_assert_eq!(config.get_password(), Some(parts.password.as_bytes()));
                prop_assert_eq!(config.get_dbname(), Some(&*database));
            }
        }
    }

    #[test]
    fn leaves_out_what_the_url_leaves_out() {
        let config = config(&"postgres://db".parse().unwrap());
        assert_eq!((config.get_user(), config.get_password(), config.get_dbname()), (None, None, None));
    }

    #[test]
    fn has_every_host_and_socket() {
        let url: PostgresUrl = "postgres://db-1,[::1]:6432,%2Frun%2Fpostgresql/orders".parse().unwrap();
        let parsed = url.expose_url().parse().unwrap();
        for config in [config(&url), parsed] {
            let socket = Host::Unix(PathBuf::from("/run/postgresql"));
            assert_eq!(config.get_hosts(), [Host::Tcp("db-1".into()), Host::Tcp("::1".into()), socket]);
            assert_eq!(config.get_ports(), [5432, 6432, 5432]);
        }
    }

    #[test]
    fn has_the_tls_that_the_url_means() {
        let mode = |query: &str| config(&format!("postgres://db/orders{query}").parse().unwrap()).get_ssl_mode();
        assert_eq!(mode(""), SslMode::Prefer);
        assert_eq!(mode("?sslmode=disable"), SslMode::Disable);
        assert_eq!(mode("?sslmode=verify-full"), SslMode::Require);
    }

    #[tokio::test]
    async fn logs_in() {
        let Some((url, wrong)) = servers::urls("FACTOR3_POSTGRES_URL", |servers| servers.postgres_url) else { return };

        let client = connect(&url).await.unwrap();
        let row = client.query_one("select current_user::text", &[]).await.unwrap();
        assert_eq!(Some(row.get(0)), url.username());

        let Err(refused) = connect(&wrong).await else { panic!("a wrong password logs in") };
        let refused: &tokio_postgres::Error = refused.downcast_ref().unwrap();
        assert_eq!(refused.code(), Some(&SqlState::INVALID_PASSWORD));
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::POSTGRES,
            plain: "postgres://app:hunter2@{address}/orders?sslmode=disable",
            require: Some("postgres://app:hunter2@{address}/orders?sslmode=require"),
            verify: "postgres://app:hunter2@{address}/orders?sslmode=verify-full",
            connect: |url| tls::block_on(connect(&url.parse().unwrap())),
            hosts: &tls::HOSTS,
            // Its connector verifies always.
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
        crate::parameters::check("postgres", 1, "postgres://db/a", |url: &PostgresUrl| {
            Ok(format!("{:?}", config(url)))
        });
    }
}
