use std::path::PathBuf;

use factor3::ExposeSecret as _;
use factor3::service::{MySqlUrl, Tls};
use mysql_async::{Opts, OptsBuilder, SslOpts};

fn options(url: &MySqlUrl) -> Opts {
    let authority = url.query_param("ssl-ca").map(|path| PathBuf::from(path).into());
    let tls = SslOpts::default()
        .with_root_certs(authority.into_iter().collect())
        .with_danger_accept_invalid_certs(url.tls() < Tls::VerifyCa)
        .with_danger_skip_domain_validation(url.tls() < Tls::VerifyFull);
    OptsBuilder::default()
        .ip_or_hostname(url.host())
        .tcp_port(url.port())
        .user(url.username())
        .pass(url.password().map(|password| password.expose_secret()))
        .db_name(url.database())
        .socket(url.query_param("socket"))
        .ssl_opts((url.tls() >= Tls::Required).then_some(tls))
        .into()
}

mod tests {
    use mysql_async::prelude::Queryable as _;
    use mysql_async::{Conn, Error};
    use proptest::prelude::*;

    use super::*;
    use crate::generated::{cases, encoded, parts, same_host, text};
    use crate::servers;
    use crate::tls;

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn holds_the_parts_of_the_url(parts in parts(), database in text()) {
            let url: MySqlUrl = parts.url("mysql", format!("/{}", encoded(&database)));
            for options in [options(&url), Opts::from_url(url.expose_url()).unwrap()] {
                prop_assert!(same_host(options.ip_or_hostname(), &parts.host));
                prop_assert_eq!(options.tcp_port(), parts.port);
                prop_assert_eq!(options.user(), Some(&*parts.username));
                prop_assert_eq!(options.pass(), Some(&*parts.password));
                prop_assert_eq!(options.db_name(), Some(&*database));
            }
        }
    }

    #[test]
    fn leaves_out_what_the_url_leaves_out() {
        let options = options(&"mysql://db".parse().unwrap());
        assert_eq!((options.user(), options.pass(), options.db_name()), (None, None, None));
    }

    #[test]
    fn has_the_tls_that_the_url_means() {
        let tls = |query: &str| {
            let options = options(&format!("mysql://db/orders{query}").parse().unwrap());
            options.ssl_opts().map(|tls| (tls.accept_invalid_certs(), tls.skip_domain_validation()))
        };
        assert_eq!(tls(""), None);
        assert_eq!(tls("?ssl-mode=REQUIRED"), Some((true, true)));
        assert_eq!(tls("?ssl-mode=VERIFY_CA"), Some((false, true)));
        assert_eq!(tls("?require_ssl=true"), Some((false, false)));
        let options = options(&"mysql://db/orders?ssl_mode=verify_ca&ssl-ca=/ca.pem".parse().unwrap());
        assert_eq!(options.ssl_opts().unwrap().root_certs(), [PathBuf::from("/ca.pem").into()]);
    }

    #[tokio::test]
    async fn logs_in() {
        let Some((url, wrong)) = servers::urls("FACTOR3_MYSQL_URL", |servers| servers.mysql_url) else { return };

        let mut connection = Conn::new(options(&url)).await.unwrap();
        let database: Option<String> = connection.query_first("select database()").await.unwrap();
        assert_eq!(database.as_deref(), url.database());
        connection.disconnect().await.unwrap();

        let Err(Error::Server(refused)) = Conn::new(options(&wrong)).await else { panic!("a wrong password logs in") };
        assert_eq!(refused.code, 1045);
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::MYSQL,
            plain: "mysql://app:hunter2@{address}/orders?ssl-mode=DISABLED",
            require: Some("mysql://app:hunter2@{address}/orders?ssl-mode=REQUIRED"),
            verify: "mysql://app:hunter2@{address}/orders?ssl-mode=VERIFY_IDENTITY&ssl-ca={roots}",
            connect: |url| tls::block_on(Conn::new(options(&url.parse().unwrap()))),
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }

    #[test]
    fn hands_over_every_parameter_or_names_it() {
        crate::parameters::check("mysql", 1, "mysql://db/a", |url: &MySqlUrl| Ok(format!("{:?}", options(url))));
    }
}
