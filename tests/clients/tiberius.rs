use factor3::ExposeSecret as _;
use factor3::service::{SqlServerUrl, Tls};
use tiberius::{AuthMethod, Config, EncryptionLevel};

fn config(url: &SqlServerUrl) -> Config {
    let mut config = Config::new();
    config.host(url.host());
    config.port(url.port());
    if let (Some(username), Some(password)) = (url.username(), url.password()) {
        config.authentication(AuthMethod::sql_server(username, password.expose_secret()));
    }
    if let Some(database) = url.database() {
        config.database(database);
    }
    config.encryption(match (url.query_param("encrypt"), url.tls()) {
        (Some("strict"), _) => EncryptionLevel::Strict,
        (Some("DANGER_PLAINTEXT"), _) => EncryptionLevel::NotSupported,
        (_, Tls::Plain) => EncryptionLevel::Off,
        _ => EncryptionLevel::Required,
    });
    for (name, value) in url.query_pairs() {
        match name {
            "applicationIntent" => config.readonly(value == "ReadOnly"),
            "applicationName" => config.application_name(value),
            "hostNameInCertificate" => config.hostname_in_certificate(value),
            "instance" => config.instance_name(value),
            "multiSubnetFailover" => config.multi_subnet_failover(matches!(value, "true" | "yes")),
            "packetSize" => config.packet_size(value.parse().expect("the URL was checked")),
            "trustServerCertificate" if matches!(value, "true" | "yes") => config.trust_cert(),
            "trustServerCertificateCA" => config.trust_cert_ca(value),
            "workstationId" => config.client_name(value),
            _ => {}
        }
    }
    config
}

mod tests {
    use std::io::{BufReader, Read as _, Write as _};
    use std::net::TcpStream;

    use proptest::prelude::*;
    use tokio::runtime::Runtime;
    use tokio_util::compat::TokioAsyncWriteCompatExt as _;

    use super::*;
    use crate::generated::{Parts, cases, encoded, parts, text};
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured};

    fn debug(config: &Config) -> String {
        format!("{config:?}")
    }

    /// Reads a packet of TDS: its body, after eight bytes of header.
    fn packet(client: &mut BufReader<TcpStream>) -> Vec<u8> {
        let mut header = [0; 8];
        client.read_exact(&mut header).unwrap();
        let mut body = vec![0; usize::from(u16::from_be_bytes([header[2], header[3]])) - header.len()];
        client.read_exact(&mut body).unwrap();
        body
    }

    /// Answers the first packet with a version and without encryption, and returns the packet of the login.
    fn server(mut client: BufReader<TcpStream>) -> Vec<u8> {
        answered(&mut client);
        packet(&mut client)
    }

    fn answered(client: &mut BufReader<TcpStream>) {
        const NOT_SUPPORTED: u8 = 2;
        packet(client);
        let body = [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 255, 16, 0, 0, 0, 0, 0, NOT_SUPPORTED];
        let length = u8::try_from(body.len() + 8).unwrap();
        client.get_mut().write_all(&[&[4, 1, 0, length, 0, 0, 1, 0][..], &body].concat()).unwrap();
    }

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    /// Encodes a password as a login has it.
    fn scrambled(password: &str) -> Vec<u8> {
        wide(password).into_iter().map(|byte| byte.rotate_left(4) ^ 0xA5).collect()
    }

    fn has(packet: &[u8], bytes: &[u8]) -> bool {
        packet.windows(bytes.len()).any(|window| window == bytes)
    }

    async fn login(url: &SqlServerUrl) {
        let stream = tokio::net::TcpStream::connect((url.host(), url.port())).await.unwrap();
        // The server of this test hangs up.
        assert!(tiberius::Client::connect(config(url), stream.compat_write()).await.is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..cases() })]

        #[test]
        fn logs_in_with_the_parts_of_the_url(parts in parts(), database in text()) {
            for ip in LOOPBACKS {
                let login = captured(ip, &parts, server, |parts| {
                    let path = format!("/{}?encrypt=DANGER_PLAINTEXT", encoded(&database));
                    Runtime::new().unwrap().block_on(login(&parts.url("sqlserver", path)));
                });
                prop_assert!(has(&login, &wide(&parts.username)));
                prop_assert!(has(&login, &scrambled(&parts.password)));
                prop_assert!(has(&login, &wide(&database)));
            }
        }
    }

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn holds_the_parts_of_the_url(parts in parts(), database in text()) {
            let url: SqlServerUrl = parts.url("sqlserver", format!("/{}", encoded(&database)));
            let config = config(&url);
            prop_assert_eq!(config.get_addr(), format!("{}:{}", parts.host, parts.port));
            let mut same = Config::new();
            same.host(&parts.host);
            same.port(parts.port);
            same.database(&database);
            same.encryption(EncryptionLevel::Required);
            same.authentication(AuthMethod::sql_server(&parts.username, &parts.password));
            prop_assert_eq!(debug(&config), debug(&same));
        }

        #[test]
        fn reads_a_connection_string_as_the_client_does(
            username in "[ -~]{1,12}",
            password in "[ -~]{1,12}",
            quote in prop::sample::select(vec!["'", "\""]),
            keys in "(;Encrypt=(true|false|yes|no|strict|DANGER_PLAINTEXT))?(;Application Name=a b)?(;MultiSubnetFailover=yes)?(;ApplicationIntent=ReadOnly)?(;WorkstationID=w)?(;HostNameInCertificate=h)?(;TrustServerCertificate=(yes|no))?",
        ) {
            let quoted = |text: &str| format!("{quote}{}{quote}", text.replace(quote, &quote.repeat(2)));
            let (user, secret) = (quoted(&username), quoted(&password));
            let string = format!("Server=tcp:db.internal,1444;Database=orders;User Id={user};Password={secret}{keys}");
            same(&string, Config::from_ado_string(&string).unwrap());
        }

        #[test]
        fn reads_a_jdbc_url_as_the_client_does(
            password in "[ -|~]{1,12}",
            instance in "(\\\\SQLEXPRESS)?",
            keys in "(;encrypt=(true|false))?(;applicationName=a b)?(;trustServerCertificate=(true|false))?;?",
        ) {
            let address = format!("db.internal{instance}:1444");
            let string = format!("jdbc:sqlserver://{address};user=app;password={{{password}}};databaseName=orders{keys}");
            same(&string, Config::from_jdbc_string(&string).unwrap());
        }
    }

    fn same(string: &str, theirs: Config) {
        assert_eq!(debug(&config(&string.parse().unwrap())), debug(&theirs), "{string}");
    }

    #[test]
    fn sends_no_login_without_the_tls_that_the_url_means() {
        fn server(mut client: BufReader<TcpStream>) -> usize {
            answered(&mut client);
            let mut rest = Vec::new();
            drop(client.read_to_end(&mut rest));
            rest.len()
        }
        let parts = Parts { username: "app".into(), password: "hunter2".into(), host: String::new(), port: 0 };
        let sent = captured(LOOPBACKS[0], &parts, server, |parts| {
            Runtime::new().unwrap().block_on(login(&parts.url("sqlserver", "/orders")));
        });
        assert_eq!(sent, 0);
    }

    #[test]
    fn has_the_encryption_that_the_url_means() {
        let found = |query: &str| debug(&config(&format!("sqlserver://db{query}").parse().unwrap()));
        let with = |set: fn(&mut Config)| {
            let mut config = Config::new();
            config.host("db");
            config.port(1433);
            config.encryption(EncryptionLevel::Required);
            set(&mut config);
            debug(&config)
        };
        assert_eq!(found(""), with(|_| ()));
        assert_eq!(found("?encrypt=mandatory"), with(|_| ()));
        assert_eq!(found("?encrypt=optional"), with(|config| config.encryption(EncryptionLevel::Off)));
        assert_eq!(found("?encrypt=strict"), with(|config| config.encryption(EncryptionLevel::Strict)));
        assert_eq!(found("?trustServerCertificate=yes"), with(Config::trust_cert));
        assert_eq!(found("?trustServerCertificateCA=/ca.pem"), with(|config| config.trust_cert_ca("/ca.pem")));
        assert_eq!(found("?packetSize=8192"), with(|config| config.packet_size(8192)));
    }

    #[test]
    fn an_instance_has_the_port_of_the_browser() {
        let config = config(&"Server=db\\SQLEXPRESS".parse().unwrap());
        assert_eq!(config.get_addr(), "db:1434");
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::SQL_SERVER,
            plain: "sqlserver://app:hunter2@{address}/orders?encrypt=DANGER_PLAINTEXT",
            require: Some("sqlserver://app:hunter2@{address}/orders?trustServerCertificate=true"),
            verify: "sqlserver://app:hunter2@{address}/orders",
            connect: |url| {
                tls::block_on(async {
                    let url: SqlServerUrl = url.parse().unwrap();
                    let stream = tokio::net::TcpStream::connect((url.host(), url.port())).await?;
                    tiberius::Client::connect(config(&url), stream.compat_write()).await
                })
            },
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }

    #[test]
    fn hands_over_every_parameter_or_names_it() {
        crate::parameters::check("sql_server", 0, "sqlserver://app:pw@db", |url: &SqlServerUrl| {
            Ok(format!("{:?}", config(url)))
        });
    }
}
