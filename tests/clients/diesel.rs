use diesel::{ConnectionError, ConnectionResult};
use factor3::service::{MySqlUrl, Tls};
use factor3::{SecretString, Url};
use mysqlclient_sys::SUPPORTS_MYSQL_SSL_MODE;

fn database_url(url: &MySqlUrl) -> ConnectionResult<SecretString> {
    if url.tls() >= Tls::Required && !SUPPORTS_MYSQL_SSL_MODE {
        return Err(ConnectionError::BadConnection("the library of MariaDB ignores ssl_mode".to_owned()));
    }
    let mut theirs = Url::parse(url.expose_url()).expect("`url` has read it before");
    if url.query_param("socket").is_some() {
        theirs.set_host(Some("localhost")).expect("a host of this scheme can be any name"); // else it uses TCP
    }
    let keys = [("ssl-ca", "ssl_ca"), ("ssl-cert", "ssl_cert"), ("ssl-key", "ssl_key"), ("socket", "unix_socket")];
    let values = keys.into_iter().filter_map(|(ours, name)| Some((name, url.query_param(ours)?)));
    theirs.query_pairs_mut().clear().extend_pairs(values).append_pair(
        "ssl_mode",
        match url.tls() {
            Tls::Plain => "disabled",
            Tls::Opportunistic => "preferred",
            Tls::Required => "required",
            Tls::VerifyCa => "verify_ca",
            _ => "verify_identity",
        },
    );
    Ok(String::from(theirs).into())
}

mod tests {
    use std::io::{BufReader, Read as _, Write as _};
    use std::net::TcpStream;

    use diesel::{Connection as _, MysqlConnection};
    use factor3::ExposeSecret as _;

    use super::*;
    use crate::generated::Parts;
    use crate::servers;
    use crate::tls::{self, Protection, Sent, Server};
    use crate::wire::{LOOPBACKS, captured};

    /// Greets the client as a server without TLS, and returns the packet of its login.
    fn server(mut client: BufReader<TcpStream>) -> Vec<u8> {
        let mut greeting = b"\x0a8.0.0\0\x01\0\0\0saltsalt\0".to_vec();
        // Protocol 4.1, a database, and the plugin of the password.
        greeting.extend([0x09, 0x82, 45, 2, 0, 0x08, 0, 21]);
        greeting.extend([0; 10]);
        greeting.extend(b"saltsaltsalt\0mysql_native_password\0");
        let header = [u8::try_from(greeting.len()).unwrap(), 0, 0, 0];
        client.get_mut().write_all(&[&header[..], &greeting].concat()).unwrap();
        let mut header = [0; 4];
        client.read_exact(&mut header).unwrap();
        let mut login = vec![0; usize::from(header[0]) + 256 * usize::from(header[1])];
        client.read_exact(&mut login).unwrap();
        login
    }

    #[test]
    fn finds_the_server() {
        let parts = Parts { username: "a:p@p".into(), password: "p@ss:/?#".into(), host: String::new(), port: 0 };
        let login = captured(LOOPBACKS[0], &parts, server, |parts| {
            let url: MySqlUrl = parts.url("mysql", "/orders?ssl-mode=DISABLED&wait_timeout=1");
            // The server of this test hangs up.
            assert!(MysqlConnection::establish(database_url(&url).unwrap().expose_secret()).is_err());
        });
        let has = |bytes: &[u8]| login.windows(bytes.len()).any(|window| window == bytes);
        assert!(has(b"a:p@p\0") && has(b"orders\0"), "{}", String::from_utf8_lossy(&login));
    }

    #[test]
    fn writes_the_keys_that_the_client_reads() {
        let query = |url: &str| {
            let url = database_url(&url.parse().unwrap()).ok()?;
            Some(url.expose_secret().split_once("mysql://app@").unwrap().1.to_owned())
        };
        assert_eq!(query("mysql://app@db/a").unwrap(), "db:3306/a?ssl_mode=preferred");
        assert_eq!(
            query("mysql://app@db/a?socket=/run/x&require_ssl=false").unwrap(),
            "localhost:3306/a?unix_socket=%2Frun%2Fx&ssl_mode=disabled"
        );
        let verified = query("mysql://app@db/a?ssl-ca=/ca.pem&ssl_mode=verify_ca&tcp_nodelay=true");
        let written = "db:3306/a?ssl_ca=%2Fca.pem&ssl_mode=verify_ca";
        assert_eq!(verified.as_deref(), SUPPORTS_MYSQL_SSL_MODE.then_some(written));
    }

    #[test]
    fn logs_in() {
        let Some((url, wrong)) = servers::urls("FACTOR3_MYSQL_URL", |servers| servers.mysql_url) else { return };
        MysqlConnection::establish(database_url(&url).unwrap().expose_secret()).unwrap();
        assert!(MysqlConnection::establish(database_url(&wrong).unwrap().expose_secret()).is_err());
    }

    /// Every server to which the library of MariaDB would not talk as the URL says.
    const REFUSED: [(Protection, Server, Sent); 5] = [
        (Protection::Require, Server::Good, Sent::Nothing),
        (Protection::Require, Server::WrongHost, Sent::Nothing),
        (Protection::Require, Server::UnknownIssuer, Sent::Nothing),
        (Protection::Require, Server::Expired, Sent::Nothing),
        (Protection::Verify, Server::Good, Sent::Nothing),
    ];

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::MYSQL,
            plain: "mysql://app:hunter2@{address}/orders?ssl-mode=DISABLED",
            require: Some("mysql://app:hunter2@{address}/orders?ssl-mode=REQUIRED"),
            verify: "mysql://app:hunter2@{address}/orders?ssl-mode=VERIFY_IDENTITY&ssl-ca={roots}",
            connect: |url| {
                let url = database_url(&url.parse().unwrap());
                let connection = url.and_then(|url| MysqlConnection::establish(url.expose_secret()));
                connection.map(drop).map_err(|error| error.to_string())
            },
            // It takes localhost for the socket.
            hosts: &["127.0.0.1"],
            except: if SUPPORTS_MYSQL_SSL_MODE { &[] } else { &REFUSED },
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }

    #[test]
    fn hands_over_every_parameter_or_names_it() {
        crate::parameters::check("mysql", 2, "mysql://db/a", |url: &MySqlUrl| {
            database_url(url).map(|url| url.expose_secret().to_owned()).map_err(|error| error.to_string())
        });
    }
}
