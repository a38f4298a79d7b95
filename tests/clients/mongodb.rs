use factor3::service::MongoUrl;
use mongodb::options::ClientOptions;

async fn options(url: &MongoUrl) -> mongodb::error::Result<ClientOptions> {
    ClientOptions::parse(url.expose_url()).await // looks `mongodb+srv` up
}

mod tests {
    use std::path::PathBuf;

    use mongodb::options::{ServerAddress, Tls};
    use proptest::prelude::*;
    use tokio::runtime::Runtime;

    use super::*;
    use crate::generated::{cases, encoded, parts};
    use crate::tls;

    fn now(url: &MongoUrl) -> ClientOptions {
        Runtime::new().unwrap().block_on(options(url)).unwrap()
    }

    fn tcp(host: &str, port: u16) -> ServerAddress {
        ServerAddress::Tcp { host: host.to_owned(), port: Some(port) }
    }

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn holds_the_parts_of_the_url(parts in parts(), database in "[^/\\\\. \"$\\x00]{1,20}") {
            let options = now(&parts.url("mongodb", format!("/{}", encoded(&database))));
            prop_assert_eq!(options.hosts, [tcp(&parts.host, parts.port)]);
            prop_assert_eq!(options.default_database, Some(database));
            let credential = options.credential.unwrap();
            prop_assert_eq!(credential.username, Some(parts.username));
            prop_assert_eq!(credential.password, Some(parts.password));
        }
    }

    #[test]
    fn has_every_host_and_socket() {
        let url = "mongodb://m1,[::1]:27018,%2Frun%2Fmongodb-27017.sock/orders?replicaSet=rs0".parse().unwrap();
        let options = now(&url);
        let socket = ServerAddress::Unix { path: PathBuf::from("/run/mongodb-27017.sock") };
        assert_eq!(options.hosts, [tcp("m1", 27017), tcp("::1", 27018), socket]);
        assert_eq!(options.repl_set_name.as_deref(), Some("rs0"));
    }

    #[test]
    fn has_the_tls_that_the_url_means() {
        let tls = |query: &str| now(&format!("mongodb://m1/orders{query}").parse().unwrap()).tls;
        assert_eq!(tls(""), None);
        assert_eq!(tls("?tls=false"), Some(Tls::Disabled));
        assert!(matches!(tls("?tls=true"), Some(Tls::Enabled(_))));
    }

    #[cfg(feature = "tls")] // there is no such client without TLS
    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::MONGO,
            plain: "mongodb://app:hunter2@{address}/?tls=false&serverSelectionTimeoutMS=500",
            require: Some("mongodb://app:hunter2@{address}/?tls=true&tlsInsecure=true&serverSelectionTimeoutMS=500"),
            verify: "mongodb://app:hunter2@{address}/?tls=true&tlsCAFile={roots}&serverSelectionTimeoutMS=500",
            connect: |url| {
                tls::block_on(async {
                    let client = mongodb::Client::with_options(options(&url.parse().unwrap()).await?)?;
                    client.list_database_names().await
                })
            },
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }

    #[test]
    fn hands_over_every_parameter_or_names_it() {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        crate::parameters::check("mongo", 0, "mongodb://app:pw@db/a?readPreference=secondary", |url: &MongoUrl| {
            let options = runtime.block_on(options(url));
            // Its Debug hides the login.
            let login = |options: &ClientOptions| {
                options.credential.clone().map(|login| (login.source, login.mechanism, login.mechanism_properties))
            };
            options.map(|options| format!("{options:?} {:?}", login(&options))).map_err(|error| error.to_string())
        });
    }
}
